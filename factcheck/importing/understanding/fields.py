"""The fields of one record understood one by one, with what was odd about them written down."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from factcheck.importing.records import ReadDate, ReadParty, ReadRating, ReadReview, ReadUtterance, Remark
from factcheck.importing.understanding.addresses import host_of, understood_address, unglued
from factcheck.importing.understanding.dates import NOT_UNDERSTOOD, Order, since_1900, understood_date
from factcheck.importing.understanding.fact_checkers import AUTHOR, is_fact_checker
from factcheck.importing.understanding.languages import understood_language
from factcheck.importing.understanding.names import ANONYMOUS, names_in, understood_name
from factcheck.importing.understanding.nobody import PRONOUNS
from factcheck.importing.understanding.people import people_in
from factcheck.importing.understanding.ratings import understood_rating
from factcheck.importing.understanding.texts import bare, cut, has_symbol, line_of, prose_of

MAX_CLAIM: Final = 1000
MAX_TITLE: Final = 300
MAX_VENUE: Final = 300
MAX_SUMMARY: Final = 2000
MAX_CONTEXT: Final = 5000
MAX_ANALYSIS: Final = 100_000
_SHOWN: Final = 300
_SHORT: Final = 12
_MOST: Final = 100
_ADDRESS: Final = re.compile(r"[\"']?(?:https?://|www\.)\S+", re.IGNORECASE)
_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_NOTHING: Final = frozenset({"", "n a", "na", "none", "null", "nan", "nil", "empty", "undefined"})

TOO_LONG: Final = "longer than the field can be: cut, the whole is kept with the original"
SEVERAL: Final = "several values where the field holds one: the first is taken, all are kept with the original"
NO_WORDS: Final = "an address where the words of the claim belong: kept as written"
BY_NOBODY: Final = "a date on which nobody is named to have said it: kept with the original alone"
BY_ADDRESS: Final = "named after its address"
UNGLUED: Final = "mended: the slash after its host was missing"
JOINED: Final = "names several people: each is read by itself"
PRONOUN: Final = "a pronoun, which names nobody: left out"


@dataclass(slots=True)
class Fields:
    """What helps to understand a record: the order of dates by column, whether days are counted from 1904, and the
    address and language of its page.
    """

    orders: Mapping[str, Order] = field(default_factory=dict)
    base: str = ""
    language: str = ""
    is_since_1904: bool = False
    remarks: list[Remark] = field(default_factory=list)

    def remark(self, name: str, original: str, understood: str) -> None:
        """Write down what was odd in a field."""
        self.remarks.append(Remark(name, original if len(original) <= _SHOWN else cut(original, _SHOWN), understood))

    def one(self, name: str, value: Any) -> Any:
        """A value as it is; said of a list of several, or of one in several languages, that it says something else.
        What is nothing within a list is left out.
        """
        if isinstance(value, list):
            value = [each for each in value if each not in (None, "")]
        values = value if isinstance(value, list) else list(value.values()) if by_language(value) else []
        if len(values) > 1:
            said = list(dict.fromkeys(text for each in values[:_MOST] if (text := text_of(each))))
            if len(said) > 1:
                self.remark(name, "; ".join(said), SEVERAL)
        return value

    def claim(self, name: str, text: str) -> str:
        """The words of a claim, cut to what its field holds; said of an address in their place."""
        if _ADDRESS.fullmatch(text):
            self.remark(name, text, NO_WORDS)
        return self.line(name, text, MAX_CLAIM)

    def line(self, name: str, value: Any, most: int) -> str:
        """A text of one line, cut to what its field holds."""
        value = self.one(name, value)
        return self._cut(name, line_of(value if isinstance(value, str) else text_of(value)), most) if value else ""

    def prose(self, name: str, value: Any, most: int) -> str:
        """A text of several lines as Markdown, cut to what its field holds."""
        return self._cut(name, prose_of(text_of(self.one(name, value))), most) if value else ""

    def _cut(self, name: str, text: str, most: int) -> str:
        if len(text) < _SHORT and bare(text) in _NOTHING:
            return text if has_symbol(text) else ""
        if len(text) > most:
            self.remark(name, text, TOO_LONG)
            return cut(text, most)
        return text

    def date(self, name: str, value: Any, language: str = "") -> ReadDate | None:
        """A date, None where none is written."""
        if not value:
            return None
        written = value if isinstance(value, str) else _date_in(self.one(name, value))
        if not written:
            self.remark(name, json.dumps(value, ensure_ascii=False, default=str), NOT_UNDERSTOOD)
        order = self.orders.get(name) or self.orders.get(name.rpartition(".")[2])
        counted = since_1900(written) if self.is_since_1904 else written
        read, remark = understood_date(counted, order, language or self.language)
        if read is not None and counted != written:
            read = replace(read, original=written)
        if remark:
            self.remark(name, written, remark)
        return read

    def address(self, name: str, value: Any) -> str:
        """An address, empty where none can be made of what is written."""
        if not value:
            return ""
        written = value if isinstance(value, str) else text_of(self.one(name, value))
        url, remark = understood_address(written, self.base)
        if remark:
            self.remark(name, written, remark)
        return url

    def tag(self, name: str, value: Any) -> str:
        """A language tag, empty where no language is told."""
        if not value:
            return ""
        language = understood_language(self.one(name, value))
        if language.remark:
            self.remark(name, text_of(value), language.remark)
        return language.tag

    def names(self, name: str, written: str, kind: str = "") -> list[str]:
        """Each of the names in one field, where marks part them, or a word between people, which is remarked."""
        found: list[str] = []
        for part in names_in(written):
            people = () if "Organi" in kind else people_in(part)
            if people:
                self.remark(name, part, JOINED)
            found.extend(people or (part,))
        return found

    def party(self, name: str, written: str, kind: str = "") -> ReadParty | None:
        """Who is named; None for nobody. A pronoun by itself names nobody."""
        if bare(written) in PRONOUNS:
            self.remark(name, written, PRONOUN)
            return None
        party, remark = understood_name(written, kind)
        if remark:
            self.remark(name, written, remark)
        return party

    def rating(self, text: Any, value: Any = None, best: Any = None, worst: Any = None) -> ReadRating | None:
        """A rating, None where nothing is rated."""
        rating, remarks = understood_rating(text, value, best, worst)
        if remarks:
            self.remarks.extend(remarks)
        return rating

    def publisher(self, name: str, party: ReadParty | None, review: str) -> ReadParty | None:
        """The publisher of a review, mended and named by addresses where the archive leaves that to do."""
        if party is not None and party.links and review:
            party = self._with_mended_address(name, party, review)
        if party is not None and party.name:
            return party
        url = next(iter(party.links if party else ()), "") or _root_of(review)
        if not url:
            return None
        named = host_of(url)
        self.remark(name, url, BY_ADDRESS)
        return ReadParty(named, party.original if party else "", party.kind if party else "", (url,))

    def _with_mended_address(self, name: str, party: ReadParty, review: str) -> ReadParty:
        mended = unglued(party.links[0], review)
        if mended == party.links[0]:
            return party
        self.remark(name, party.links[0], UNGLUED)
        return replace(party, links=(mended, *party.links[1:]))


def told_apart(
    utterances: tuple[ReadUtterance, ...], review: ReadReview, fields: Fields, name: str
) -> tuple[tuple[ReadUtterance, ...], ReadReview]:
    """The utterances without those of the fact-checker, which are remarked; and the review, with the name of an author
    whom the archive gives as the claimant. Authors who stay without a name are left out.
    """
    kept, authors = [], []
    for each in utterances:
        why = is_fact_checker(each.party, review.publisher, review.authors, review.url)
        if not why or each.party.kind == ANONYMOUS:
            kept.append(each)
            continue
        fields.remark(name, each.party.original or each.party.name, why)
        if why == AUTHOR:
            authors.append(each.party)
    if not authors and all(author.name for author in review.authors):
        return tuple(kept), review
    return tuple(kept), replace(review, authors=_named(review.authors, authors))


def _named(authors: tuple[ReadParty, ...], known: list[ReadParty]) -> tuple[ReadParty, ...]:
    """The authors that have a name, and those known by name only, with the page of an author without one."""
    named = {bare(author.name): author for author in authors if author.name}
    pages = [url for author in authors if not author.name for url in author.links]
    for party in known:
        links = tuple(pages) if len(known) == 1 else ()
        named.setdefault(bare(party.name), replace(party, links=links))
    return tuple(named.values())


def text_of(value: Any) -> str:
    """A value of JSON as text: of a list its first that says something, of an object its value or name."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return next((text for each in value[:100] if not isinstance(each, list) and (text := text_of(each))), "")
    return _text_in(value) if isinstance(value, dict) else ""


def _date_in(value: Any) -> str:
    """A date as text: of an object that has its year, month and day apart, these."""
    if isinstance(value, dict) and str(value.get("year") or "").isdigit():
        parts = [value[name] for name in ("year", "month", "day") if str(value.get(name) or "").isdigit()]
        return "-".join(f"{int(part):02}" for part in parts)
    return text_of(value)


def by_language(value: Any) -> str:
    """The first language of a text that is given by languages, `{"en": "Yes", "fr": "Oui"}`; "" for all else."""
    if not isinstance(value, dict) or not value or not all(isinstance(text, str) for text in value.values()):
        return ""
    are_tags = all(_TAG.fullmatch(name) and understood_language(name).tag for name in value)
    return next(iter(value)) if are_tags else ""


def _text_in(value: dict[str, Any]) -> str:
    if first := by_language(value):
        return str(value[first])
    inner = next((value[key] for key in ("@value", "name", "text", "url", "@id") if value.get(key)), "")
    return inner if isinstance(inner, str) else text_of(inner) if not isinstance(inner, dict | list) else ""


def _root_of(url: str) -> str:
    host = host_of(url)
    return understood_address(f"https://{host}/").url if host else ""
