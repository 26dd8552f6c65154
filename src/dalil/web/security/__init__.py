"""Who may speak to the server: hosts, origins, sessions, headers, limits, rates."""
