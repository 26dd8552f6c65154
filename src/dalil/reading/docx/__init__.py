"""Word documents (.docx, .docm): the whole visible text in reading order."""
