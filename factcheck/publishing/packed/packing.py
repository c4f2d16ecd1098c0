"""Documents pressed by zstd with a dictionary of what documents have in common, and as they are read again.

Bytes that are not pressed stay as they are, in both directions: rows of before need not be written anew.
"""

from functools import cache
from pathlib import Path
from threading import local
from typing import Final

import zstandard

# Whoever changes it must keep the old one for what was pressed by it: each names its own in what it pressed.
_DICTIONARY: Final = Path(__file__).with_name("documents.dictionary")
_LEVEL: Final = 3


class _OfThread(local):
    """What presses and reads: neither may be used by two threads at once."""

    def __init__(self) -> None:
        known = _dictionary()
        self.pressing = zstandard.ZstdCompressor(level=_LEVEL, dict_data=known)
        self.reading = zstandard.ZstdDecompressor(dict_data=known)


@cache
def _dictionary() -> zstandard.ZstdCompressionDict:
    known = zstandard.ZstdCompressionDict(_DICTIONARY.read_bytes())
    known.precompute_compress(level=_LEVEL)
    return known


_OWN: Final = _OfThread()


def packed(data: bytes) -> bytes:
    """The bytes pressed, where that takes less."""
    pressed = _OWN.pressing.compress(data)
    return pressed if len(pressed) < len(data) or is_packed(data) else data


def is_packed(data: bytes) -> bool:
    """Whether these are pressed bytes. JSON never begins so."""
    return data[:4] == zstandard.FRAME_HEADER


def unpacked(data: bytes | memoryview) -> bytes:
    """The bytes as they were.

    Raises:
        ValueError: they can't be unpacked. Whether damage changed what was unpacked is told by its SHA-256.
    """
    whole = bytes(data)
    if not is_packed(whole):
        return whole
    try:
        return _OWN.reading.decompress(whole)
    except zstandard.ZstdError as error:
        raise ValueError(f"Packed bytes are damaged: {error}") from error
