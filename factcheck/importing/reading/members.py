"""One file of an archive as records, by its format."""

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, groupby, islice
from typing import Any, Final, TypeVar

from factcheck.importing.reading import google, json_values, pages
from factcheck.importing.reading.embedded import unpacked_texts
from factcheck.importing.reading.feeds import records_of_feed
from factcheck.importing.reading.files import Member, laid_aside
from factcheck.importing.reading.json_values import Value
from factcheck.importing.reading.limits import MEGABYTE, Limits, UnreadableError
from factcheck.importing.reading.mapped import flat
from factcheck.importing.reading.mapped.guessing import guess_mapping
from factcheck.importing.reading.mapped.mapping import Mapping, Meaning
from factcheck.importing.reading.mapped.rows import Row, columns_in, row_of, rows_within, values_of
from factcheck.importing.reading.sniffing import Format, Sniffed
from factcheck.importing.reading.streams import beginning, head_of, recoded
from factcheck.importing.reading.structured.finding import has_records, is_other_node
from factcheck.importing.reading.structured.nodes import Graph
from factcheck.importing.reading.structured.reviews import Page, records_of
from factcheck.importing.reading.tabular.json_rows import below_headings
from factcheck.importing.reading.tabular.sheets import Record, records_of_text, records_of_workbook, tables_of_page
from factcheck.importing.reading.tabular.systems import is_flattened, nested
from factcheck.importing.reading.tabular.unfolding import unfolded
from factcheck.importing.records import Place, ReadRecord, Refusal, Remark
from factcheck.importing.understanding.dates import Order, orders_of
from factcheck.importing.understanding.texts import cut

_Item = TypeVar("_Item")

_LONGEST_KEPT: Final = 1000
_SAMPLED: Final = 5000
"""Records from which a mapping and the order of dates are guessed."""
_GUESSED_FROM: Final = 300
_SCANNED: Final = 8 * MEGABYTE
_DATED: Final = re.compile(rb'"(\w{1,40})"\s{0,3}:\s{0,3}"(\d{1,2}[/-]\d{1,2}[/-]\d{4})')
_TABLES: Final = frozenset({Format.TABLE, Format.WORKBOOK})
_JSON: Final = frozenset({Format.JSON, Format.JSON_LINES})

NO_MAPPING: Final = "none of its columns ({}) is known to say what is claimed: say in a mapping which one does"
NO_RECORDS: Final = "it holds no record: there is nothing to bring in"
_EMPTY: Final[tuple[Any, ...]] = (None, "", {}, [])
"""What programs write in a list where they have nothing: passed over, like an empty row of a table."""
_NAMED: Final = 8
"""Columns that a message names."""
OTHER_SHEET: Final = "This sheet has no column that says what is claimed: it is passed over."
NO_ROWS: Final = "It lists nothing that somebody says."
MENDED: Final = "no JSON as it stood: its commas, comments or escapes were mended"
NOT_UNDERSTOOD: Final = "not understood: kept with the originals alone, unless a mapping says what they mean"
BEYOND: Final = "more cells than there are columns: kept with the original alone"
DAMAGED: Final = "bytes that are no text in its encoding: shown as �"


