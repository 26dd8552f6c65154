"""Web pages, saved pages and mails."""
