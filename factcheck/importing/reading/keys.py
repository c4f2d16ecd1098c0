"""By what a record is known again when its archive is imported another time."""

import hashlib

from factcheck.importing.understanding.addresses import place_of
from factcheck.importing.understanding.texts import bare


def key_of(address: str, text: str) -> str:
    """A key of the review's address, however its site is called, and of the claim's words, whatever their case, accents
    and punctuation.
    """
    return hashlib.sha256(f"{place_of(address) or address}\n{bare(text)}".encode()).hexdigest()[:32]
