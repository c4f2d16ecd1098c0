"""Keeps a copy of another site in step with it. Of all that the project does, this and the fetcher alone dial out."""
