"""The page that shows every component of the public pages."""
