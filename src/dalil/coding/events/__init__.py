"""The event coder `dalil.events.v1`: sentences to PLOVER events, some learned, the others by rules."""
