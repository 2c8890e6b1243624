"""Choosing what an answer of each kind says."""
