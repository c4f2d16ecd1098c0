import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from factcheck.importing.reading import UnreadableError
from factcheck.importing.reading.tabular.workbooks import HIDDEN
from tests.importing.reading.archived import claims, read_all
from tests.together import each_of

HEADINGS = ["Declaración", "Quién lo dijo", "Fecha", "Calificación", "Enlace"]


def workbook(*sheets: Sequence[Sequence[Any]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def with_member(name: str, content: bytes, *, of: bytes | None = None) -> bytes:
    """A workbook in which one member has another content."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(of or workbook([HEADINGS, ["a claim"]]))) as given,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for member in given.namelist():
            changed.writestr(member, content if member == name else given.read(member))
    return written.getvalue()


def test_dates_numbers_and_formulas_are_read_as_they_stand() -> None:
    rows: list[list[Any]] = [
        ["Our archive"],
        [],
        HEADINGS,
        ["Bajó el paro", "Pedro Pérez", datetime(2020, 3, 4), "FALSO", '=HYPERLINK("https://x.example/1","ver")'],
        ["Subió la luz", "García, Ana", 44197, 3.0, "x.example/2"],
        ["=1+1", None, None, None, None],
    ]

    records, refusals = read_all(workbook(rows), name="book.xlsx")

    assert refusals == []
    assert [record.text for record in records] == ["Bajó el paro", "Subió la luz", "=1+1"]
    assert [said.said_on and said.said_on.day for record in records for said in record.utterances] == [
        date(2020, 3, 4),
        date(2021, 1, 1),
    ]
    assert [record.reviews[0].url for record in records[:2]] == ["https://x.example/1", "https://x.example/2"]
    assert [record.place.line for record in records] == [4, 5, 6]


def test_sheet_without_the_columns_is_refused_once() -> None:
    records, refusals = read_all(workbook([HEADINGS, ["a claim"]], [["notes"], ["one"], ["two"]]), name="book.xlsx")

    assert len(records) == 1
    assert len(refusals) == 1


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
SHEET = "xl/worksheets/sheet1.xml"


@each_of(
    "content",
    [
        with_member(SHEET, ENTITIES + b"<worksheet/>"),
        with_member(SHEET, b"<!--" + b"x" * 70_000 + b"-->" + ENTITIES + b"<worksheet/>"),
        with_member("xl/workbook.xml", b"no XML"),
        with_member(SHEET, b"<worksheet>" + b"<row>" * 3_000_000),
        workbook([HEADINGS])[:-200],
        b"PK\x03\x04[Content_Types].xml",
    ],
)
def test_workbook_that_is_damaged_or_does_harm_can_not_be_read(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_all(content, name="book.xlsx")


def test_row_and_column_far_away_cost_nothing() -> None:
    namespace = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    first = b'<row r="1"><c r="A1" t="inlineStr"><is><t>claim</t></is></c></row>'
    second = b'<row r="2"><c r="A2" t="inlineStr"><is><t>It rains</t></is></c></row>'
    cells = first + second + b'<row r="100000"><c r="XFD100000"><v>1</v></c></row>'
    sheet = b'<worksheet xmlns="' + namespace + b'"><sheetData>' + cells + b"</sheetData></worksheet>"

    assert claims(with_member(SHEET, sheet), name="book.xlsx") == ["It rains"]


def test_sheets_are_read_each_by_its_own_columns() -> None:
    about = [["About"], ["This file lists what we checked"]]
    english = [["Claim", "Speaker"], ["The earth is flat", "Ann Lee"]]
    german = [["Behauptung", "Urheber"], ["Die Erde ist flach", "Bob Ray"]]

    records, refusals = read_all(workbook(about, english, german))

    assert [(record.text, record.utterances[0].party.name) for record in records] == [
        ("The earth is flat", "Ann Lee"),
        ("Die Erde ist flach", "Bob Ray"),
    ]
    assert len(refusals) == 1


def test_sheet_of_remarks_without_headings_lists_no_claims_beside_sheets_with_headings() -> None:
    remarks = [["This workbook lists our checks, year by year."]]
    checks = [["Claim", "Speaker"], ["The earth is flat", "Ann Lee"]]

    found = [read_all(workbook(*sheets)) for sheets in ((remarks, checks), (checks, remarks))]

    assert [[record.text for record in records] for records, _ in found] == [["The earth is flat"]] * 2
    assert [len(refusals) for _, refusals in found] == [1, 1]


def test_what_a_sheet_says_beside_its_cells_is_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Our checks of 2020", None, None, None],
        ["Claim", "Speaker", "Said", "Review URL"],
        ["One is one", "Ann Lee", datetime(2020, 3, 1), "our check"],
        ["Two is two", None, datetime(2020, 1, 1), "our check"],
        ["Three is three", None, datetime(2020, 1, 1), "our check"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("B3:B4")
    sheet["C3"].number_format, sheet["C4"].number_format = "mmm yyyy", "yyyy"
    for number in (3, 4, 5):
        sheet[f"D{number}"].hyperlink = f"https://checker.example/?a={number}&b=1"
    written = io.BytesIO()
    book.save(written)

    records, refusals = read_all(written.getvalue())

    assert refusals == []
    said = [[(each.party.name, each.said_on and each.said_on.precision) for each in one.utterances] for one in records]
    assert said == [[("Ann Lee", "month")], [("Ann Lee", "year")], []]
    assert [record.reviews[0].url for record in records] == [f"https://checker.example/?a={n}&b=1" for n in (3, 4, 5)]


def sheet_of(book: openpyxl.Workbook, **shown: str) -> bytes:
    """The book; its sheet with what formulas in these cells show."""
    written = io.BytesIO()
    book.save(written)
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(written.getvalue())) as given:
        sheet = given.read(name).decode()
    for cell, text in shown.items():
        kind = "" if text.isdecimal() else ' t="str"'
        with_text = rf'<c r="{cell}"{kind}><f>\1</f><v>{text}</v>'
        sheet = re.sub(rf'<c r="{cell}"><f>(.*?)</f><v ?/?>(?:</v>)?', with_text, sheet)
    return with_member(name, sheet.encode(), of=written.getvalue())


def test_formula_is_read_as_the_sheet_shows_it_and_what_was_not_calculated_is_told() -> None:
    book = openpyxl.Workbook()
    rows = [["Claim", "Speaker", "Date", "Rating"], ["=A9&B9", "Ann Lee", "=DATE(2021,5,6)", "=IF(A1,B1,C1)"]]
    for row in [*rows, ["It snows", "#REF!", None, "False"]]:
        book.active.append(row)

    [one, other], _ = read_all(sheet_of(book, A2="It rains all day", C2="44322"), name="book.xlsx")

    [said] = one.utterances
    assert (one.text, said.said_on and said.said_on.day, one.reviews) == ("It rains all day", date(2021, 5, 6), ())
    assert ("Rating", "=IF(A1,B1,C1)") in [(remark.field, remark.original) for remark in one.remarks]
    assert other.utterances == ()
    assert [(remark.field, remark.original) for remark in other.remarks] == [("Speaker", "#REF!")]


def test_days_of_a_workbook_of_old_macintoshes_count_from_1904() -> None:
    book = workbook([HEADINGS, ["Bajó el paro", "Pedro Pérez", 42860.5]])
    with zipfile.ZipFile(io.BytesIO(book)) as given:
        told = re.sub(rb"<workbookPr ?/?>", b'<workbookPr date1904="1"/>', given.read("xl/workbook.xml"))

    records, _ = read_all(with_member("xl/workbook.xml", told, of=book), name="book.xlsx")

    said = [each.said_on for each in records[0].utterances]
    assert [(each.day, each.original) for each in said if each] == [(date(2021, 5, 6), "42860.5")]


def test_hidden_row_is_taken_in_and_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Claim", "Rating"], ["It rains", "True"], ["It snows", "False"]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True

    records, _ = read_all(sheet_of(book), name="book.xlsx")

    assert [[remark.understood for remark in record.remarks] for record in records] == [[], [HIDDEN]]
