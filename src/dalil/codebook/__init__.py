"""The codebook as data: its shape, loading with every fault at once, its pages, and its examples as tests."""
