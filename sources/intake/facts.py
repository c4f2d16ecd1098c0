"""What a pasted text tells of itself: title, byline, date, language. Guesses, for an editor to look over."""

import re
from dataclasses import dataclass
from datetime import date

from factcheck.dates import Precision
from sources.intake.languages import guess_language

HEAD = 1500
"""Characters at the beginning in which byline and date are looked for."""

_TITLE = 120
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTHS)})[a-z]{{0,6}})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})\b"
_DATES = (
    re.compile(r"(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(rf"{_DAY} {_MONTH},? {_YEAR}", re.IGNORECASE),
    re.compile(rf"{_MONTH} {_DAY},? {_YEAR}", re.IGNORECASE),
    re.compile(rf"{_MONTH} {_YEAR}", re.IGNORECASE),
)
# Words that say that the date beside them is that of publication.
_LABEL = r"(?:date|dated|published|posted|updated)(?:\s+on)?\s*:?\s*"
_DATE_LINE = re.compile(_LABEL, re.IGNORECASE)
_BYLINE = re.compile(r"^(?i:by|von|par|por)[ \t]+(?P<byline>[^\W\d_a-z].{1,120})$", re.MULTILINE)
_SENTENCE = re.compile(r".+?[.!?…](?=\s|$)|.+", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class TextFacts:
    """What a text tells; "" and None for what it doesn't."""

    title: str
    byline: str
    published_on: date | None
    published_on_precision: str
    language: str


def text_facts(text: str) -> TextFacts:
    """Guess what can be guessed from a text, mostly from its first lines."""
    head = text[:HEAD].lstrip("\ufeff")
    published, precision = _date(head)
    return TextFacts(
        title=_title(head),
        byline=_byline(head),
        published_on=published,
        published_on_precision=precision,
        language=guess_language(text),
    )


def _byline(head: str) -> str:
    found = _BYLINE.search("\n".join(line.strip() for line in head.splitlines()[:8]))
    if found is None or found["byline"].endswith("."):
        return ""
    return re.split(r"\s[|·•–—-]\s", found["byline"])[0].strip()


def _date(head: str) -> tuple[date | None, str]:
    """The first date of the first lines that stands there by itself, or after a word such as “published”."""
    for line in head.splitlines()[:8]:
        stripped = line.strip()
        label = _DATE_LINE.match(stripped)
        place = label.end() if label else 0
        for pattern in _DATES:
            found = pattern.match(stripped, place)
            if found and (label or len(stripped) - found.end() < len("Thursday, 23:59 UTC +01:00")):
                return _day(found)
    return None, Precision.DAY


def _day(found: re.Match[str]) -> tuple[date | None, str]:
    parts = found.groupdict()
    try:
        day = date(int(parts["year"]), _month(parts["month"]), int(parts.get("day") or 1))
    except ValueError:
        return None, Precision.DAY
    return day, Precision.DAY if parts.get("day") else Precision.MONTH


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    return _MONTHS.index(written[:3].lower()) + 1


def _title(head: str) -> str:
    """The first line that is neither date nor byline, up to the end of its first sentence, cut between words."""
    for line in head.splitlines():
        words = _without_date(" ".join(line.split()))
        if words and not _BYLINE.match(words):
            return _cut(_SENTENCE.match(words)[0])  # type: ignore[index]  # the words are not empty
    return ""


def _cut(sentence: str) -> str:
    if len(sentence) <= _TITLE:
        return sentence.removesuffix(".")
    return sentence[: sentence.rfind(" ", 0, _TITLE)].rstrip(" ,;:") + "…"


def _without_date(line: str) -> str:
    label = _DATE_LINE.match(line)
    place = label.end() if label else 0
    for pattern in _DATES:
        found = pattern.match(line, place)
        if found and (label or found.end() == len(line)):
            return line[found.end() :].strip(" ,:|·–—-")
    return line
