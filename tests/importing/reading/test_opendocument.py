"""Spreadsheets of LibreOffice: what stands in them is read as it is shown, and what does harm is refused."""

import io
import tracemalloc
import zipfile
from datetime import date

import pytest

from factcheck.importing.reading import UnreadableError
from factcheck.importing.reading.limits import MEGABYTE
from factcheck.importing.reading.tabular.workbooks import HIDDEN
from tests.importing.reading.archived import read_all
from tests.together import each_of

NAMES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
HEADINGS = ["Claim", "Speaker", "Date", "Rating", "Link"]


def cell(text: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def spreadsheet(*rows: str, before: str = "", content: str = "") -> bytes:
    """A spreadsheet of one sheet with these rows below its headings, or with this content as it is."""
    table = f'<table:table table:name="2023">{row(*map(cell, HEADINGS))}{"".join(rows)}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content or f"{before}<office:document {NAMES}>{body}</office:document>")
    return written.getvalue()


def test_cells_are_read_as_they_are_shown_and_dates_as_they_are_stored() -> None:
    link = '<text:a xmlns:x="http://www.w3.org/1999/xlink" x:href="https://check.example/1">False</text:a>'
    note = "<office:annotation><text:p>who wrote this?</text:p></office:annotation>"
    first = row(
        cell(f"The <text:span>tower</text:span><text:s/>leans</text:p><text:p>a lot{note}"),
        cell("Ann Lee", 'table:number-rows-spanned="2"'),
        cell("03/02/23", 'office:value-type="date" office:date-value="2023-02-03T00:00:00"'),
        cell(link),
        "<table:table-cell/>",
    )
    second = row(
        cell("It rains"),
        "<table:covered-table-cell/><table:table-cell/>",
        cell("3,5", 'office:value-type="float" office:value="3.5"'),
        cell("https://check.example/2"),
        attributes='table:visibility="collapse"',
    )
    empty = row(
        '<table:table-cell table:number-columns-repeated="16384"/>', attributes='table:number-rows-repeated="1040000"'
    )

    records, refusals = read_all(spreadsheet(first, empty, second), name="book.ods")
    joined, _ = read_all(spreadsheet(first, second), name="book.ods")

    assert [(record.text, record.place.line) for record in records] == [
        ("The tower leans a lot", 2),
        ("It rains", 1_040_003),
    ]
    said = records[0].utterances[0].said_on
    assert said is not None
    assert (said.day, refusals) == (date(2023, 2, 3), [])
    assert [record.reviews[0].url for record in records] == ["https://check.example/1", "https://check.example/2"]
    assert [[each.party.name for each in record.utterances] for record in joined] == [["Ann Lee"], ["Ann Lee"]]
    assert HIDDEN in [remark.understood for remark in records[1].remarks]


@each_of(
    "bomb",
    [
        spreadsheet(row(cell("x" * 60 * MEGABYTE))),
        spreadsheet(before='<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
        spreadsheet(content="<office:document"),
        spreadsheet()[:-200],
    ],
)
def test_spreadsheet_that_does_harm_is_refused(bomb: bytes) -> None:
    tracemalloc.start()

    with pytest.raises(UnreadableError):
        read_all(bomb, name="book.ods")

    assert tracemalloc.get_traced_memory()[1] < 100 * MEGABYTE
    tracemalloc.stop()


def test_long_cell_that_is_repeated_many_times_is_read_once() -> None:
    many = 'office:value-type="string" table:number-columns-repeated="480"'

    (record,), _ = read_all(spreadsheet(row(cell("It rains"), cell("Ann Lee"), cell("x" * 10_000, many))), name="a.ods")

    assert len(str(record.original)) < 20_000
