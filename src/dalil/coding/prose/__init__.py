"""Prose: claims from running sentences, by frames over a shallow grammar."""
