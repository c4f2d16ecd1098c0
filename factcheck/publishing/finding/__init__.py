"""The one engine behind lists, suggestions and the matcher: what of the read model has to do with words, best first."""
