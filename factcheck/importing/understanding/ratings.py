"""Ratings as archives write them: a label, and numbers where they are numbers and say something."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, Final

from factcheck.importing.records import ReadRating, Remark
from factcheck.importing.understanding.texts import bare, cut, has_symbol, line_of

LONGEST: Final = 300
LABEL: Final = 100
"""Characters that a label of a scale may have; what is longer is a sentence."""

_GREATEST: Final = Decimal(10**8)
_SMALLEST: Final = Decimal("0.0001")
_NUMBER: Final = re.compile(r"[+-]?\d{1,20}(?:[.,]\d{1,20})?")
_SHARE: Final = re.compile(
    r"(\d{1,8}(?:[.,]\d{1,4})?) ?(?:/|out of|von|sur|de|из|of) ?(\d{1,8}(?:[.,]\d{1,4})?)", re.IGNORECASE
)
_PERCENT: Final = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?) ?%")
_STARS: Final = re.compile("([★⭐✭✮🌟●]{0,10})([☆✩○]{0,10})")
_FEWEST_STARS: Final = 3
_NOTHING: Final = frozenset(
    {"", "null", "none", "nan", "n a", "na", "undefined", "unstarted", "not started", "in progress", "to do", "todo"}
)
"""What programs write for nothing, or for work that nobody has done yet."""
_DASHES: Final = "-–—. "
"""What is written for nothing."""

ALIKE: Final = "value, best and worst are the same: they say nothing and are left out"
NOT_A_NUMBER: Final = "no number that can be kept: left out"
BESIDE: Final = "outside its own scale: left out"
NO_WORD: Final = "no word in what should be the label: left out"
SENTENCE: Final = "a sentence where a label belongs: kept as written"
CUT: Final = "longer than a rating can be: cut"


def understood_rating(
    text: Any, value: Any = None, best: Any = None, worst: Any = None
) -> tuple[ReadRating | None, tuple[Remark, ...]]:
    """The rating, None where nothing is rated, and what was odd about it.

    Numbers may come as text, with a decimal comma. A scale that runs downwards, best 1 and worst 5, is left as it is.
    """
    return _understood(*(_written(each) for each in (text, value, best, worst)))


def _written(value: Any) -> str:
    if isinstance(value, list):
        value = next((each for each in value if each), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float | int):
        return f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) and abs(value) < 10**8 else str(value)
    return value if isinstance(value, str) else ""


@lru_cache(maxsize=8_000)
def _understood(text: str, value: str, best: str, worst: str) -> tuple[ReadRating | None, tuple[Remark, ...]]:
    label = line_of(text)
    remarks = []
    if bare(label) in _NOTHING and not has_symbol(label):
        remarks += [Remark("rating", label, NO_WORD)] if label.strip(_DASHES) and not bare(label) else []
        label = ""
    if not label and (bare(value) not in _NOTHING or has_symbol(value)) and not _looks_numeric(value):
        label, value = line_of(value), ""
    if len(label) > LABEL:
        remarks.append(Remark("rating", cut(label, LONGEST), CUT if len(label) > LONGEST else SENTENCE))
    numbers, odd = _numbers(label, value, best, worst)
    remarks.extend(odd)
    if not label and numbers[0] is None:
        return None, tuple(remarks)
    return ReadRating(cut(label, LONGEST), *numbers), tuple(remarks)


def _looks_numeric(value: str) -> bool:
    return any(pattern.fullmatch(value.strip()) for pattern in (_NUMBER, _SHARE, _PERCENT))


def _number_in(label: str, best: str) -> str:
    """The number that stands for a label, where its scale is given; empty where none does."""
    return label if number_of(best) is not None and number_of(label) is not None else ""


_Numbers = tuple[Decimal | None, Decimal | None, Decimal | None]


def _numbers(label: str, value: str, best: str, worst: str) -> tuple[_Numbers, list[Remark]]:
    written = value or (label if not best or _STARS.fullmatch(_unspaced(label)) else "")
    value, best, worst = _parted(written, best, worst) or (
        value or _number_in(label, best),
        best,
        worst,
    )
    given = {"rating value": value, "best rating": best, "worst rating": worst}
    numbers = {name: number_of(written) for name, written in given.items()}
    remarks = [
        Remark(name, cut(written, LONGEST), NOT_A_NUMBER)
        for name, written in given.items()
        if numbers[name] is None and bare(written) not in _NOTHING
    ]
    return _sensible(numbers["rating value"], numbers["best rating"], numbers["worst rating"], remarks)


def _parted(written: str, best: str, worst: str) -> tuple[str, str, str] | None:
    """The numbers of “4/5”, “80 %” or “★★☆☆☆”; None where it is none, or its scale is not the one that is given."""
    if share := _SHARE.fullmatch(written.strip()):
        return (share[1], share[2], worst) if number_of(best) in {None, number_of(share[2])} else None
    if (share := _PERCENT.fullmatch(written.strip())) and number_of(best) in {None, Decimal(100)}:
        return share[1], "100", worst or "0"
    return _starred(written, best, worst)


def _starred(written: str, best: str, worst: str) -> tuple[str, str, str] | None:
    """The numbers of a row of stars of which some are empty: full ones alone do not tell of how many."""
    stars = _STARS.fullmatch(_unspaced(written))
    if stars is None or not stars[2] or number_of(best) not in {None, Decimal(len(stars[0]))}:
        return None
    # A circle alone, or one beside a cross, is a label of its own.
    if len(stars[0]) < _FEWEST_STARS or (not stars[1] and "○" in stars[2]):
        return None
    return str(len(stars[1])), str(len(stars[0])), worst


def _sensible(
    value: Decimal | None, best: Decimal | None, worst: Decimal | None, remarks: list[Remark]
) -> tuple[_Numbers, list[Remark]]:
    if best is not None and best == worst:
        return (None, None, None), [*remarks, Remark("rating value", f"{value}, {best}, {worst}", ALIKE)]
    if value is not None and best is not None:
        low, high = sorted((best, worst if worst is not None else min(Decimal(1), best)))
        if not (low if worst is not None else min(low, Decimal(0))) <= value <= high:
            return (None, best, worst), [*remarks, Remark("rating value", f"{value}, {best}, {worst}", BESIDE)]
    return (value, best, worst), remarks


def _unspaced(text: str) -> str:
    return "".join(text.replace("\ufe0f", "").split())


@lru_cache(maxsize=4096)
def number_of(written: str) -> Decimal | None:
    """The number, None where it is none or has more digits than can be kept."""
    text = "".join(str(unicodedata.decimal(each, each)) for each in written.strip())
    if not _NUMBER.fullmatch(text):
        return None
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return number.quantize(_SMALLEST).normalize() + 0 if abs(number) < _GREATEST else None
