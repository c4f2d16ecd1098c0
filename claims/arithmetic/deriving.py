"""Whether the number in a claim follows from those that it is derived from. Reads documents only."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Final

from claims.arithmetic.formulas import Formula, FormulaError, read
from claims.arithmetic.intervals import DivisorMayBeZeroError, Interval
from factcheck.language.wording import number_words
from factcheck.publishing.canonical import Document
from factcheck.publishing.standards import part_of, parts_of, text_of

_DECIMALS: Final = 2
_MOST_DECIMALS: Final = 12
_SIGNIFICANT: Final = 3
_SIGNS: Final = {"*": " \N{MULTIPLICATION SIGN} ", "/": " ÷ ", "+": " + ", "-": " \N{MINUS SIGN} ", "(": "(", ")": ")"}
_MINUS: Final = "\N{MINUS SIGN}"
_DECIMAL: Final = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,20})?")


class Verdict(StrEnum):
    """How what was worked out stands to the number in the claim."""

    HOLDS = "holds"
    FAILS = "fails"
    UNDECIDED = "undecided"
    NOT_WORKED_OUT = "not worked out"


class Hindrance(StrEnum):
    """Why nothing could be worked out."""

    FORMULA = "formula"
    LETTER = "letter"
    UNUSED = "unused"
    FIGURE = "figure"
    ZERO = "zero"
    CLAIM = "claim"
    ITSELF = "itself"


@dataclass(frozen=True)
class Check:
    """What came of working a derivation out, with the steps."""

    verdict: Verdict
    # Whether a figure that it rests on, or the claim's own, is approximate; then so is the verdict.
    approximate: bool
    # The formula with its figures in it: 83.68 comes of 100,417 ÷ 1,200.
    working: str = ""
    result: str = ""
    hindrance: Hindrance | None = None

    @property
    def equation(self) -> str:
        """The working and its result as one line, such as `12 / 40 * 100 = 30`."""
        sign = "" if self.result.startswith(("≥", "≤", ">", "<")) else "= "
        return f"{self.working} {sign}{self.result}"


def check(claim: Document, derivation: Document) -> Check:
    """Work a derivation of a claim out, and hold the number in the claim against it."""
    own, terms = _figure_in(claim), part_of(derivation, "terms")
    figures = {symbol: _figure_in(term) for symbol, term in terms.items()}
    approximate = any(bool(figure.get("approximate")) for figure in (own, *figures.values()))
    if any(text_of(term, "id") == claim.get("id") for term in terms.values()):
        return _hindered(Hindrance.ITSELF, approximate=approximate)
    try:
        formula = read(text_of(derivation, "formula"))
    except FormulaError:
        return _hindered(Hindrance.FORMULA, approximate=approximate)
    if hindrance := _hindrance(formula, own, figures):
        return _hindered(hindrance, approximate=approximate)
    try:
        found = formula.worked_out({symbol: interval_of(figure) for symbol, figure in figures.items()})
    except DivisorMayBeZeroError:
        return _hindered(Hindrance.ZERO, approximate=approximate)
    claimed = _as_meant(own)
    working = _working(formula, figures)
    return Check(_verdict(found, claimed), approximate, working, _words(found, own))


def checks_of(claim: Document) -> Iterator[tuple[Document, Check]]:
    """Each derivation of a claim, and what came of it."""
    for derivation in parts_of(claim, "derivations"):
        yield derivation, check(claim, derivation)


def interval_of(quantity: Document) -> Interval:
    """The numbers that a quantity may mean."""
    stated = Interval.of(_number(quantity, "low"), _number(quantity, "high"))
    return replace(stated, low_open=bool(quantity.get("low_open")), high_open=bool(quantity.get("high_open")))


def _figure_in(holder: Document) -> Document:
    quantity = part_of(holder, "quantity")
    return quantity if _end(quantity, "low") or _end(quantity, "high") else {}


def _end(quantity: Document, name: str) -> str:
    text = text_of(quantity, name)
    return text if _DECIMAL.fullmatch(text) else ""


def _number(quantity: Document, end: str) -> Fraction | None:
    text = _end(quantity, end)
    return Fraction(text) if text else None


def _hindered(hindrance: Hindrance, *, approximate: bool) -> Check:
    return Check(Verdict.NOT_WORKED_OUT, approximate, hindrance=hindrance)


def _hindrance(formula: Formula, own: Document, figures: Mapping[str, Document]) -> Hindrance | None:
    if not own:
        return Hindrance.CLAIM
    if formula.symbols - set(figures):
        return Hindrance.LETTER
    if set(figures) - formula.symbols:
        return Hindrance.UNUSED
    return None if all(figures.values()) else Hindrance.FIGURE


def _as_meant(quantity: Document) -> Interval:
    """A single number stands for all that are rounded to it; an approximate one, rounded to its last digit but zeros.

    The ends of a range are taken as they are.
    """
    stated = interval_of(quantity)
    if not stated.is_single:
        return stated
    half = _unit(_end(quantity, "low"), approximate=bool(quantity.get("approximate"))) / 2
    return stated + Interval(-half, half)


def _unit(number: str, *, approximate: bool) -> Fraction:
    whole, _, fraction = number.partition(".")
    if fraction:
        return Fraction(1, 10 ** len(fraction))
    zeros = len(whole) - len(whole.rstrip("0")) if approximate and whole.strip("-0") else 0
    return Fraction(10**zeros)


def _verdict(found: Interval, claimed: Interval) -> Verdict:
    if found.lies_within(claimed):
        return Verdict.HOLDS
    return Verdict.UNDECIDED if found.meets(claimed) else Verdict.FAILS


def _working(formula: Formula, figures: Mapping[str, Document]) -> str:
    steps, before = [], "("
    for part in formula.tokens:
        if part in figures:
            steps.append(_figure(figures[part]))
        elif part == "-" and before in "(+-*/":
            steps.append(_MINUS)
        else:
            steps.append(_SIGNS.get(part) or number_words(part))
        before = part
    return "".join(steps)


def _figure(quantity: Document) -> str:
    low, high = _end(quantity, "low"), _end(quantity, "high")
    words = _range_words(number_words(low) if low else "", number_words(high) if high else "", interval_of(quantity))
    return words if low == high and not low.startswith("-") else f"({words})"


def _words(found: Interval, own: Document) -> str:
    ends = [_number(own, end) for end in ("low", "high")]
    low, high = (
        "" if isinstance(bound, float) else number_words(_rounded(bound, [end for end in ends if end is not None]))
        for bound in (found.low, found.high)
    )
    return _range_words(low, high, found)


def _range_words(low: str, high: str, numbers: Interval) -> str:
    above, below = ">" if numbers.low_open else "≥", "<" if numbers.high_open else "≤"
    if low and high:
        is_open = numbers.low_open or numbers.high_open
        return low if low == high else f"{above} {low}, {below} {high}" if is_open else f"{low}\N{EN DASH}{high}"
    if low or high:
        return f"{above} {low}" if low else f"{below} {high}"
    return "\N{MINUS SIGN}∞\N{EN DASH}∞"


def _rounded(number: Fraction, beside: list[Fraction]) -> str:
    """A number as decimals, with as many as tell it from the numbers beside it."""
    decimals = _DECIMALS
    while decimals < _MOST_DECIMALS and _looks_wrong(number, decimals, beside):
        decimals += 1
    scaled = round(number * 10**decimals)
    digits = str(abs(scaled)).rjust(decimals + 1, "0")
    fraction = digits[-decimals:].rstrip("0")
    return f"{'-' if scaled < 0 else ''}{digits[:-decimals]}{'.' if fraction else ''}{fraction}"


def _looks_wrong(number: Fraction, decimals: int, beside: list[Fraction]) -> bool:
    shown = round(number, decimals)
    if shown == number:
        return False
    return abs(shown) * 10**decimals < 10 ** (_SIGNIFICANT - 1) or shown in beside
