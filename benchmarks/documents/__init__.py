"""Measures how documents are read: test files with known truth, and scores of dalil and its peers."""
