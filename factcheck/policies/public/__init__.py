"""The public side of policies: documents, pages and the API."""
