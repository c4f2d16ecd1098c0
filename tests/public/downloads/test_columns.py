"""The columns are a promise: the documentation lists them, and a change of it is a change of the promise."""

import re
from pathlib import Path
from typing import Final

from factcheck.copies.reading.entries import LOG
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.reading.sheets import Sheet
from tests.together import each_of

DOCUMENT: Final = Path(__file__).parent.parent.parent.parent / "docs/exchange.md"
SHEETS: Final = [sheet for kind in public_kinds.registered() for sheet in kind.resource.sheets]


@each_of("sheet", [*SHEETS, LOG])
def test_columns_of_a_sheet_are_those_documented_in_their_order(sheet: Sheet) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    section = text.split(f"### {sheet.name}\n")[1].split("\n### ")[0]

    told = re.findall(r"^\| `(\w+)` \| ([\w ]+) \| (.+) \|$", section, flags=re.MULTILINE)

    assert told == [(column.name, column.sort.value, column.about) for column in sheet.columns]
    assert f"\n{sheet.about}\n" in section


def test_no_two_sheets_share_a_name_and_no_two_columns_of_one() -> None:
    assert len({sheet.name for sheet in SHEETS}) == len(SHEETS)
    for sheet in SHEETS:
        assert len({column.name for column in sheet.columns}) == len(sheet.columns)


def test_first_sheet_of_a_kind_is_of_its_records() -> None:
    for kind in public_kinds.registered():
        assert kind.resource.sheets[0].name == kind.plural
