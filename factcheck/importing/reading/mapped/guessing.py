"""Guesses which column of a table says what, by its heading and by what stands in it."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from factcheck.importing.reading.mapped.by_language import say_the_same
from factcheck.importing.reading.mapped.columns import DATES, Column
from factcheck.importing.reading.mapped.headings import heading_of, known_meanings_of, meanings_of
from factcheck.importing.reading.mapped.mapping import HOLDS_ONE, SEVERAL, Mapping, Meaning
from factcheck.importing.reading.mapped.rows import LINK, columns_in, row_of, rows_within, values_of
from factcheck.importing.reading.mapped.rules import reconsidered
from factcheck.importing.understanding.dates import orders_of

_AGAIN: Final = re.compile(r"(.+) \(\d+\)")
_SERIAL: Final = re.compile(r"(.{1,60}?)[\s_.-]?\d{1,2}")
_SAMPLE: Final = 200
_WRAPPERS: Final = frozenset({"fields", "_source", "node", "attributes", "properties", "doc", "acf", "record"})
"""Members in which databases put a record below what they say of it themselves."""


def guess_mapping(records: Sequence[dict[str, Any]]) -> Mapping:
    """The likeliest mapping of an archive of which these are records from its beginning."""
    member = _listing_member(records)
    rows = (
        [row for record in records for row, _ in rows_within(record, member)] if member else list(map(row_of, records))
    )
    columns = _assigned({column: Column(column, rows) for column in columns_in(rows)}, within=member)
    dated = [column for column, meaning in columns.items() if meaning in DATES]
    orders = orders_of({column: [text for row in rows for text in values_of(row.get(column))] for column in dated})
    return Mapping(columns, orders=orders, rows=member)


def said_of_all(outer: dict[str, Any]) -> dict[str, str]:
    """What an object says of all records that it lists: who publishes them, and in which language."""
    texts = {name: value for name, value in outer.items() if isinstance(value, str)}
    return {name: text for name, text in texts.items() if known_meanings_of(name)[:1] in _OF_ALL}


_PAGES: Final = {Meaning.SOURCE_URL, Meaning.REVIEW_URL}
_RECORDINGS: Final = frozenset(
    {"video", "vidéo", "vídeo", "видео", "audio", "clip", "episode", "broadcast", "recording"}
)
"""What is seen or heard, of which the address is where something was said."""
_REVIEWS: Final = re.compile(r"\b(?:(?:claim )?review|fact ?check) (?:url|link)\Z")
_COMMENTS: Final = frozenset(
    {"comment", "comments", "replies", "commentaires", "comentarios", "kommentare", "комментарии"}
)
_OF_ALL: Final = ([Meaning.PUBLISHER], [Meaning.PUBLISHER_URL], [Meaning.LANGUAGE])


def _listing_member(records: Sequence[dict[str, Any]]) -> str:
    """The member that lists the rows, such as the quotes of an article; empty where the record is the row."""
    if any(_says_claim(key) and not isinstance(record[key], list) for record in records[:_SAMPLE] for key in record):
        return ""
    lists = Counter(key for record in records for key in lists_of_claims(record))
    return lists.most_common(1)[0][0] if lists else ""


def lists_of_claims(record: dict[str, Any]) -> list[str]:
    """The members that list what somebody says: by the names of their parts, or by their own where these have texts."""
    return [
        key
        for key, value in record.items()
        if isinstance(value, list) and any(isinstance(part, dict) and _is_said(key, part) for part in value)
    ]


def _is_said(member: str, part: dict[str, Any]) -> bool:
    return any(_says_claim(name) or name == "quote" for name in part) or (_says_claim(member) and "text" in part)


def _says_claim(heading: str) -> bool:
    return next(iter(meanings_of(heading)), None) is Meaning.CLAIM


def _assigned(columns: dict[str, Column], *, within: str) -> dict[str, Meaning]:
    """A meaning for each column that has one: each heading's likeliest first, then what is left over."""
    found: dict[str, Meaning] = {}
    series = _series(columns)
    choices = {name: _choices(name, within, series) for name in columns}
    for rank in range(max(map(len, choices.values()), default=0)):
        for name in sorted(columns, key=_doubt):
            means, column = choices[name], columns[name]
            if name in found or rank >= len(means) or not column.fits(means[rank]):
                continue
            if _repeats(name, means[rank], found, series) or not _taken(means[rank], column, found, columns):
                found[name] = means[rank]
    return reconsidered(found, columns)


