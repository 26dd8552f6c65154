"""Stage 1: a file becomes a source. `formats.reader_for` finds the reader of a file."""
