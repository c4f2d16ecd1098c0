"""Which numbers compete."""

from typing import Any

import pytest

from claims.pages.competing import competing


def claim(low: str | None, high: str | None, *, as_of: str = "", counted: str = "people", **open_ends: bool) -> Any:
    """A claim of a number that somebody puts forward."""
    day = {"date": as_of, "precision": "day"} if as_of else None
    quantity = {"low": low, "high": high, "unit": "persons", "counted": counted, "as_of": day, **open_ends}
    said = {"claimant": {"id": "c1", "name": "Someone"}, "stance": "asserts"}
    identity = f"{low}-{high}-{as_of}-{counted}"
    return {"id": identity, "quantity": quantity, "attributions": [said], "rebuttals": [], "language": "en"}


@pytest.mark.parametrize(
    ("one", "other", "compete"),
    [
        (claim("10", "10"), claim("12", "12"), True),
        (claim("10", "20"), claim("15", "15"), False),
        (claim("80", None), claim("100", "100"), False),
        (claim("80", None), claim("70", "79"), True),
        (claim("80", None, low_open=True), claim("80", "80"), True),
        (claim("80", None), claim("80", "80"), False),
        (claim("10", "10", as_of="2024-01-01"), claim("12", "12", as_of="2024-02-01"), False),
        (claim("10", "10", as_of="2024-01-01"), claim("12", "12"), True),
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
