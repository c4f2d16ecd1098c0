"""Links by which people set a password of their own: to a new account, or where they have forgotten it."""
