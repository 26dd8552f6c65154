"""Agreement on where stretches of text begin and end, and what they are."""
