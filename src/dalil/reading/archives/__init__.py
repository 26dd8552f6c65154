"""Archives: their files come out into a folder, each under its own name, in a process apart."""
