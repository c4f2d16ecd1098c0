"""What forms of the desk ask back before they take it."""