def _doubt(name: str) -> tuple[bool, bool, bool]:
    """In which order columns are given a meaning: first those of the record itself whose headings are known, last what
    stands behind the cells of another.
    """
    return not known_meanings_of(name), "." in _unwrapped(name), name.endswith(LINK)


def _unwrapped(name: str) -> str:
    wrapper, _, rest = name.partition(".")
    return rest if wrapper in _WRAPPERS and rest else name


def _series(columns: dict[str, Column]) -> dict[str, str]:
    """The headings that differ in a number alone, such as “link_1” and “link_2”, and what they have in common."""
    stems = {name: found[1] for name in columns if (found := _SERIAL.fullmatch(name))}
    several = Counter(stems.values())
    return {name: stem for name, stem in stems.items() if several[stem] > 1 and stem.lower() != "column"}


def _repeats(name: str, meaning: Meaning, found: dict[str, Meaning], series: dict[str, str]) -> bool:
    """Whether more than one column may have that meaning: some may always, others under the same heading twice, with
    numbers, or in several languages.
    """
    again = _AGAIN.fullmatch(name)
    if (
        meaning in SEVERAL
        or (meaning is Meaning.REVIEW_URL and name.endswith(LINK))
        or (again is not None and found.get(again[1]) is meaning)
    ):
        return True
    others = [other for other, each in found.items() if each is meaning]
    if name in series and any(series.get(other) == series[name] for other in others):
        return True
    return meaning in HOLDS_ONE | {Meaning.CLAIMANT} and any(say_the_same(name, other) for other in others)


def _taken(meaning: Meaning, column: Column, found: dict[str, Meaning], columns: dict[str, Column]) -> bool:
    """Whether another column has that meaning already, and is not by far emptier than this one."""
    holder = next((name for name, each in found.items() if each is meaning), None)
    if holder is None:
        return False
    if columns[holder].count == 0 < column.count:
        del found[holder]
        return False
    return True


def _choices(name: str, within: str, series: dict[str, str]) -> list[Meaning]:
    if not _COMMENTS.isdisjoint(heading_of(name.rpartition(".")[0]).split()):
        # What readers wrote is no part of the record, but for what they point to.
        return [Meaning.EVIDENCE] if Meaning.REVIEW_URL in meanings_of(name) else []
    if name == "_score":
        return []
    name = name if within else _unwrapped(name)
    linked = name.removesuffix(LINK)
    means = meanings_of(series.get(linked, linked).removeprefix(f"{within}."))
    if linked != name:
        return [_BEHIND[each] for each in means if each in _BEHIND] or means
    if name in series or ("." in name and not within):
        # Addresses within a list within a record, and several of a kind, are what it rests on.
        says_itself = not _RECORDINGS.isdisjoint(heading_of(name).split()) or _REVIEWS.search(heading_of(name))
        return (
            means
            if says_itself and name not in series
            else [Meaning.EVIDENCE if each in _PAGES else each for each in means]
        )
    if within and name.startswith(f"{within}."):
        means = [each for each in means if each is not Meaning.VENUE]
    if within and not name.startswith(f"{within}."):
        # What stands beside the list is of its document: the text is where the quotes are from, not one of them.
        beside = {Meaning.QUOTE, Meaning.CLAIM, Meaning.QUOTE_KIND, Meaning.CLAIMANT, Meaning.KEY}
        means = [_OF_DOCUMENT.get(each, each) for each in means if each not in beside]
    return means


_BEHIND: Final = {
    Meaning.RATING: Meaning.REVIEW_URL,
    Meaning.REVIEW_TITLE: Meaning.REVIEW_URL,
    Meaning.CLAIMANT: Meaning.CLAIMANT_URL,
    Meaning.OUTLET: Meaning.SOURCE_URL,
    Meaning.VENUE: Meaning.SOURCE_URL,
    Meaning.SOURCE_TITLE: Meaning.SOURCE_URL,
    Meaning.PUBLISHER: Meaning.PUBLISHER_URL,
    Meaning.REVIEW_AUTHOR: Meaning.REVIEW_AUTHOR_URL,
}
"""What the address behind a cell is, by what the cell is."""
_OF_DOCUMENT: Final = {
    Meaning.REVIEW_TITLE: Meaning.SOURCE_TITLE,
    Meaning.REVIEW_URL: Meaning.SOURCE_URL,
    Meaning.SAID_ON: Meaning.SOURCE_DATE,
    Meaning.REVIEWED_ON: Meaning.SOURCE_DATE,
}
