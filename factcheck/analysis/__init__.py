"""Text as search and matching read it: folded, split, stemmed. Knows no model and no database."""
