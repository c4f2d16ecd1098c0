"""The Merkle tree of RFC 6962 over the log, and its tiles as C2SP tlog-tiles lays them out.

A tile has up to 256 hashes of one level: of leaves at level 0, of whole tiles of the level below at all others.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import Final, NamedTuple

HASH: Final = 32
"""The bytes of a hash."""
HEIGHT: Final = 8
"""How many levels of the tree one tile spans."""
WIDTH: Final = 1 << HEIGHT
"""The hashes of a full tile."""


class TileOf(NamedTuple):
    """A tile: its level, its place among those of the level, and its hashes one after the other."""

    level: int
    place: int
    hashes: bytes


def leaf_hash(entry: bytes) -> bytes:
    """The hash of a leaf."""
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node above two others."""
    return hashlib.sha256(b"\1" + left + right).digest()


def width_at(level: int, size: int) -> int:
    """How many hashes a tree of so many leaves has at a level of tiles."""
    return size >> (HEIGHT * level)


def split(hashes: bytes) -> list[bytes]:
    """The hashes that a tile's bytes hold."""
    return [hashes[at : at + HASH] for at in range(0, len(hashes), HASH)]


def _whole(hashes: list[bytes]) -> bytes:
    """The root of a power of two of hashes."""
    while len(hashes) > 1:
        pairs = iter(hashes)
        hashes = [node_hash(left, right) for left, right in zip(pairs, pairs, strict=True)]
    return hashes[0]


class Tree:
    """A tree that grows leaf by leaf; of its tiles it keeps those at its right edge."""

    def __init__(self) -> None:
        self.size = 0
        self._edge: list[bytearray] = [bytearray()]

    def grow(self, leaves: Iterable[bytes]) -> Iterator[TileOf]:
        """Add these hashes of leaves; each tile as it fills up. The leaves are added as the tiles are asked for."""
        for leaf in leaves:
            self._edge[0] += leaf
            self.size += 1
            if self.size % WIDTH == 0:
                yield from self._fold(0)

    def edge(self) -> list[TileOf]:
        """The tiles that are not full, without empty ones."""
        return [
            TileOf(level, width_at(level, self.size) // WIDTH, bytes(hashes))
            for level, hashes in enumerate(self._edge)
            if hashes
        ]

    def root(self) -> bytes:
        """The hash of the whole tree as it is."""
        peaks = [peak for hashes in reversed(self._edge) for peak in _peaks(split(bytes(hashes)))]
        if not peaks:
            return hashlib.sha256().digest()
        return reduce(lambda right, left: node_hash(left, right), reversed(peaks))

    def _fold(self, level: int) -> Iterator[TileOf]:
        tile = TileOf(level, width_at(level, self.size) // WIDTH - 1, bytes(self._edge[level]))
        self._edge[level].clear()
        yield tile
        if level + 1 == len(self._edge):
            self._edge.append(bytearray())
        self._edge[level + 1] += _whole(split(tile.hashes))
        if len(self._edge[level + 1]) == WIDTH * HASH:
            yield from self._fold(level + 1)


def _peaks(hashes: list[bytes]) -> Iterator[bytes]:
    """The roots of the largest whole subtrees, from the left."""
    start = 0
    for bit in range(HEIGHT - 1, -1, -1):
        if len(hashes) >> bit & 1:
            yield _whole(hashes[start : start + (1 << bit)])
            start += 1 << bit


ReadTile = Callable[[int, int], bytes]
"""Gives the bytes of the tile of a level and a place."""


def inclusion(index: int, size: int, read: ReadTile) -> list[bytes]:
    """The proof that the leaf of this index is in the tree of that size, from its sibling up (RFC 6962, 2.1.1)."""
    return _path(index, 0, size, read)


def _path(index: int, start: int, end: int, read: ReadTile) -> list[bytes]:
    if end - start == 1:
        return []
    middle = start + _half(end - start)
    if index < middle:
        return [*_path(index, start, middle, read), _range(middle, end, read)]
    return [*_path(index, middle, end, read), _range(start, middle, read)]


def _half(size: int) -> int:
    """The largest power of two that is less than the size."""
    return 1 << (size - 1).bit_length() - 1


def _range(start: int, end: int, read: ReadTile) -> bytes:
    """The root of the leaves from the one index up to the other, which the tree has as one node."""
    size = end - start
    if size & (size - 1):
        middle = start + _half(size)
        return node_hash(_range(start, middle, read), _range(middle, end, read))
    level, height = divmod(size.bit_length() - 1, HEIGHT)
    place, offset = divmod(start >> (HEIGHT * level), WIDTH)
    return _whole(split(read(level, place))[offset : offset + (1 << height)])
