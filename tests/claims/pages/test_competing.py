"""Which numbers compete."""

from typing import Any

import pytest

from claims.pages.competing import competing
from tests.together import each_of


def claim(
    low: str | None, high: str | None, *, as_of: str = "", counted: str = "people", by: str = "", **open_ends: bool
) -> Any:
    """A claim of a number that somebody puts forward: somebody else for each, unless told."""
    day = {"date": as_of, "precision": "day"} if as_of else None
    quantity = {"low": low, "high": high, "unit": "persons", "counted": counted, "as_of": day, **open_ends}
    identity = f"{low}-{high}-{as_of}-{counted}-{by}"
    said = {"claimant": {"id": by or identity, "name": "Someone"}, "stance": "asserts"}
    return {
        "id": identity,
        "quantity": quantity,
        "attributions": [said],
        "rebuttals": [],
        "links": [],
        "language": "en",
    }


@each_of(
    ("one", "other", "compete"),
    [
        (claim("10", "10"), claim("12", "12"), True),
        (claim("10", "20"), claim("15", "15"), False),
        (claim("80", None), claim("100", "100"), False),
        (claim("80", None), claim("70", "79"), True),
        (claim("80", None, low_open=True), claim("80", "80"), True),
        (claim("80", None), claim("80", "80"), False),
        (claim("10", "10", as_of="2024-01-01"), claim("12", "12", as_of="2024-02-01"), False),
        (claim("10", "10", as_of="2024-01-01"), claim("12", "12", as_of="2024-01-01"), True),
        (claim("10", "10", as_of="2024-01-01"), claim("12", "12"), False),
        (claim("10", "10", by="c1"), claim("12", "12", by="c1"), False),
        (claim("10", "10"), claim("12", "12", counted="households"), False),
    ],
)
def test_numbers_compete_where_both_cannot_be_right_of_one_time(one: Any, other: Any, compete: bool) -> None:
    found = competing([one, other], most=2)

    assert [len(group.figures) for group in found] == ([2] if compete else [])


def test_number_that_nobody_holds_any_more_competes_with_none() -> None:
    taken_back = claim("10", "10")
    taken_back["attributions"][0]["stance"] = "retracts"

    assert competing([taken_back, claim("12", "12")], most=2) == []


@pytest.mark.parametrize(("relation", "compete"), [("updates", False), ("same_as", False), ("contradicts", True)])
def test_number_that_is_linked_as_an_update_or_as_the_same_competes_with_no_earlier_one(
    relation: str, compete: bool
) -> None:
    earlier, later = claim("10", "10"), claim("12", "12")
    later["links"] = [{"relation": relation, "claim": {"id": earlier["id"]}}]

    assert bool(competing([earlier, later], most=2)) == compete
    assert bool(competing([later, earlier], most=2)) == compete


def test_numbers_of_other_times_share_no_scale() -> None:
    years = [claim(low, low, as_of=year) for year in ("2023-01-01", "2024-01-01") for low in ("10", "12")]

    found = competing(years, most=2)

    assert [[figure.claim["id"] for figure in group.figures] for group in found] == [
        [each["id"] for each in years[:2]],
        [each["id"] for each in years[2:]],
    ]
