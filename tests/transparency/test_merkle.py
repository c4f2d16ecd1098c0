"""The tree: known vectors of RFC 6962, and a tree that is worked out as its definition has it."""

import hashlib
from collections.abc import Sequence

import pytest

from factcheck.transparency.merkle import WIDTH, TileOf, Tree, inclusion, leaf_hash, node_hash, split
from tests.together import each_of

# Of the tests that come with the implementations of Certificate Transparency.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def hashes(number: int) -> list[bytes]:
    return [leaf_hash(str(place).encode()) for place in range(number)]


def tree_of(leaves: Sequence[bytes]) -> tuple[Tree, dict[tuple[int, int], bytes]]:
    tree = Tree()
    found: list[TileOf] = [*tree.grow(leaves), *tree.edge()]
    return tree, {(tile.level, tile.place): tile.hashes for tile in found}


def defined(leaves: Sequence[bytes]) -> bytes:
    """The hash of a tree as RFC 6962 defines it."""
    if len(leaves) == 1:
        return leaves[0]
    middle = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(defined(leaves[:middle]), defined(leaves[middle:]))


def proved(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """The proof of inclusion as RFC 6962 defines it."""
    if len(leaves) == 1:
        return []
    middle = 1 << (len(leaves) - 1).bit_length() - 1
    if index < middle:
        return [*proved(index, leaves[:middle]), defined(leaves[middle:])]
    return [*proved(index - middle, leaves[middle:]), defined(leaves[:middle])]


def test_root_of_no_leaf_is_the_hash_of_nothing() -> None:
    assert Tree().root().hex() == NOTHING


@each_of("size", range(1, 9))
def test_root_of_known_leaves_is_the_known_root(size: int) -> None:
    tree, _ = tree_of([leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size]])

    assert tree.root().hex() == ROOTS[size - 1]


@pytest.mark.parametrize("size", [1, 2, 3, 255, 256, 257, 511, 512, 700, 65_536, 65_793])
def test_root_out_of_tiles_is_that_of_the_definition(size: int) -> None:
    leaves = hashes(size)

    tree, _ = tree_of(leaves)

    assert tree.root() == defined(leaves)


def test_tiles_of_a_tree_are_those_of_the_specification() -> None:
    _, tiles = tree_of([hashlib.sha256().digest()] * 70_000)

    widths = {place: len(split(tile)) for place, tile in tiles.items()}
    assert sum(level == 0 and width == WIDTH for (level, _), width in widths.items()) == 273
    assert {place: width for place, width in widths.items() if width < WIDTH} == {(0, 273): 112, (1, 1): 17, (2, 0): 1}
    assert widths[1, 0] == WIDTH


@each_of("size", [1, 2, 7, 8, 256, 257, 600])
def test_inclusion_out_of_tiles_is_the_proof_of_the_definition(size: int) -> None:
    leaves = hashes(size)
    _, tiles = tree_of(leaves)

    for index in {0, 1 % size, size // 2, size - 1}:
        assert inclusion(index, size, lambda level, place: tiles[level, place]) == proved(index, leaves)


def test_inclusion_in_an_earlier_tree_is_had_from_later_tiles() -> None:
    leaves = hashes(700)
    _, tiles = tree_of(leaves)

    assert inclusion(5, 300, lambda level, place: tiles[level, place]) == proved(5, leaves[:300])
