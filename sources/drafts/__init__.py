"""Drafts of sources and publishers: how they become documents, are compared and merged."""
