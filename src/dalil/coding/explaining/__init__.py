"""Explaining: what the coder saw in one unit, what it tried, and what became of each claim."""
