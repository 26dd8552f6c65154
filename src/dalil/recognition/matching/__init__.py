"""Names of actors that may mean the same, across Arabic and Latin script."""