class MemberReader:
    """Reads one file; the same each time that it is asked."""

    def __init__(
        self, member: Member, sniffed: Sniffed, mapping: Mapping | None, limits: Limits, url: str = ""
    ) -> None:
        self._member, self._sniffed, self._given, self._limits, self._url = member, sniffed, mapping, limits, url

    def records(self) -> Iterator[ReadRecord | Refusal]:
        """The records and refusals of the file."""
        if self._sniffed.format is Format.HTML:
            return self._of_page()
        if self._sniffed.format is Format.FEED:
            return self._of_feed()
        read = self._of_json() if self._sniffed.format in _JSON else self._of_table()
        return flat.idle_counted(read, Place(self._member.name))

    def guessed(self) -> Mapping | None:
        """The mapping that is guessed for it; None where it is of a form that says itself what it means."""
        records = self._sampled()
        return guess_mapping(records[:_GUESSED_FROM]) if records else None

    def columns(self) -> list[str]:
        """Its columns; none where it needs no mapping."""
        records = self._sampled()[:_GUESSED_FROM]
        member = self.mapping_of(records).rows if records else ""
        rows = [row for record in records for row, _ in rows_within(record, member)] if member else map(row_of, records)
        return columns_in(rows)

    def mapping_of(self, records: list[dict[str, Any]]) -> Mapping:
        """The mapping by which it is read; orders of dates that it leaves open are those that the columns tell."""
        mapping = self._given or guess_mapping(records[:_GUESSED_FROM])
        orders = {**_orders(records, mapping), **mapping.orders}
        return replace(mapping, orders=orders)

    def _usable(self, records: list[dict[str, Any]]) -> Mapping:
        """The mapping by which it is read.

        Raises:
            UnreadableError: it holds nothing, or none of its columns says what is claimed.
        """
        mapping = self.mapping_of(records)
        if not any(records):
            raise UnreadableError(self._member.name, NO_RECORDS)
        if not mapping.is_usable():
            raise UnreadableError(self._member.name, NO_MAPPING.format(_named(records[:_GUESSED_FROM])))
        return mapping

    def _sampled(self) -> list[dict[str, Any]]:
        """Records from its beginning that only a mapping makes sense of."""
        if self._sniffed.format in _TABLES:
            sample = islice(_before_damage(self._table()), _SAMPLED)
            # Of a workbook the first sheet that says what is claimed, by its headings if one has these.
            sheets = [list(rows) for _, rows in groupby(sample, key=lambda record: record.sheet)]
            cells = [[record.cells for record in rows if record.cells] for rows in sheets]
            guessed = [guess_mapping(rows[:_GUESSED_FROM]) for rows in cells]
            best = max(zip(guessed, cells, strict=True), key=lambda each: each[0].certainty(), default=None)
            return best[1] if best else []
        if self._sniffed.format is Format.HTML:
            return self._sampled_page()
        if self._sniffed.format not in _JSON:
            return []
        values = islice(_before_damage(self._values()), _SAMPLED)
        # Where the first that are read say what they are, all do.
        return [value.value for value in values if isinstance(value.value, dict)] if self._is_flat() else []

    def _sampled_page(self) -> list[dict[str, Any]]:
        """The rows of the table of a page that lists claims, else of its largest; none where the page has records."""
        with self._member.open() as stream:
            content = stream.read(self._limits.page + 1)
        if len(content) > self._limits.page or b"<table" not in content.lower():
            return []
        _, found = pages.documents_of(content, self._limits, self._url)
        if any(each.error or has_records(each.document) for each in found):
            return []
        tables = [[row.cells for row in rows] for rows in tables_of_page(content, self._limits)]
        listing = (rows for rows in tables if guess_mapping(rows[:_GUESSED_FROM]).lists_claims())
        return next(listing, max(tables, key=len, default=[]))[:_SAMPLED]

    def _is_flat(self) -> bool:
        first = [value.value for value in islice(_before_damage(self._values()), 20) if isinstance(value.value, dict)]
        return bool(first) and not any(google.is_item(value) or has_records(value) for value in first)

    @contextmanager
    def _text(self, *, followed: bool = False) -> Iterator[io.BufferedReader]:
        """The file in UTF-8: the whole where it is followed, else as much as is looked at before."""
        with self._member.open(followed=followed) as packed:
            stream = packed if followed else beginning(packed, _SCANNED)
            with recoded(stream, self._sniffed.encoding) as text:
                yield text

    def _values(self, *, followed: bool = False) -> Iterator[Value]:
        with self._text(followed=followed) as stream:
            if self._sniffed.format is Format.JSON_LINES:
                values = json_values.json_lines(stream, self._limits)
            else:
                values = json_values.json_values(stream, self._member.name, self._limits)
            for value in below_headings(values):
                for part in unpacked_texts(value, self._limits):
                    yield from unfolded(part, is_whole=self._sniffed.format is Format.JSON)

    def _of_json(self) -> Iterator[ReadRecord | Refusal]:
        sample = self._sampled()
        mapping = self._usable(sample) if sample else self._given
        said = self._not_understood(sample[:_GUESSED_FROM], mapping) if sample and mapping else []
        page = Page(self._url, orders=self._orders_in_text() if not sample else {})
        for value in self._values(followed=True):
            if value.beside is not None and page.graph is None:
                page = replace(page, graph=Graph.of_several(value.beside))
            place = Place(self._member.name, value.line, value.path)
            if value.error:
                yield Refusal(place, value.field, value.error, value.text)
            elif value.value in _EMPTY or (value.beside is not None and not mapping and is_other_node(value.value)):
                continue
            elif not isinstance(value.value, dict | list):
                yield Refusal(place, "", json_values.NOT_AN_OBJECT, str(value.value)[:300])
            else:
                read = _understood(value.value, place, mapping, page)
                remarks = [Remark("", str(value.damaged), DAMAGED)] if value.damaged else []
                remarks += [Remark("", "", MENDED)] if value.is_mended else []
                for each in _with_remarks(read, remarks) if remarks else read:
                    yield from _with_remarks([each], said)
                    said = said if isinstance(each, Refusal) else []

    def _orders_in_text(self) -> dict[str, Order]:
        """How the members of the file write day and month, told by its first bytes."""
        found: dict[str, list[str]] = defaultdict(list)
        with self._text() as stream:
            for piece in _before_damage(_megabytes(stream)):
                for name, written in _DATED.findall(piece):
                    found[name.decode()].append(written.decode())
        return orders_of(found)

    def _table(self, *, followed: bool = False) -> Iterator[Record]:
        if self._sniffed.format is Format.WORKBOOK:
            with self._member.open(followed=followed) as packed, laid_aside(packed) as file:
                yield from records_of_workbook(file, self._member.name, self._limits)
        else:
            with self._text(followed=followed) as stream:
                yield from records_of_text(stream, self._limits)

    def _of_table(self) -> Iterator[ReadRecord | Refusal]:
        mapping = self._usable(self._sampled())
        for sheet, records in groupby(self._table(followed=True), key=lambda record: record.sheet):
            first, damage = _first_of(records, _GUESSED_FROM)
            own = self._of_sheet(mapping, [record.cells for record in first if not record.error]) if sheet else mapping
            if own is None:
                yield Refusal(Place(self._member.name, first[0].line, sheet), "", OTHER_SHEET)
                continue
            said = self._not_understood([record.cells for record in first], own)
            for record in chain(first, records):
                for read in self._of_row(record, own):
                    yield from _with_remarks([read], said)
                    said = said if isinstance(read, Refusal) else []
            if damage is not None:
                raise damage

    def _not_understood(self, records: list[dict[str, Any]], mapping: Mapping) -> list[Remark]:
        """Which columns the guessed mapping leaves out, to be said once, of the first record."""
        if self._given is not None:
            return []
        rows = [row for record in records for row in self._rows(record, mapping)]
        columns = [each for each in columns_in(rows) if each not in mapping.columns]
        filled = [each for each in columns if any(values_of(row.get(each)) for row in rows)]
        return [Remark("columns", cut(", ".join(filled), _LONGEST_KEPT), NOT_UNDERSTOOD)] if filled else []

    @staticmethod
    def _rows(record: dict[str, Any], mapping: Mapping) -> list[Row]:
        return [row for row, _ in rows_within(record, mapping.rows)] if mapping.rows else [row_of(record)]

    def _of_sheet(self, mapping: Mapping, rows: list[dict[str, Any]]) -> Mapping | None:
        """The mapping of a sheet: the workbook's, its own where it has other columns; None where it says no claim."""
        if not rows or mapping.says_claim_of(rows[0]):
            return mapping
        guessed = self.mapping_of(rows) if self._given is None else mapping
        is_as_certain = guessed.is_usable() and guessed.certainty() >= mapping.certainty()
        return guessed if guessed is not mapping and is_as_certain else None

    def _of_row(self, record: Record, mapping: Mapping) -> Iterator[ReadRecord | Refusal]:
        place = Place(self._member.name, record.line, record.sheet)
        if record.error:
            yield Refusal(place, "", record.error, record.text)
            return
        remarks = [Remark("", str(record.damaged), DAMAGED)] if record.damaged else []
        remarks += [Remark("", "", record.odd)] if record.odd else []
        remarks += [Remark("", record.beyond[:300], BEYOND)] if record.beyond else []
        if self._given is None and is_flattened(record.cells):
            whole = records_of(nested(record.cells), place, Page())
            read: Iterable[ReadRecord | Refusal] = (
                replace(each, original=record.cells) if isinstance(each, ReadRecord) else each for each in whole
            )
        else:
            read = _by_mapping(record.cells, place, mapping, is_since_1904=record.is_since_1904)
        yield from _with_remarks(read, remarks) if remarks else read

    def _of_feed(self) -> Iterator[ReadRecord | Refusal]:
        with self._member.open(followed=True) as stream:
            yield from records_of_feed(stream, self._member.name, self._limits)

    def _of_page(self) -> Iterator[ReadRecord | Refusal]:
        place = Place(self._member.name)
        with self._member.open(followed=True) as stream:
            content = stream.read(self._limits.page + 1)
        if len(content) > self._limits.page:
            yield Refusal(place, "", pages.TOO_LARGE)
            return
        facts, found = pages.documents_of(content, self._limits, self._url)
        beside = Graph([each.document for each in found]) if len(found) > 1 else None
        page, count = Page(facts.url, facts.language, graph=beside), 0
        for document in found:
            within = replace(place, path=document.path)
            if document.error:
                count += 1
                yield Refusal(within, "", document.error, document.text)
            elif has_records(document.document):
                count += 1
                yield from records_of(document.document, within, page)
        if not count:
            yield from self._of_page_tables(content)

    def _of_page_tables(self, content: bytes) -> Iterator[ReadRecord | Refusal]:
        """The rows of those tables of a page that list claims, by their headings or by the mapping that is given."""
        count = 0
        for rows in tables_of_page(content, self._limits):
            mapping = self.mapping_of([row.cells for row in rows])
            if mapping.lists_claims() if self._given is None else mapping.says_claim_of(rows[0].cells):
                count += len(rows)
                yield from (read for row in rows for read in self._of_row(row, mapping))
        if not count:
            yield Refusal(Place(self._member.name), "", pages.NO_RECORDS)


