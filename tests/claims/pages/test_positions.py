"""What one claimant said of claims, in the order of time."""

from typing import Any

from claims.pages.positions import positions_of
from tests.together import each_of

TOPIC = {"id": "t1", "name": "Ferries", "url": "/topics/t1/ferries/"}
DAY = {"date": "2024-03-02", "precision": "day"}
MONTH = {"date": "2024-03", "precision": "month"}
YEAR = {"date": "2024", "precision": "year"}
LATER = {"date": "2024-04-01", "precision": "day"}


def said(said_on: Any, quote: str = "Every crossing.", **more: Any) -> Any:
    row = {"mode": "direct_quote", "language": "en", "claimant": {"id": "c1"}, "said_on": said_on, "quote": quote}
    return row | more


def claim(*attributions: Any, rebuttals: Any = (), topics: Any = (TOPIC,)) -> Any:
    return {"topics": list(topics), "attributions": list(attributions), "rebuttals": list(rebuttals)}


def changes(*attributions: Any) -> list[Any]:
    return [position.changes for position in positions_of([claim(*attributions)], "c1")]


def test_positions_are_those_of_the_claimant_alone() -> None:
    other = said(DAY, claimant={"id": "c2"})

    found = positions_of([claim(said(DAY), other, rebuttals=[said(LATER)])], "c1")

    assert [(position.said["said_on"], position.contests) for position in found] == [
        (DAY, False),
        (LATER, True),
    ]


def test_positions_stand_once_however_many_topics_in_the_order_of_time_without_the_undated() -> None:
    other = {**TOPIC, "id": "t2"}
    early, late, undated = said(DAY), said(LATER), said(None)

    found = positions_of([claim(undated, late, topics=(other, TOPIC)), claim(early, topics=())], "c1")

    assert [each.said["said_on"] for each in found] == [DAY, LATER]


def test_words_that_changed_between_two_quotes_are_shown() -> None:
    _, [change] = changes(said(DAY), said(LATER, "Almost every crossing."))

    assert change.field == "Compared with 2 March 2024"
    assert [(each.mark, each.text) for each in change.segments] == [
        ("removed", "Every"),
        ("added", "Almost every"),
        ("same", " crossing."),
    ]


@each_of(
    "second",
    [
        said(LATER),
        said(LATER, "Chaque traversée.", language="fr"),
        said(LATER, "They say every crossing.", mode="paraphrase"),
        said(LATER, ""),
        said(None, "Almost every crossing."),
        said(MONTH, "Almost every crossing."),
        said(YEAR, "Almost every crossing."),
        said(DAY, "Almost every crossing."),
        said(LATER, "I take that back.", stance="retracts"),
    ],
)
def test_words_that_cannot_be_compared_or_put_in_order_are_not(second: Any) -> None:
    assert all(change == [] for change in changes(said(DAY), second))


def test_words_for_a_claim_are_not_compared_with_words_against_it() -> None:
    rebuttals = [said(LATER, "No crossing."), said({"date": "2025", "precision": "year"}, "Hardly any crossing.")]

    found = positions_of([claim(said(DAY), rebuttals=rebuttals)], "c1")

    assert [[each.field for each in position.changes] for position in found] == [
        [],
        [],
        ["Compared with 1 April 2024"],
    ]


def test_very_long_quotes_are_compared_within_the_budget_of_a_page() -> None:
    rounds = [said({"date": f"20{year}", "precision": "year"}, f"{year} word " * 2_000) for year in range(10, 30)]

    assert [len(change) for change in changes(*rounds)] == [0] + [1] * 19
