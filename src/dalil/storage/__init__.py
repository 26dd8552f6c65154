"""Keeping records: the port in `store`, one SQLite file behind it in `sqlite`, JSON in `serial`."""
