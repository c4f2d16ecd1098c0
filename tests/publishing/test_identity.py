"""Public ids: of the length and the alphabet that addresses are matched by."""

import re

from factcheck.publishing.identity import ALPHABET, PATTERN, new_public_id


def test_public_ids_are_well_formed_and_use_the_whole_alphabet() -> None:
    ids = [new_public_id() for _ in range(2000)]

    assert all(re.fullmatch(PATTERN, public_id) for public_id in ids)
    assert len(set(ids)) == len(ids)
    assert set("".join(ids)) == set(ALPHABET)
    # Each place of an id may hold each character.
    assert all({public_id[place] for public_id in ids} == set(ALPHABET) for place in (0, 11))
