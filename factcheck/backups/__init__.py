"""Copies of the whole database, made while the site is in use, and what is put back from them."""
