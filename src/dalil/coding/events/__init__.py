"""The event coder `dalil.events.v1`: sentences to PLOVER events, learned for Arabic ASSAULT and PROTEST, by rules else."""
