from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.pages.figures import Figures, numbers_beside, numbers_of
from tests.claims.said import claim, quantity, said
from tests.together import each_of

decimals = st.decimals(min_value=-(10**24), max_value=10**24, places=6, allow_nan=False, allow_infinity=False)


def group_of(*quantities: Any) -> Figures:
    [group] = numbers_of([claim(f"c{n}", quantity=each) for n, each in enumerate(quantities)]).together
    return group


def test_figures_of_one_unit_stand_together_by_what_they_count_and_others_alone() -> None:
    numbers = numbers_of(
        [
            claim("one", quantity=quantity("9", "9", "People who  left")),
            claim("two", quantity=quantity("7", "7", " people who left")),
            claim("three", quantity=quantity("8", "8", "people who arrived", unit="People")),
            claim("four", quantity=quantity("7", "7", unit="vehicles")),
            claim("five"),
        ]
    )

    [group] = numbers.together
    assert ([figure.claim["id"] for figure in group.figures], group.things) == (["three", "two", "one"], 2)
    assert [[figure.claim["id"] for figure in each.figures] for each in numbers.alone] == [["four"]]


def test_figures_beside_a_claim_are_those_of_its_own_unit() -> None:
    own = claim("own", quantity=quantity("5", "5", "left"))
    others = [claim("same", quantity=quantity("7", "7", "left")), own, claim("none")]
    others += [claim(f"c{n}", quantity=quantity("9", "9", unit="vehicles")) for n in range(2)]

    groups = numbers_beside(own, others)

    assert [[figure.claim["id"] for figure in group.figures] for group in groups] == [["own", "same"]]
    assert numbers_beside(own, others[1:]) == ()


def test_figures_come_in_the_order_of_the_numbers() -> None:
    group = group_of(quantity("9", "9"), quantity(None, "2"), quantity("-4", "20"))

    assert [figure.claim["id"] for figure in group.figures] == ["c2", "c1", "c0"]


def test_single_number_is_a_point_and_a_range_a_bar() -> None:
    point, bar = group_of(quantity("0", "0"), quantity("50", "100")).figures

    assert (point.is_range, point.x, point.end) == (False, "10.00%", "10.00%")
    assert (bar.is_range, bar.x, bar.end) == (True, "50.00%", "90.00%")


@pytest.mark.parametrize(
    ("open_range", "ends"), [(quantity("100"), ("90.00%", "100.00%")), (quantity(None, "0"), ("0.00%", "10.00%"))]
)
def test_range_without_an_end_reaches_the_edge(open_range: Any, ends: tuple[str, str]) -> None:
    group = group_of(quantity("0", "0"), quantity("100", "100"), open_range)

    [figure] = [figure for figure in group.figures if figure.is_range]
    assert (figure.x, figure.end) == ends
    assert (figure.open_low, figure.open_high) == (open_range["low"] is None, open_range["high"] is None)


def test_figure_names_who_holds_to_it_and_who_contests_it() -> None:
    utterances = [
        said("Ann", "asserts"),
        said("Ann", "endorses"),
        said("Ben", "asserts"),
        said("Ben", "retracts"),
        said("Cay"),
    ]
    group = numbers_of([claim(name, *utterances, quantity=quantity("5", "5")) for name in ("one", "two")]).together[0]

    [figure, _] = group.figures

    assert [claimant["name"] for claimant in figure.by] == ["Ann"]
    assert [claimant["name"] for claimant in figure.contested_by] == ["Cay"]


@given(st.lists(st.tuples(decimals, decimals, st.sampled_from(["both", "low", "high"])), min_size=2, max_size=8))
def test_everything_lies_within_the_plot(given_ends: list[tuple[Decimal, Decimal, str]]) -> None:
    quantities = [
        quantity(None if kept == "high" else f"{min(ends):f}", None if kept == "low" else f"{max(ends):f}")
        for *ends, kept in given_ends
    ]

    group = group_of(*quantities)

    places = [float(place.removesuffix("%")) for figure in group.figures for place in (figure.x, figure.end)]
    assert all(0 <= place <= 100 for place in places)
    assert all(float(figure.x[:-1]) <= float(figure.end[:-1]) for figure in group.figures)
    assert len({tick.number for tick in group.ticks}) == len(group.ticks)


def test_extreme_without_a_number_is_in_no_plot_and_an_end_left_out_is_marked() -> None:
    extreme = quantity(None, None) | {"relation": "lowest"}
    group = group_of(quantity("1", "1"), quantity("5", "9") | {"low_open": True}, quantity("6", "8"), extreme)

    marks = {figure.claim["id"]: (figure.above_low, figure.below_high) for figure in group.figures}

    assert marks == {"c0": (False, False), "c1": (True, False), "c2": (False, False)}


@each_of(
    ("low", "high", "first", "begins_at"),
    [("10", "84", "0", ""), ("100417", "101000", "100400", "100400"), ("-8", "-2", "-8", ""), ("-4", "20", "-5", "")],
)
def test_scale_begins_at_zero_or_says_where(low: str, high: str, first: str, begins_at: str) -> None:
    group = group_of(quantity(low, low), quantity(high, high))

    assert (group.ticks[0].number, group.begins_at) == (first, begins_at)


@each_of(
    ("unit", "counted", "heading"),
    [
        ("people", ("left", "arrived"), "people"),
        ("", ("left", "arrived"), ""),
        ("%", ("late crossings", "late crossings"), "late crossings"),
        ("%", ("late crossings", "full crossings"), "In %"),
    ],
)
def test_figures_of_a_unit_that_is_a_sign_are_called_by_what_they_count(
    unit: str, counted: tuple[str, str], heading: str
) -> None:
    assert group_of(*(quantity("7", "7", each, unit=unit) for each in counted)).heading == heading
