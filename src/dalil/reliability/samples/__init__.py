"""Random samples with known probabilities, and counts corrected by them."""