def _first_of(items: Iterator[_Item], most: int) -> tuple[list[_Item], UnreadableError | None]:
    """The first so many; those before a damage, and what is wrong then."""
    found: list[_Item] = []
    try:
        found.extend(islice(items, most))
    except UnreadableError as error:
        if not found:
            raise
        return found, error
    return found, None


def _megabytes(stream: io.BufferedReader) -> Iterator[bytes]:
    """The bytes of a stream, piece by piece; of one that is damaged those before the damage."""
    damage = None
    while damage is None:
        piece, damage = head_of(stream, MEGABYTE)
        if not piece:
            return
        yield piece


def _before_damage(items: Iterator[_Item]) -> Iterator[_Item]:
    """What can be read of a file, for looking at it: that the rest can't be is told when it is read."""
    try:
        yield from items
    except UnreadableError:
        return


def _named(records: Iterable[dict[str, Any]]) -> str:
    """The first columns of records, as a message names them."""
    columns = [f"“{column[:40]}”" for column in columns_in(map(row_of, records))]
    return ", ".join(columns[:_NAMED] + ["…"] * (len(columns) > _NAMED))


def _understood(value: Any, place: Place, mapping: Mapping | None, page: Page) -> Iterable[ReadRecord | Refusal]:
    if google.is_item(value) or (mapping is None and google.is_bare(value)):
        return google.records_in(value, place, page.orders)
    if mapping is None or has_records(value):
        return records_of(value, place, page)
    if isinstance(value, list):
        return [Refusal(place, "", json_values.NOT_AN_OBJECT)]
    return _by_mapping(value, place, mapping)


