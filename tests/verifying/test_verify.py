"""The parts of `docs/verify.py`, against known vectors and other implementations."""

import json
from typing import Any

import pytest
import rfc8785
import verify
from hypothesis import given
from hypothesis import strategies as st
from verify import Fault

from factcheck.transparency.merkle import Tree, inclusion
from tests.together import each_of
from tests.transparency.test_merkle import LEAVES, NOTHING, ROOTS, hashes, tree_of
from tests.transparency.test_notes import EXAMPLE, PUBLIC, SIGNED, TEXT

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES)
def test_canonical_form_is_that_of_the_library(value: Any) -> None:
    assert verify.canonical(value) == rfc8785.dumps(value)
    assert verify.parsed(verify.canonical(value), "It") == value


@each_of("value", [1.5, 2**53, -(2**53), "\ud800", {"\ud800": 1}, b"bytes", float("nan")])
def test_canonical_form_of_what_has_none_is_refused(value: Any) -> None:
    with pytest.raises(Fault):
        verify.canonical(value)


@each_of("text", ["", "{", "nan", "NaN", '{"a":1,"a":2}', "[" * 100_000])
def test_json_that_is_none_or_says_two_things_is_refused(text: str) -> None:
    with pytest.raises(Fault, match="It is not JSON"):
        verify.parsed(text.encode(), "It")


def test_roots_of_known_leaves_are_the_known_roots() -> None:
    leaves = [verify.leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES]

    found = verify.roots(leaves, range(12))

    assert [found[size].hex() for size in range(9)] == [NOTHING, *ROOTS]
    assert set(found) == set(range(9))


@each_of("size", [1, 2, 3, 7, 8, 255, 256, 257])
def test_proof_leads_to_the_root_and_a_changed_one_does_not(size: int) -> None:
    leaves = hashes(size)
    tree, tiles = tree_of(leaves)
    for index in {0, size // 2, size - 1}:
        proof = inclusion(index, size, lambda level, place: tiles[level, place])

        assert verify.root_by_proof(index, size, leaves[index], proof) == tree.root()
        for place in range(len(proof)):
            changed = [*proof[:place], bytes(32), *proof[place + 1 :]]
            assert verify.root_by_proof(index, size, leaves[index], changed) != tree.root()
        with pytest.raises(Fault, match="too long"):
            verify.root_by_proof(index, size, leaves[index], [*proof, bytes(32)])
        if proof:
            with pytest.raises(Fault, match="too short"):
                verify.root_by_proof(index, size, leaves[index], proof[:-1])


def test_note_of_the_known_key_is_opened() -> None:
    assert verify.signed_text(SIGNED, verify.key_of(PUBLIC)) == TEXT


@each_of(
    ("note", "why"),
    [
        (SIGNED.replace("answer", "ANSWER"), "is not that of the key"),
        (SIGNED.replace("x08go/ZJ", "x08go/ZK"), "is not that of the key"),
        (SIGNED.replace("x08go/ZJ", "y08go/ZJ"), "no signature of the key"),
        (SIGNED.replace("— PeterNeumann", "— Peter"), "no signature of the key"),
        (SIGNED.replace("x08go", "x08g"), "not base 64"),
        (TEXT, "not a signed note"),
        ("", "not a signed note"),
        (EXAMPLE, "no signature of the key"),
    ],
)
def test_note_that_the_key_has_not_signed_so_is_refused(note: str, why: str) -> None:
    with pytest.raises(Fault, match=why):
        verify.signed_text(note, verify.key_of(PUBLIC))


def test_note_with_signatures_of_others_too_is_opened() -> None:
    signed = SIGNED + "— somebody.example AAAAAAAA\n"

    assert verify.signed_text(signed, verify.key_of(PUBLIC)) == TEXT


def test_note_of_the_key_that_is_no_checkpoint_is_refused() -> None:
    with pytest.raises(Fault, match="not a checkpoint"):
        verify.checkpoint_of(SIGNED, verify.key_of(PUBLIC))


@each_of("key", ["", "a+b+c", PUBLIC[:-2], PUBLIC.replace("c74f20a3", "c74f20a4"), f"{PUBLIC}AAAA"])
def test_key_that_is_malformed_is_refused(key: str) -> None:
    with pytest.raises(Fault):
        verify.key_of(key)


def test_notes_of_a_file_are_told_apart() -> None:
    assert verify.notes_in(EXAMPLE) == [EXAMPLE]
    assert verify.notes_in(f"{EXAMPLE}\n{EXAMPLE}\n") == [EXAMPLE, EXAMPLE]


def test_tiles_of_entries_have_the_paths_of_the_specification() -> None:
    paths = list(verify.tiles(256_300))

    assert paths[0] == "/log/tile/entries/000"
    assert paths[1000] == "/log/tile/entries/x001/000"
    assert paths[-1] == "/log/tile/entries/x001/001.p/44"


def test_bundle_that_is_cut_off_is_refused() -> None:
    with pytest.raises(Fault, match="cut off"):
        list(verify.unbundled(b"\x00\x05abc"))


@each_of("entry", [b"{}", b"[]", b"1", b'{"sequence": 0}'])
def test_entry_that_is_no_row_is_refused(entry: bytes) -> None:
    with pytest.raises(Fault, match="not a row"):
        verify.row_of(entry)


def entry(kind: str, record: str) -> bytes:
    """A row of the log, as far as it is read by itself."""
    row = dict.fromkeys(verify.ROW, 0) | {"kind": kind, "record": record}
    return json.dumps(row, separators=(",", ":"), sort_keys=True).encode()


@each_of(
    ("kind", "record"),
    [
        *(("claim", "../../../etc"), ("claim", ""), ("", "abcdefghjkmn"), ("../media", "abcdefghjkmn")),
        *(("media__object", "abcdefghjkmn"), ("_media", "abcdefghjkmn"), ("media_", "abcdefghjkmn")),
    ],
)
def test_entry_that_names_a_way_out_is_refused(kind: str, record: str) -> None:
    with pytest.raises(Fault, match="names no record"):
        verify.row_of(entry(kind, record))


@pytest.mark.parametrize("kind", ["claim", "media_object", "one_of_three_words"])
def test_entry_of_a_kind_of_several_words_is_read(kind: str) -> None:
    assert verify.row_of(entry(kind, "abcdefghjkmn"))["kind"] == kind


def test_tree_of_the_product_and_the_program_agree() -> None:
    leaves = hashes(1000)
    tree = Tree()
    list(tree.grow(leaves))

    assert verify.roots(leaves, [1000])[1000] == tree.root()
