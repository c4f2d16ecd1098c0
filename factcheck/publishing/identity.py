"""Public ids: opaque, permanent and not sequential."""

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32 in lower case: no letter that reads like a digit."""

LENGTH = 12
_BITS = 5
_SHIFTS = range(0, _BITS * LENGTH, _BITS)
PATTERN = f"[0-9a-hjkmnp-tv-z]{{{LENGTH}}}"


def new_public_id() -> str:
    """A random id of 60 bits: among a million records, two are alike once in two million such sites."""
    bits = secrets.randbits(_BITS * LENGTH)
    return "".join([ALPHABET[bits >> shift & 31] for shift in _SHIFTS])
