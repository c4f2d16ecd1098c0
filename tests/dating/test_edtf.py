"""Expressions of EDTF, without a database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.dating import edtf
from factcheck.dating.edtf import Point, Unit, parse
from tests.together import each_of


@each_of(
    ("text", "earliest", "latest"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("2023-26", "2023-06-01", "2023-08-31"),
        ("2023-29", "2023-09-01", "2023-11-30"),
        ("2023-24", "2023-01-01", "2024-02-29"),
        ("9999-24", "9999-01-01", "9999-12-31"),
        ("2023-34", "2023-04-01", "2023-06-30"),
        ("2023-39", "2023-09-01", "2023-12-31"),
        ("2023-41", "2023-07-01", "2023-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("000X", "0001-01-01", "0009-12-31"),
        ("1915~", "1914-01-01", "1916-12-31"),
        ("1915%", "1914-01-01", "1916-12-31"),
        ("1915?", "1915-01-01", "1915-12-31"),
        ("2020-03~", "2020-02-01", "2020-04-30"),
        ("2020-03-01~", "2020-02-29", "2020-03-02"),
        ("0001~", "0001-01-01", "0002-12-31"),
        ("9999~", "9998-01-01", "9999-12-31"),
        ("../1989", None, "1989-12-31"),
        ("/1989", None, "1989-12-31"),
        ("1990/..", "1990-01-01", None),
        ("2021-03/2021-05", "2021-03-01", "2021-05-31"),
        ("2020~/2023~", "2019-01-01", "2024-12-31"),
        ("[..1989]", None, "1989-12-31"),
        ("[2021-03..2021-05]", "2021-03-01", "2021-05-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("2004-06-XX", "2004-06-01", "2004-06-30"),
    ],
)
def test_expression_means_an_interval(text: str, earliest: str | None, latest: str | None) -> None:
    found = parse(text)

    assert [end and end.isoformat() for end in (found.earliest, found.latest)] == [earliest, latest]


@each_of(
    "text",
    [
        *("", "23", "2023-1", "2023-13", "2023-42", "2023-21-01", "2023-02-30", "1985-02-29", "0000", "X", "XXXX"),
        *(
            "2023-XX-01",
            "201X-05",
            "2023-05/2023-03",
            "../..",
            "/",
            "[2020]",
            "[1990,1991]",
            "{1990..1991}",
            "2023-05~-01",
        ),
        *("-0005", "Y12345", "2023-01-01T10:00", "٢٠٢٣", "2023 ", "2023\n", "2023~~", "2023/2024/2025", "1" * 10_000),
    ],
)
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        parse(text)


@pytest.mark.parametrize("text", ["2023", "2023-11", "2023-11-11"])
def test_day_month_and_year_are_plain(text: str) -> None:
    assert (parse(text).is_plain, parse(f"{text}~").is_plain, str(parse(text))) == (True, False, text)


@each_of(
    ("point", "before", "after"),
    [
        (Point(Unit.YEAR, 1990), "1989", "1991"),
        (Point(Unit.MONTH, 2021, 3), "2021-02", "2021-04"),
        (Point(Unit.DAY, 2021, 1, 1), "2020-12-31", "2021-01-02"),
        (Point(Unit.PART, 2021, 21), "2021-02", "2021-06"),
        (Point(Unit.DECADE, 1990), "1989", "2000"),
    ],
)
def test_neighbours_of_a_point_touch_it(point: Point, before: str, after: str) -> None:
    assert (str(edtf.before(point)), str(edtf.after(point))) == (before, after)


_POINTS = st.builds(Point, st.just(Unit.DAY), st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28)) | st.builds(
    Point,
    st.just(Unit.PART),
    st.integers(1, 9999),
    st.integers(21, 41),
    st.just(0),
    st.sampled_from(["", "~", "?", "%"]),
)


@given(_POINTS, _POINTS)
def test_expression_that_is_written_and_read_is_the_same(one: Point, other: Point) -> None:
    start, end = sorted((one, other), key=lambda point: point.bounds[0])
    found = edtf.between(start, end)

    assert parse(str(found)) == found
    assert date.min <= found.place <= date.max
