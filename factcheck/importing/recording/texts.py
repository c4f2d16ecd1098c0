"""Values of an archive as our columns can hold them, with a remark where they had to be cut or left out."""

import hashlib
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from factcheck.analysis.folding import fold
from factcheck.dates import EDTF, PRECISION, Precision, is_to_come, truncate
from factcheck.fields import LineField, VerbatimField, one_line, prose, verbatim
from factcheck.importing.records import ReadDate, Remark
from factcheck.languages import MAX_LENGTH, normalise_language_tag, validate_language_tag
from sources.addresses import normalise_url
from sources.intake.publishers import host_of

UNKNOWN_LANGUAGE = "und"
# A hyphen joins two names that others write apart; vowel signs, which are no letters to Python, stay.
_MARKS = re.compile(r"[\s.,;:'\"()\[\]\-\u2010-\u2015\u2018-\u201f\xab\xbb_]+")
_QUOTES = dict.fromkeys(map(ord, "\u201c\u201d\u201e\xab\xbb"), '"')
_AROUND = " .!?…\"'"
_SHOWN = 200


class RefusedError(Exception):
    """A record that can't be taken in: the field to blame, and why."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason


class Remarks:
    """What was odd in one record."""

    def __init__(self, known: tuple[Remark, ...]) -> None:
        self.found = [[remark.field, remark.original, remark.understood] for remark in known]

    def add(self, field: str, original: str, understood: str) -> None:
        """Say what was made of a value."""
        shown = original if len(original) <= _SHOWN else f"{original[: _SHOWN - 1]}…"
        self.found.append([field, shown, understood])


class Column:
    """A column of text, and what it can hold."""

    def __init__(self, model: type[models.Model], name: str) -> None:
        field: Any = model._meta.get_field(name)
        self.longest = int(field.max_length)
        self._tidy = _tidy(field)

    def holds(self, text: str, field: str, remarks: Remarks) -> str:
        """The text as the column takes it; said in the remarks where it was too long."""
        tidy = self._tidy(text) if text else ""
        if len(tidy) <= self.longest:
            return tidy
        remarks.add(field, tidy, f"cut to {self.longest:,} characters")
        return cut(tidy, self.longest)


def _tidy(field: Any) -> Callable[[str], str]:
    if isinstance(field, LineField):
        return one_line
    return verbatim if isinstance(field, VerbatimField) else prose


def cut(text: str, longest: int) -> str:
    """The text, cut between words where it is longer."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    return f"{head.rpartition(' ')[0] or head}…"


@lru_cache(maxsize=10_000)
def address(url: str) -> str:
    """The one form of an address; "" for what is none."""
    try:
        return normalise_url(url) if url else ""
    except ValidationError:
        return ""


@lru_cache(maxsize=10_000)
def host(url: str) -> str:
    """The host of an address without “www.”; "" if it has none."""
    return host_of(url)


@lru_cache(maxsize=1000)
def language(tag: str) -> str:
    """A language's tag in its usual case; "" for what is none."""
    try:
        validate_language_tag(tag[: MAX_LENGTH + 1])
    except ValidationError:
        return ""
    return normalise_language_tag(tag)


def day(read: ReadDate | None, field: str, remarks: Remarks) -> dict[str, Any]:
    """What the columns of a date hold for one that was read; nothing for one that is still to come."""
    nothing = {field: None, f"{field}{PRECISION}": Precision.DAY.value, f"{field}{EDTF}": ""}
    if read is None or read.day is None:
        return nothing
    if is_to_come(truncate(read.day, read.precision)):
        remarks.add(field, read.original, "left out: that day is still to come")
        return nothing
    found = {field: truncate(read.day, read.precision), f"{field}{PRECISION}": str(read.precision)}
    return found | {f"{field}{EDTF}": read.expression}


def text_key(text: str) -> int:
    """A number that is the same for texts that differ in case, accents, spacing and the marks around them alone."""
    words = " ".join(fold(text).translate(_QUOTES).split()).strip(_AROUND)
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=8).digest()) >> 1


@lru_cache(maxsize=20_000)
def name_keys(name: str) -> tuple[str, ...]:
    """How a name is compared: without case, accents and marks; where it has one comma, with its halves turned too."""
    plain = _plain_name(name)
    last, comma, first = name.partition(",")
    if not comma or "," in first or not first.strip() or not last.strip():
        return (plain,)
    return plain, _plain_name(f"{first} {last}")


def _plain_name(name: str) -> str:
    return " ".join(_MARKS.sub(" ", fold(name)).split())
