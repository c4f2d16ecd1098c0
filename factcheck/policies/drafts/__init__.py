"""Drafts of policies: how they become documents, and that their history is kept."""
