"""The schema's history: one file a revision, run by `dalil.storage.upgrade`."""
