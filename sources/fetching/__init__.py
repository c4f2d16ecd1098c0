"""Getting documents from the web without being led anywhere else: nothing else in the project dials out."""
