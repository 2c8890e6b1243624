"""Serving many at once: who is let in and in which order, what is told of it, and how the server ends."""
