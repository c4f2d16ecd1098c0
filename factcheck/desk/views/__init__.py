"""Pages of the desk that belong to no model: one search over all, and what the desk can do."""
