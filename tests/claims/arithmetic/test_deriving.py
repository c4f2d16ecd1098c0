"""Whether derived figures follow: each verdict, each reason why there is none, and how the sum is written."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claims.arithmetic.deriving import Check, Hindrance, Verdict, check, checks_of
from tests.together import each_of


def quantity(low: Any, high: Any = "same", *, approximate: bool = False) -> dict[str, Any]:
    return {"low": low, "high": low if high == "same" else high, "unit": "people", "approximate": approximate}


def term(*args: Any, **kwargs: Any) -> dict[str, Any]:
    return {"id": "t", "name": "A claim", "url": "/claims/t/", "quantity": quantity(*args, **kwargs)}


def checked(own: Any, formula: str, **terms: Any) -> Check:
    return check({"quantity": own}, {"id": "d", "formula": formula, "note": "", "terms": terms})


ARRIVED, LIVED = term("100417"), term("120000", approximate=True)


def test_more_than_80_per_cent_of_about_120000_holds_and_is_approximate() -> None:
    found = checked(quantity("80", None), "a / b * 100", a=ARRIVED, b=LIVED)

    assert found == Check(Verdict.HOLDS, approximate=True, working="100,417 ÷ 120,000 × 100", result="83.68")


@each_of(
    ("own", "verdict"),
    [
        (quantity("80", None), Verdict.HOLDS),
        (quantity(None, "90"), Verdict.HOLDS),
        (quantity("83", "84"), Verdict.HOLDS),
        (quantity("84"), Verdict.HOLDS),
        (quantity("83.7"), Verdict.HOLDS),
        (quantity("83"), Verdict.FAILS),
        (quantity("83.6"), Verdict.FAILS),
        (quantity("84", "90"), Verdict.FAILS),
        (quantity("90", None), Verdict.FAILS),
        (quantity("80", approximate=True), Verdict.HOLDS),
        (quantity("90", approximate=True), Verdict.FAILS),
    ],
)
def test_single_result_against_the_number_claimed_holds_or_fails(own: Any, verdict: Verdict) -> None:
    assert checked(own, "a / b * 100", a=ARRIVED, b=LIVED).verdict == verdict


@each_of(
    ("own", "a", "verdict", "result"),
    [
        (quantity("50", None), term("60", "70"), Verdict.HOLDS, "60–70"),
        (quantity("65", None), term("60", "70"), Verdict.UNDECIDED, "60–70"),
        (quantity("75", None), term("60", "70"), Verdict.FAILS, "60–70"),
        (quantity("50", None), term("60", None), Verdict.HOLDS, "≥ 60"),
        (quantity(None, "50"), term("60", None), Verdict.FAILS, "≥ 60"),
        (quantity("50"), term(None, "60"), Verdict.UNDECIDED, "≤ 60"),
    ],
)
def test_range_that_results_holds_fails_or_can_not_be_decided(own: Any, a: Any, verdict: Verdict, result: str) -> None:
    found = checked(own, "a", a=a)

    assert (found.verdict, found.result) == (verdict, result)


def test_difference_of_two_numbers_without_an_upper_end_can_be_any_number() -> None:
    found = checked(quantity("5"), "a - b", a=term("3", None), b=term("4", None))

    assert (found.verdict, found.result) == (Verdict.UNDECIDED, "\N{MINUS SIGN}∞–∞")


@each_of(
    ("own", "formula", "terms", "hindrance"),
    [
        (None, "a", {"a": ARRIVED}, Hindrance.CLAIM),
        (quantity("1"), "a +", {"a": ARRIVED}, Hindrance.FORMULA),
        (quantity("1"), "a + b", {"a": ARRIVED}, Hindrance.LETTER),
        (quantity("1"), "a", {"a": ARRIVED, "b": LIVED}, Hindrance.UNUSED),
        (quantity("1"), "a", {"a": {"id": "t", "name": "No number", "url": "/claims/t/"}}, Hindrance.FIGURE),
        (quantity("1"), "1 / a", {"a": term("0")}, Hindrance.ZERO),
        (quantity("1"), "1 / a", {"a": term("-1", "1")}, Hindrance.ZERO),
        (quantity("1"), "1 / (a - a)", {"a": term("5")}, Hindrance.ZERO),
    ],
)
def test_derivation_that_can_not_be_worked_out_says_why(own: Any, formula: str, terms: Any, hindrance: Any) -> None:
    found = checked(own, formula, **terms)

    assert (found.verdict, found.hindrance, found.result) == (Verdict.NOT_WORKED_OUT, hindrance, "")


@each_of(
    ("formula", "working"),
    [
        ("a+b", "100,417 + (1–2)"),
        ("-a*(b-c)", "−100,417 × ((1–2) − (≥ 3))"),
        ("a--a", "100,417 − −100,417"),
        ("1000.5/d", "1,000.5 ÷ (−7)"),
    ],
)
def test_working_is_the_formula_with_its_figures(formula: str, working: str) -> None:
    terms = {"a": ARRIVED, "b": term("1", "2"), "c": term("3", None), "d": term("-7")}
    used = {symbol: each for symbol, each in terms.items() if symbol in formula}

    assert checked(quantity("1"), formula, **used).working == working


@each_of(
    ("formula", "own", "result"),
    [
        ("2 / 3", "5", "0.667"),
        ("1 / 8", "5", "0.125"),
        ("1 / 4000000", "5", "0.00000025"),
        ("0", "5", "0"),
        ("-1 / 3", "5", "−0.333"),
        ("100", "5", "100"),
        ("79.9999", "80", "79.9999"),
        ("5.001", "5", "5.001"),
        ("1000000 * 1000000", "5", "1,000,000,000,000"),
        ("123456789012345678901234567890 * 10", "5", "1,234,567,890,123,456,789,012,345,678,900"),
        ("1 / 123456789012345678901234567890", "5", "0"),
    ],
)
def test_result_has_the_decimals_that_tell_it_from_the_claim(formula: str, own: str, result: str) -> None:
    assert checked(quantity(own, None), formula).result == result


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_spoilt_document_is_checked_without_failing(odd: Any) -> None:
    for claim in (
        {"quantity": odd, "derivations": [{"formula": "a", "terms": {"a": ARRIVED}}]},
        {"quantity": {"low": odd, "high": odd}, "derivations": [{"formula": "a", "terms": {"a": ARRIVED}}]},
        {"quantity": quantity("1"), "derivations": odd},
        {"quantity": quantity("1"), "derivations": [{"formula": odd, "terms": odd}]},
        {"quantity": quantity("1"), "derivations": [{"formula": "a", "terms": {"a": odd}}]},
        {"quantity": quantity("1"), "derivations": [{"formula": "a", "terms": {"a": {"quantity": {"low": odd}}}}]},
    ):
        assert all(found.verdict in Verdict for _, found in checks_of(claim))


def test_bound_that_is_left_out_decides_and_is_shown_in_the_working() -> None:
    more_than_80 = quantity("80", None) | {"low_open": True}
    above = {"id": "t", "name": "A claim", "url": "/claims/t/", "quantity": more_than_80}

    found = [
        checked(more_than_80, "a", a=term("80")).verdict,
        checked(quantity("80", None), "a", a=term("80")).verdict,
        checked(quantity("160", None) | {"low_open": True}, "a * 2", a=above).verdict,
    ]
    shown = checked(quantity("160", None), "a * 2", a=above)

    assert found == [Verdict.FAILS, Verdict.HOLDS, Verdict.HOLDS]
    assert shown.equation == "(> 80) × 2 > 160"
