"""Erasing published words by order of a court: asked for by one person, confirmed by another, declared in the log."""
