"""Whatever is changed of a log, the program of strangers finds it, given one older checkpoint.

`FACTCHECK_TAMPERINGS` says how many cases are tried of all sorts together.
"""

import os
from random import Random
from typing import Final

import pytest
import verify

from tests.verifying.sites import KEY, TAMPERINGS, Site, forged_copy, site

CASES: Final = int(os.environ.get("FACTCHECK_TAMPERINGS", "102"))
ROWS, SIGNED_FIRST = 40, 25
PUBLIC = verify.key_of(KEY.verifier_key)


@pytest.fixture(scope="module")
def original() -> tuple[Site, str]:
    return site(Random(7), ROWS, SIGNED_FIRST)


def found(forged: Site, older: str = "") -> list[str]:
    kept = [verify.checkpoint_of(older, PUBLIC)] if older else []
    return list(verify.verify(forged.read, PUBLIC, kept).faults)


def test_site_as_it_was_published_verifies(original: tuple[Site, str]) -> None:
    whole, older = original

    result = verify.verify(whole.read, PUBLIC, [verify.checkpoint_of(older, PUBLIC)])

    assert result.faults == []
    assert (len(result.rows), result.signed) == (ROWS, ROWS)


def test_site_that_went_on_without_signing_yet_verifies(original: tuple[Site, str]) -> None:
    longer = forged_copy(original[0])
    longer.add("topic", "afterwards00", "first", {"text": "Later"})

    result = verify.verify(longer.read, PUBLIC)

    assert (result.faults, result.signed, len(result.rows)) == ([], ROWS, ROWS + 1)


@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_of_whoever_has_no_key_is_found(name: str, original: tuple[Site, str]) -> None:
    random = Random(name)
    for case in range(CASES // len(TAMPERINGS) // 2):
        forged = forged_copy(original[0])
        TAMPERINGS[name](forged, random, ROWS)

        assert found(forged), (name, case)


@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_of_whoever_signs_anew_is_found_by_the_older_checkpoint(
    name: str, original: tuple[Site, str]
) -> None:
    random = Random(f"signed {name}")
    for case in range(CASES // len(TAMPERINGS) // 2):
        forged = forged_copy(original[0])
        TAMPERINGS[name](forged, random, SIGNED_FIRST)
        if forged.rows:
            forged.sign()

        assert found(forged, original[1]), (name, case)


@pytest.mark.parametrize("name", ["fork", "rechain", "insert", "reorder_and_rechain", "truncate"])
def test_tampering_that_is_signed_anew_passes_where_nobody_kept_a_checkpoint(
    name: str, original: tuple[Site, str]
) -> None:
    forged = forged_copy(original[0])
    TAMPERINGS[name](forged, Random(3), SIGNED_FIRST)
    forged.sign()

    # Only so do the others show that it is the older checkpoint that finds them.
    assert found(forged) == []
