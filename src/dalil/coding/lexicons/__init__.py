"""Lexicons under check: entries that cannot fire, entries that contradict each other, slips of spelling."""
