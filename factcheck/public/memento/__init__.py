"""Records as they were, by the standard for it: Memento (RFC 7089)."""
