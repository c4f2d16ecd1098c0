from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.arithmetic.formulas import MAX_LENGTH, FormulaError, read
from claims.arithmetic.intervals import DivisorMayBeZeroError, Interval
from tests.together import each_of


def single(number: object) -> Interval:
    value = Fraction(str(number))
    return Interval(value, value)


@each_of(
    ("text", "value"),
    [
        ("1", 1),
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("10 - 2 - 3", 5),
        ("100 / 10 / 5", 2),
        ("-2 * -3", 6),
        ("2--3", 5),
        ("0.1 + 0.2", "0.3"),
        ("7 × 6 ÷ 2 − 1", 20),
        ("((((1))))", 1),
    ],
)
def test_formula_of_numbers_is_worked_out_exactly(text: str, value: object) -> None:
    assert read(text).worked_out({}) == single(value)


def test_formula_with_symbols_is_worked_out_with_their_figures() -> None:
    formula = read("a / b * 100")

    share = formula.worked_out({"a": single(100417), "b": single(120000)})

    assert formula.symbols == {"a", "b"}
    assert share == Interval(Fraction(100417, 1200), Fraction(100417, 1200))


@each_of(
    ("text", "message"),
    [
        ("", "Write a formula"),
        ("   ", "Write a formula"),
        ("a b", "“b”, part 2 of the formula: an operator is missing before it"),
        ("ab", "an operator is missing"),
        ("2a", "an operator is missing"),
        ("a /", "The end of the formula: a number, a letter or a parenthesis is expected"),
        ("* a", "“*”, part 1 of the formula"),
        ("(a + b", "The end of the formula: a closing parenthesis is expected"),
        ("a + b)", "“)”, part 4 of the formula: an operator is missing"),
        ("()", "“)”, part 2"),
        ("a ** b", "“*”, part 3"),
        ("+a", "“+”, part 1"),
        ("1e999", "an operator is missing"),
        ("1.", "Character 2 can't stand"),
        (".5", "Character 1 can't stand"),
        ("1,5", "Character 2 can't stand"),
        ("A / B", "Character 1 can't stand"),
        ("١ + ٢", "Character 1 can't stand"),
        ("\uff11", "Character 1 can't stand"),
        ("а / b", "Character 1 can't stand"),
        ("__import__('os')", "Character 1 can't stand"),
        ("a\n+ b", "Character 2 can't stand"),
        ("a\0", "Character 2 can't stand"),
        ("open(a)", "an operator is missing"),
        ("9" * 31, "at most 30 digits"),
        ("(" * 21 + "a" + ")" * 21, "At most 20"),
        ("-" * 60 + "a", "At most 20"),
        ("(" * 10_000 + ")" * 10_000, f"at most {MAX_LENGTH} characters, not 20000"),
        ("a+" * 5_000 + "a", f"at most {MAX_LENGTH} characters"),
    ],
)
def test_formula_that_can_not_be_read_is_refused_with_its_reason(text: str, message: str) -> None:
    with pytest.raises(FormulaError) as caught:
        read(text)

    assert message in str(caught.value)


def test_division_by_a_range_across_zero_is_refused() -> None:
    with pytest.raises(DivisorMayBeZeroError):
        read("1 / (a - b)").worked_out({"a": Interval(Fraction(1), Fraction(3)), "b": single(2)})


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        formula = read(text)
    except FormulaError:
        return

    assert formula.tokens


@given(st.text(alphabet="ab12+-*/() ", max_size=60))
def test_what_is_read_means_what_python_means(text: str) -> None:
    try:
        found = read(text).worked_out({"a": single(7), "b": single("0.5")})
    except (FormulaError, DivisorMayBeZeroError):
        return

    spelled = "".join(f"F({token})" if token[0].isdigit() else token for token in read(text).tokens)
    expected = eval(spelled, {"F": Fraction, "a": Fraction(7), "b": Fraction(1, 2)})
    assert found == single(expected)
