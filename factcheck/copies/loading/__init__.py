"""Makes a site of a dump, in an empty database."""
