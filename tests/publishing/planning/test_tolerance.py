"""How far two versions of a draft differ in words: characters inserted and deleted, and nothing else."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from factcheck.publishing.planning.tolerance import differs_by_fewer, distance
from tests.together import each_of

PROSE = frozenset({"text", "note", "aliases"})
BEFORE: dict[str, Any] = {
    "text": "Vehicles crossed the bridge.",
    "language": "en",
    "aliases": ["Bridge"],
    "said_on": {"date": "2023", "precision": "year"},
    "reviews": [{"note": "It says so.", "address": "https://a.example/"}],
}


def fewer(limit: int, **changes: Any) -> bool:
    return differs_by_fewer(BEFORE, BEFORE | changes, limit, prose=PROSE)


@each_of(
    ("changes", "spent"),
    [
        ({}, 0),
        ({"text": "Vehicles crossed the bridge"}, 1),
        ({"text": "Vehicles crossed the bridges."}, 1),
        ({"text": "Vehicles cross the bridge."}, 2),
        ({"text": "Vehicles crossed the bridge!"}, 2),
        ({"aliases": ["Bridges"]}, 1),
        ({"reviews": [BEFORE["reviews"][0] | {"note": "It said so."}]}, 4),
        ({"text": "Vehicles crossed the bridge", "aliases": ["Bridges"]}, 2),
    ],
)
def test_edits_of_prose_count_characters_inserted_and_deleted_over_all_texts(
    changes: dict[str, Any], spent: int
) -> None:
    assert fewer(spent + 1, **changes)
    assert not fewer(spent, **changes)


@each_of(
    "changes",
    [
        {"language": "fr"},
        {"said_on": {"date": "2024", "precision": "year"}},
        {"aliases": ["Bridge", "B"]},
        {"aliases": []},
        {"reviews": [BEFORE["reviews"][0] | {"address": "https://b.example/"}]},
        {"reviews": []},
        {"text": None},
        {"added": ""},
    ],
)
def test_any_other_change_is_more_than_any_number_of_characters(changes: dict[str, Any]) -> None:
    assert not fewer(1_000_000, **changes)


@given(before=st.text("ab", max_size=12), after=st.text("ab", max_size=12))
def test_distance_is_that_of_the_longest_common_subsequence(before: str, after: str) -> None:
    lengths = [[0] * (len(after) + 1)]
    for row, one in enumerate(before):
        lengths.append([0])
        for column, other in enumerate(after):
            longest = lengths[row][column] + 1 if one == other else max(lengths[row][column + 1], lengths[row + 1][-1])
            lengths[row + 1].append(longest)
    expected = len(before) + len(after) - 2 * lengths[-1][-1]

    assert distance(before, after, limit=expected + 1) == expected
    assert distance(before, after, limit=expected) is None


def test_distance_of_long_texts_that_differ_much_is_given_up_early() -> None:
    before, after = "a" * 100_000, "b" * 100_000

    assert distance(before, after, limit=100) is None
