"""Pages that call records by their names in the language of the page."""
