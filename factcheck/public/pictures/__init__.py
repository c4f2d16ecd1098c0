"""The pictures that are shared along with an address."""
