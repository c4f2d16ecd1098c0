"""An app with a kind of record of its own: a term, and what it means here."""
