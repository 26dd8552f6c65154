"""Claims of coders in one shape, and which of them say the same."""