def _by_mapping(
    record: dict[str, Any], place: Place, mapping: Mapping, *, is_since_1904: bool = False
) -> Iterator[ReadRecord | Refusal]:
    if not mapping.rows:
        yield flat.record_of(row_of(record), place, mapping, record, is_since_1904=is_since_1904)
        return
    count = 0
    for count, (row, path) in enumerate(rows_within(record, mapping.rows), start=1):
        within = replace(place, path=f"{place.path}.{path}".lstrip("."))
        yield flat.record_of(row, within, mapping, _of_one(record, mapping.rows, count - 1))
    if not count:
        yield Refusal(place, mapping.rows, NO_ROWS)


def _of_one(record: dict[str, Any], member: str, place: int) -> dict[str, Any]:
    """The record with, of what it lists, one part only; without the long texts, which would be kept once a part."""
    short = {key: part for key, part in record.items() if not isinstance(part, str) or len(part) <= _LONGEST_KEPT}
    return {**short, member: [part for part in record[member] if isinstance(part, dict)][place]}


def _orders(records: list[dict[str, Any]], mapping: Mapping) -> dict[str, Order]:
    dated = {Meaning.SAID_ON, Meaning.REVIEWED_ON, Meaning.SOURCE_DATE}
    columns = [column for column, meaning in mapping.columns.items() if meaning in dated]
    if not columns:
        return {}
    rows = [row_of(record) for record in records]
    return orders_of({column: [text for row in rows for text in values_of(row.get(column))] for column in columns})


def _with_remarks(read: Iterable[ReadRecord | Refusal], remarks: list[Remark]) -> Iterator[ReadRecord | Refusal]:
    for each in read:
        if isinstance(each, ReadRecord):
            each = replace(each, remarks=(*each.remarks, *remarks))  # noqa: PLW2901
        yield each
