from decimal import Decimal

from factcheck.public.downloads.cells import spelled, written
from tests.together import each_of


@each_of("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u3000=1", "\uff1d1", "\0=1"])
def test_text_that_looks_like_a_formula_is_defused(text: str) -> None:
    assert spelled(text) == f"'{text}"
    assert written([text, "x"]).startswith("'")


@each_of("text", ["1+1", "a=b", "5 – 7", "'=1", "#N/A", ""])
def test_text_that_is_no_formula_stays_as_it_is(text: str) -> None:
    assert spelled(text) == text


def test_numbers_are_numbers_unless_a_spreadsheet_would_round_them() -> None:
    assert spelled(Decimal("-5.25")) == Decimal("-5.25")
    assert spelled(-5) == -5
    assert spelled(10**15) == "'1000000000000000"
    assert spelled(Decimal("0.1234567890123456")) == "'0.1234567890123456"


def test_cells_as_text() -> None:
    assert [written(cell) for cell in (True, None, Decimal("1E+3"), ["a", "", "b"], ["", ""], [])] == [
        *("true", "", "1000", "a |  | b", "", ""),
    ]
