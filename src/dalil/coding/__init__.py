"""Stage 4: a unit and its mentions become a coding under a codebook. Coders draft, `grounding` alone makes codings."""
