"""Bytes of documents in a fifth of their room (decision 95)."""
