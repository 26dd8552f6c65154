"""Joining the stages and the storage: what each command asks for is one call here."""
