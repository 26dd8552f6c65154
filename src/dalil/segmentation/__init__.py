"""Stage 2: a source becomes units, each under its headings. `outline.segment` is the way in."""
