"""Answers given by people: what a person says of a unit, checked slot by slot, becomes a draft and then a coding."""
