from typing import Any

import pytest

from claims.pages import presenting
from tests.together import each_of


def claim(*stances: str, contests: int = 0) -> dict[str, Any]:
    """A claim's document, as far as it is counted: each attribution by a claimant of its own."""
    return {
        "attributions": [
            {"id": f"a{number}", "claimant": {"id": f"w{number}"}, "stance": stance, "via": None}
            for number, stance in enumerate(stances)
        ],
        "rebuttals": [{"claimant": {"id": f"c{number}"}} for number in range(contests)],
    }


@each_of(
    ("document", "sentence"),
    [
        (claim("asserts", "endorses", contests=1), "Disputed: 2 put it forward, 1 contests it."),
        (claim("asserts"), "1 puts it forward; nobody is recorded as contesting it."),
        (
            claim("asserts", "relays", "retracts", contests=2),
            "Disputed: 1 puts it forward, 1 relays it, 1 took it back, 2 contest it.",
        ),
        (claim(contests=1), "Disputed: nobody is recorded as putting it forward, 1 contests it."),
        (claim(), "Nobody is recorded as putting it forward; nobody is recorded as contesting it."),
    ],
)
def test_standing_counts_who_does_what(document: dict[str, Any], sentence: str) -> None:
    assert presenting.standing(document) == sentence


def test_standing_of_a_claimant_who_took_it_back_counts_that_alone() -> None:
    document = claim("asserts", "retracts")
    document["attributions"][1]["claimant"]["id"] = "w0"

    assert presenting.standing(document) == "1 took it back; nobody is recorded as contesting it."


def test_standing_of_a_list_entry_is_that_of_its_document() -> None:
    entry = {
        "claimants": [{"id": "w1", "stance": "asserts"}, {"id": "w2", "stance": "relays"}],
        "contested_by": [{"id": "c1"}],
    }

    assert presenting.standing(entry) == presenting.standing(claim("asserts", "relays", contests=1))


def test_known_through_is_the_chain_of_attributions_nearest_first() -> None:
    document = claim("asserts", "relays", "relays")
    first, second, third = document["attributions"]
    first["via"], second["via"] = "a1", "a2"

    assert presenting.known_through(document, first) == [second, third]
    assert presenting.known_through(document, third) == []


def test_known_through_of_a_circle_ends() -> None:
    document = claim("relays", "relays")
    first, second = document["attributions"]
    first["via"], second["via"] = "a1", "a0"

    assert presenting.known_through(document, first) == [second, first]


def test_evidence_is_grouped_by_bearing_without_empty_groups() -> None:
    evidence = [{"bearing": "context", "note": "c"}, {"bearing": "supports", "note": "s"}]

    groups = presenting.by_bearing(evidence)

    assert [(group.heading, len(group.parts)) for group in groups] == [("For the claim", 1), ("Context", 1)]


def test_links_are_grouped_by_relation() -> None:
    links = [{"relation": relation} for relation in ("supports", "goes_further", "supports")]

    groups = presenting.by_relation(links)

    assert [(group.heading, len(group.parts)) for group in groups] == [
        ("This claim supports", 2),
        ("This claim goes further than", 1),
    ]


@pytest.mark.parametrize("stances", [["asserts", "retracts"], []])
def test_goes_further_leaves_out_who_does_not_hold_the_further_claim(stances: list[str]) -> None:
    further = claim(*stances) | {"links": [{"relation": "goes_further", "claim": {"id": "c1"}}]}
    for said in further["attributions"]:
        said["claimant"] = {"id": "w0", "name": "Someone"}

    assert presenting.goes_further([further], {"id": "c1"}, "w0") == []


@pytest.mark.parametrize(("count", "words"), [(0, "contested by nobody on record"), (2, "itself contested by 2")])
def test_standing_in_turn_counts_who_contests_a_counter_claim(count: int, words: str) -> None:
    assert presenting.standing_in_turn(claim(contests=count)) == words


def test_words_of_a_long_passage_are_cut_for_the_glance() -> None:
    passage = {"exact": "word " * 200, "source": {"language": "fr"}}

    words = presenting.words_of({"quote": "", "passages": [passage]})

    assert words is not None
    assert len(words["text"]) == 275
    assert words["text"].endswith(" word…")
    assert (words["language"], words["own"]) == ("fr", False)


def test_words_of_an_utterance_without_any_are_none() -> None:
    assert presenting.words_of({"quote": "", "passages": [{"exact": ""}]}) is None
