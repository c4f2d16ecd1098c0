"""Signing in at the desk: passwords, second factors, limits on guessing, and the end of sessions."""
