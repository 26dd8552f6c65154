"""Stage 5b: from the codings of a unit to the decision on it."""
