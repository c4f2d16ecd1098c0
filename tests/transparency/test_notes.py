"""Signed notes: the known example of Go's note package, whose key and signature C2SP signed-note took over."""

import pytest

from factcheck.transparency import notes
from factcheck.transparency.notes import Checkpoint, NoteError, checkpoint_of
from factcheck.transparency.signing.keys import parse
from tests.together import each_of

PRIVATE = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNATURE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
SIGNED = f"{TEXT}\n— PeterNeumann {SIGNATURE}\n"
# The example of tlog-checkpoint.
ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
EXAMPLE = (
    f"example.com/behind-the-sofa\n20852163\n{ROOT}\n\n— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
)


def test_known_key_signs_the_known_note() -> None:
    key = parse(PRIVATE)

    assert key.verifier_key == PUBLIC
    assert key.signed(TEXT) == SIGNED


def test_checkpoint_of_the_example_says_what_the_example_says() -> None:
    found = checkpoint_of(EXAMPLE)

    assert found == Checkpoint("example.com/behind-the-sofa", 20852163, notes.decoded(ROOT))
    assert EXAMPLE.startswith(f"{found.text}\n— ")


@each_of(
    "note",
    [
        "",
        EXAMPLE.replace("\n\n", "\n"),
        EXAMPLE.replace("20852163", "020852163"),
        EXAMPLE.replace("20852163", "-1"),
        EXAMPLE.replace("20852163", "1e3"),
        EXAMPLE.replace(ROOT, "AAAA"),
        EXAMPLE.replace(ROOT, "no base 64"),
        EXAMPLE.replace(ROOT, f"{ROOT}\nmore"),
        EXAMPLE.replace("— ", "- "),
        EXAMPLE.replace("example.com/behind-the-sofa\n", "\n", 1),
    ],
)
def test_checkpoint_that_is_malformed_is_none(note: str) -> None:
    with pytest.raises(NoteError):
        checkpoint_of(note)


@each_of(
    "key",
    [
        "",
        PRIVATE.removeprefix("PRIVATE+KEY+"),
        PRIVATE.replace("c74f20a3", "c74f20a4"),
        PRIVATE.replace("PeterNeumann", "Peter"),
        PRIVATE.replace("+AYEK", "+BYEK"),
        PRIVATE[:-4],
        "PRIVATE+KEY+a",
    ],
)
def test_key_that_is_malformed_is_none(key: str) -> None:
    with pytest.raises(NoteError):
        parse(key)


def test_note_is_refused_unless_that_key_signed_just_that_text() -> None:
    other = parse(PRIVATE)
    forged = [
        (SIGNED.replace("your problem is", "the problem is"), PUBLIC),
        (SIGNED.replace("— PeterNeumann", "— Somebody"), PUBLIC),
        (SIGNED.replace(SIGNATURE, SIGNATURE[:-8] + "AAAAAAM="), PUBLIC),
        (SIGNED.replace(SIGNATURE, "AAAA"), PUBLIC),
        (SIGNED, PUBLIC.replace("c74f20a3", "c74f20a4")),
        (SIGNED, "PeterNeumann"),
        (SIGNED, ""),
        ("", PUBLIC),
    ]

    notes.refuse_unsigned(SIGNED, PUBLIC)
    notes.refuse_unsigned(f"{SIGNED}— Witness AAAAAAAA\n", f" {other.verifier_key}\n")
    for note, key in forged:
        with pytest.raises(NoteError):
            notes.refuse_unsigned(note, key)
