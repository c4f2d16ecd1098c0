"""Who, according to a row of a table, put its claim forward or contested it, in which words, when and where."""

import re
from dataclasses import replace
from typing import Final

from factcheck.importing.reading.mapped.cells import Cells
from factcheck.importing.reading.mapped.mapping import Meaning
from factcheck.importing.reading.mapped.rows import values_of
from factcheck.importing.records import ReadDate, ReadParty, ReadSource, ReadUtterance
from factcheck.importing.understanding import fields as limits
from factcheck.importing.understanding.addresses import addresses_in
from factcheck.importing.understanding.dates import understood_date
from factcheck.importing.understanding.names import ANONYMOUS, LOWER, RECASED, recased
from factcheck.importing.understanding.texts import bare, line_of

MAX_QUOTE: Final = 5000
_ROLE: Final = 300
_DATED: Final = re.compile(r"\((\d{4}-\d{2}-\d{2})\)\s*$")
_NUMBERED: Final = re.compile(r"^\d+\s+[-–]\s+")
_OPENING: Final = ("“", "„", "«", '"', "»", "‘", "「")


def utterances_of(cells: Cells, claim: str) -> tuple[ReadUtterance, ...]:
    """The utterances of a row: each claimant's, and each rebutter's."""
    sources = _sources(cells)
    quote, summary = _words(cells, claim)
    said_on = cells.fields.date(cells.column(Meaning.SAID_ON), cells.value(Meaning.SAID_ON))
    venue = cells.fields.line(cells.column(Meaning.VENUE), cells.value(Meaning.VENUE), limits.MAX_VENUE)
    claimants = _claimants(cells)
    # What stands as the page of nobody in particular is where the claim was found.
    found = (url for claimant in claimants if claimant.kind == ANONYMOUS for url in claimant.links)
    sources = (*sources, *(ReadSource(url) for url in found))
    claimants = [replace(each, links=()) if each.kind == ANONYMOUS else each for each in claimants]
    if not claimants and any(source.url for source in sources):
        # Somebody put the claim there, whoever it was: the places are worth keeping.
        claimants = [ReadParty("", "", ANONYMOUS)]
    elif not claimants and said_on and said_on.day:
        cells.fields.remark(cells.column(Meaning.SAID_ON), said_on.original, limits.BY_NOBODY)
    said = [
        ReadUtterance(claimant, quote=quote, summary=summary, said_on=said_on, venue=venue, sources=sources)
        for claimant in claimants
    ]
    return (*said, *_rebuttals(cells))


def _claimants(cells: Cells) -> list[ReadParty]:
    claimants = [_with_capitals(cells, party) for party in cells.parties(Meaning.CLAIMANT)]
    if not claimants and not cells.mapping.columns_of(Meaning.CLAIMANT):
        # What an outlet puts out in its own voice, it says itself.
        claimants = cells.parties(Meaning.OUTLET)
    claimants = _called_elsewhere(cells, claimants)
    if len(claimants) != 1:
        return claimants
    role, url = cells.value(Meaning.CLAIMANT_ROLE), cells.address(Meaning.CLAIMANT_URL)
    role = cells.fields.line(cells.column(Meaning.CLAIMANT_ROLE), role, _ROLE) or claimants[0].role
    return [replace(claimants[0], role=role, links=((url,) if url else ()) + claimants[0].links)]


def _called_elsewhere(cells: Cells, claimants: list[ReadParty]) -> list[ReadParty]:
    """The claimants with the names that columns of other languages give them, where these name as many."""
    for column, tag in cells.translated(Meaning.CLAIMANT).items():
        written = [name for text in values_of(cells.row.get(column)) for name in cells.fields.names(column, text)]
        read = [cells.fields.party(column, name) for name in written]
        if tag and len(read) == len(claimants):
            claimants = [_called(claimant, tag, also) for claimant, also in zip(claimants, read, strict=True)]
    return claimants


def _called(claimant: ReadParty, tag: str, also: ReadParty | None) -> ReadParty:
    if also is None or also.name == claimant.name or ANONYMOUS in {claimant.kind, also.kind}:
        return claimant
    return replace(claimant, names=(*claimant.names, (tag, also.name)))


def _with_capitals(cells: Cells, party: ReadParty) -> ReadParty:
    """A name in small letters with the capitals that it has elsewhere in its row."""
    if (
        party.kind == ANONYMOUS
        or party.name != party.name.lower()
        or party.name == party.name.upper()
        or party.name.startswith("@")
    ):
        return party
    texts = [text for value in cells.row.values() for text in values_of(value)[:3]]
    name = recased(party.name, *texts)
    cells.fields.remark(cells.column(Meaning.CLAIMANT), party.name, LOWER if name == party.name else RECASED)
    return replace(party, name=name)


def _words(cells: Cells, claim: str) -> tuple[str, str]:
    """Words given as a direct quote, and words of an archive that paraphrases."""
    written, kind = cells.value(Meaning.QUOTE), bare(cells.value(Meaning.QUOTE_KIND))
    paraphrase = cells.value(Meaning.PARAPHRASE)
    summary = cells.fields.prose(cells.column(Meaning.PARAPHRASE), paraphrase, MAX_QUOTE) if paraphrase else ""
    if not written:
        return "", "" if line_of(summary) == claim else summary
    words = cells.fields.prose(cells.column(Meaning.QUOTE), written, MAX_QUOTE)
    is_direct = kind == "direct" if kind else (words.startswith(_OPENING) or not cells.mapping.rows)
    if is_direct:
        return words.strip('“”„«»"「」 ') or words, summary
    return "", summary or words


def _sources(cells: Cells) -> tuple[ReadSource, ...]:
    """Where it was said: each address, with the title, the outlet and the date that the row gives."""
    urls = [url for text in cells.values(Meaning.SOURCE_URL) for url in _addresses(cells, text)]
    title, published_on = _title(cells)
    outlet = next(iter(cells.parties(Meaning.OUTLET)), None)
    written = cells.value(Meaning.SOURCE_DATE)
    published_on = cells.fields.date(cells.column(Meaning.SOURCE_DATE), written) if written else published_on
    language = cells.fields.tag(cells.column(Meaning.SOURCE_LANGUAGE), cells.value(Meaning.SOURCE_LANGUAGE))
    if not urls:
        return (ReadSource("", title, outlet, (), published_on, language),) if title else ()
    return tuple(ReadSource(url, title, outlet, (), published_on, language) for url in dict.fromkeys(urls[:100]))


def _addresses(cells: Cells, text: str) -> list[str]:
    if text.count("http") > 1 or any(mark in text for mark in "\n ="):
        return addresses_in(text)
    url = cells.fields.address(cells.column(Meaning.SOURCE_URL), text)
    return [url] if url else []


def _title(cells: Cells) -> tuple[str, ReadDate | None]:
    """The title of the source, and its date where that stands at the end of the title in brackets."""
    title = cells.fields.line(cells.column(Meaning.SOURCE_TITLE), cells.value(Meaning.SOURCE_TITLE), limits.MAX_TITLE)
    dated = _DATED.search(title)
    if dated is None:
        return title, None
    return _NUMBERED.sub("", title[: dated.start()]).strip(), understood_date(dated[1]).date


def _rebuttals(cells: Cells) -> list[ReadUtterance]:
    """That others contest the claim, where the row says who."""
    words = cells.fields.prose(cells.column(Meaning.REBUTTAL), cells.value(Meaning.REBUTTAL), MAX_QUOTE)
    return [ReadUtterance(party, contests=True, summary=words) for party in cells.parties(Meaning.REBUTTER)]
