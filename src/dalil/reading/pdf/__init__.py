"""PDF: characters with their boxes, from the file, become lines in reading order."""
