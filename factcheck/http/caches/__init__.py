"""Shared caches, such as a CDN: what they are told of an answer, and of what was published since (decision 69)."""
