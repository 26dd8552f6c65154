"""`dalil codebook diff` and `recode`: versions of a codebook, and what a change asks for."""
