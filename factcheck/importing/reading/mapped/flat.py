"""A row of a table as a record, by a mapping."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from factcheck.importing.reading.keys import key_of
from factcheck.importing.reading.mapped.by_language import language_among
from factcheck.importing.reading.mapped.cells import Cells, unquoted
from factcheck.importing.reading.mapped.mapping import Mapping, Meaning
from factcheck.importing.reading.mapped.rows import Row, values_of
from factcheck.importing.reading.mapped.said import utterances_of
from factcheck.importing.records import Place, ReadParty, ReadRecord, ReadReview, ReadSource, Refusal
from factcheck.importing.understanding import fields as limits
from factcheck.importing.understanding.addresses import addresses_in, host_of
from factcheck.importing.understanding.dates import understood_date
from factcheck.importing.understanding.deleted import DELETED, deletion
from factcheck.importing.understanding.fields import Fields, told_apart
from factcheck.importing.understanding.ratings import number_of
from factcheck.importing.understanding.texts import bare, cut, is_said, line_of, sums_up

NO_CLAIM: Final = "There is nothing in the column of the claim."
NOBODY: Final = "Nobody is named who says it, and nothing else tells."
IDLE: Final = "Nothing was written into this row."
IDLE_ROWS: Final = (
    "Nothing was written into {} of its rows but an id, or what a program fills in: they are passed over."
)
SUM: Final = "It sums up the rows of the table."
NO_WORDS: Final = "There is no word in what should be the claim."
_LISTED: Final = re.compile(r"""^["'\s]*\[(.*)\]["'\s]*$""", re.DOTALL)
_BETWEEN: Final = re.compile(r"""['"“”]?\s*[;|\n]\s*['"“”]?|['"]\s*,\s*['"]""")
_COUNTED: Final = re.compile(r"[\d_().-]+|\.\w{1,8}$")
_MOST: Final = 100
_FILLED_IN: Final = frozenset(
    {Meaning.KEY, Meaning.SAID_ON, Meaning.REVIEWED_ON, Meaning.SOURCE_DATE, Meaning.LANGUAGE}
    | {Meaning.RATING_VALUE, Meaning.RATING_BEST, Meaning.RATING_WORST}
)
"""What programs fill in where nobody wrote anything."""
_LONGEST_FILLED: Final = 40
_SWITCHES: Final = frozenset({"", "true", "false", "yes", "no", "none", "null", "nan", "n a"})


def record_of(
    row: Row, place: Place, mapping: Mapping, original: dict[str, Any], *, is_since_1904: bool = False
) -> ReadRecord | Refusal:
    """The row as a record, or why it is none. Numbers that are dates count from 1900, unless said otherwise."""
    cells = Cells(row, mapping, is_since_1904=is_since_1904)
    text, blame = _claim(cells)
    if gone := deletion({column: value for column, value in row.items() if column not in mapping.columns}):
        return Refusal(place, "", DELETED.format(cut(gone, 100)), text or _shown(row))
    if not text and _is_idle(row, mapping):
        return Refusal(place, blame, IDLE)
    if not text:
        return Refusal(place, blame, NO_WORDS if cells.values(cells.mapping.columns[blame]) else NO_CLAIM, _shown(row))
    if sums_up(text):
        return Refusal(place, blame, SUM, _shown(row))
    review = _review(cells)
    said = utterances_of(cells, text)
    if review is not None:
        said, review = told_apart(said, review, cells.fields, cells.column(Meaning.CLAIMANT))
    if mapping.rows and not said and review is None:
        return Refusal(place, cells.column(Meaning.CLAIMANT), NOBODY, text)
    fields = cells.fields
    return ReadRecord(
        place,
        _key(cells, review, text, place),
        fields.claim(blame, text),
        original,
        language=_language(cells),
        context=_context(cells),
        topics=_topics(cells),
        utterances=said,
        reviews=(review,) if review else (),
        remarks=tuple(fields.remarks),
    )


def idle_counted(read: Iterable[ReadRecord | Refusal], place: Place) -> Iterator[ReadRecord | Refusal]:
    """What was read, without the rows into which nobody wrote anything; how many they were is told at the end."""
    idle = 0
    for each in read:
        if isinstance(each, Refusal) and each.reason == IDLE:
            idle += 1
        else:
            yield each
    if idle:
        yield Refusal(place, "", IDLE_ROWS.format(idle))


def _is_idle(row: Row, mapping: Mapping) -> bool:
    """Whether nobody wrote into a row: it has an id at most, and what programs fill in by themselves."""
    written = (
        text for name, value in row.items() if mapping.columns.get(name) not in _FILLED_IN for text in values_of(value)
    )
    return all(len(text) <= _LONGEST_FILLED and _is_computed(text.strip()) for text in written)


def _is_computed(text: str) -> bool:
    if bare(text) in _SWITCHES or text.startswith("#") or number_of(text) is not None:
        return True
    read = understood_date(text).date
    return read is not None and read.day is not None


def _claim(cells: Cells) -> tuple[str, str]:
    """The words of the claim and the column that they are from; no words where that column is empty."""
    columns = cells.mapping.columns
    meanings = (Meaning.CLAIM,) if Meaning.CLAIM in columns.values() else (Meaning.QUOTE, Meaning.PARAPHRASE)
    for meaning in meanings:
        text = unquoted(line_of(cells.value(meaning)))
        if is_said(text):
            return text, cells.column(meaning)
    return "", cells.column(meanings[0])


def _shown(row: Row) -> str:
    return cut(" | ".join(text for value in row.values() for text in values_of(value)[:1])[:2000], 300)


def _key(cells: Cells, review: ReadReview | None, text: str, place: Place) -> str:
    own = line_of(cells.value(Meaning.KEY))
    if not own:
        return key_of(review.url if review else "", text)
    # Ids such as 1, 2, 3 are those of one archive: told apart by who made it, or by what its files are called but for
    # their dates and numbers.
    made = bare(review.publisher.name) or host_of(review.url) if review and review.publisher else ""
    called = bare(_COUNTED.sub(" ", place.file.rpartition("/")[2]))
    return f"id:{(made or called)[:60]}:{own[:200]}"


def _language(cells: Cells) -> str:
    if written := cells.value(Meaning.LANGUAGE):
        return cells.fields.tag(cells.column(Meaning.LANGUAGE), written)
    columns = cells.mapping.columns_of(Meaning.CLAIM)
    return language_among(cells.column(Meaning.CLAIM), columns) if len(columns) > 1 else ""


def _context(cells: Cells) -> str:
    parts = cells.values(Meaning.CONTEXT)
    return cells.fields.prose(cells.column(Meaning.CONTEXT), "\n\n".join(parts), limits.MAX_CONTEXT) if parts else ""


def _topics(cells: Cells) -> tuple[str, ...]:
    found = [topic for text in cells.values(Meaning.TOPICS) for topic in _listed(text)]
    return tuple(dict.fromkeys(cut(topic, 200) for topic in found[:_MOST] if topic))


def _listed(text: str) -> Iterator[str]:
    """The parts of a list in one cell: parted by semicolons, bars or lines, else by commas; or as Python writes it."""
    written = _LISTED.match(text)
    inner = written[1].strip("\"'[] ") if written else text
    parts = _BETWEEN.split(inner) if _BETWEEN.search(inner) else re.split(r"[,،、，]", inner)
    yield from (line_of(part).strip("\"' ") for part in parts)


def _review(cells: Cells) -> ReadReview | None:
    """The fact-check that the row tells of; None where it tells of none."""
    fields, value, column = cells.fields, cells.value, cells.column
    url = cells.address(Meaning.REVIEW_URL) or cells.link(Meaning.REVIEW_TITLE) or cells.link(Meaning.RATING)
    rating = fields.rating(
        value(Meaning.RATING), value(Meaning.RATING_VALUE), value(Meaning.RATING_BEST), value(Meaning.RATING_WORST)
    )
    rebuttal = "" if cells.values(Meaning.REBUTTER) else value(Meaning.REBUTTAL)
    analysis = fields.prose(column(Meaning.ANALYSIS), value(Meaning.ANALYSIS), limits.MAX_ANALYSIS)
    summary = fields.prose(column(Meaning.SUMMARY), value(Meaning.SUMMARY), limits.MAX_SUMMARY)
    rebutted = fields.prose(column(Meaning.REBUTTAL), rebuttal, limits.MAX_ANALYSIS) if rebuttal else ""
    if len(rebutted) <= limits.MAX_SUMMARY and not summary:
        summary, rebutted = rebutted, ""
    evidence = _evidence(cells)
    if not (url or rating or analysis or summary or rebutted):
        return None
    return ReadReview(
        url,
        fields.line(column(Meaning.REVIEW_TITLE), value(Meaning.REVIEW_TITLE), limits.MAX_TITLE),
        fields.publisher(column(Meaning.PUBLISHER), _publisher(cells), url),
        tuple(_authors(cells)),
        fields.date(column(Meaning.REVIEWED_ON), value(Meaning.REVIEWED_ON)),
        _language_of_review(cells),
        rating,
        summary,
        "\n\n".join(filter(None, (analysis, rebutted))),
        evidence,
    )


def _language_of_review(cells: Cells) -> str:
    # What a table says of language, it says of the whole row, unless an outlet in another language is quoted.
    return "" if cells.mapping.columns_of(Meaning.OUTLET) else _quietly(cells)


def _quietly(cells: Cells) -> str:
    return Fields().tag("", cells.value(Meaning.LANGUAGE))


def _publisher(cells: Cells) -> ReadParty | None:
    named = next(iter(cells.parties(Meaning.PUBLISHER)), None)
    url = cells.address(Meaning.PUBLISHER_URL)
    links = (url,) if url else ()
    if named is None:
        return ReadParty("", cells.value(Meaning.PUBLISHER_URL), "", links) if links else None
    return replace(named, links=tuple(dict.fromkeys((*links, *named.links))))


def _authors(cells: Cells) -> Iterator[ReadParty]:
    url = cells.address(Meaning.REVIEW_AUTHOR_URL)
    authors = [party for author in cells.parties(Meaning.REVIEW_AUTHOR) for party in _each(author)]
    if url and len(authors) == 1:
        authors = [replace(authors[0], links=(url, *authors[0].links))]
    elif url and not authors:
        authors = [ReadParty("", cells.value(Meaning.REVIEW_AUTHOR_URL), "", (url,))]
    yield from authors


def _each(author: ReadParty) -> list[ReadParty]:
    """The people of one byline: “Ankita Deshkar,Pallavi Mishra”."""
    parts = [part.strip() for part in author.original.split(",") if part.strip()]
    if len(parts) < 2 or not all(" " in part for part in parts):  # noqa: PLR2004
        return [author]
    return [ReadParty(line_of(part), part) for part in parts]


def _evidence(cells: Cells) -> tuple[ReadSource, ...]:
    found = [url for text in cells.values(Meaning.EVIDENCE) for url in addresses_in(text)]
    return tuple(ReadSource(url) for url in dict.fromkeys(found[:_MOST]))
