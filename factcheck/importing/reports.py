"""What came of an import, record by record, as a table that can be downloaded."""

import csv
from collections.abc import Iterator
from typing import IO, Any, Final, NamedTuple

from django.db.models import Q, QuerySet

from factcheck.importing.models import Import, ImportedRecord
from factcheck.importing.vocabulary import Outcome

COLUMNS: Final = ("file", "line", "path", "outcome", "field", "reason", "original")
PAGE: Final = 50
"""Records whose lines are shown on one page."""
OF_MEDIA: Final = "a media object was made of it"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def notable(importing: Import) -> QuerySet[ImportedRecord]:
    """The records of which something is to be said: refused, different from what is here, left as drafts, or odd."""
    rows = ImportedRecord.objects.filter(importing=importing)
    return rows.filter(Q(outcome__in=[Outcome.REFUSED, Outcome.DIFFERS]) | ~Q(reason="") | ~Q(remarks=[]))


def lines(importing: Import) -> Iterator[tuple[str, ...]]:
    """The lines of the report: one for what became of a record, and one for each value of it that was odd."""
    for row in notable(importing).order_by("pk").defer("original").iterator():
        yield from _lines_of(row)


class Page(NamedTuple):
    """Some lines of the report, of whole records, and the key of the last record if more follow."""

    lines: list[tuple[str, ...]]
    next: int | None


def page(importing: Import, *, after: int) -> Page:
    """The lines of the records after the one of that key: one query."""
    found = list(notable(importing).filter(pk__gt=after).order_by("pk").defer("original")[: PAGE + 1])
    shown = [line for row in found[:PAGE] for line in _lines_of(row)]
    return Page(shown, found[PAGE - 1].pk if len(found) > PAGE else None)


def _lines_of(row: ImportedRecord) -> Iterator[tuple[str, ...]]:
    place = (row.file, str(row.line or ""), row.path)
    outcome = OF_MEDIA if _is_of_media(row) else str(row.get_outcome_display())
    if row.reason:
        yield (*place, outcome, row.field, row.reason, "")
    for name, original, understood in row.remarks:
        yield (*place, outcome, str(name), str(understood), str(original))


def _is_of_media(row: ImportedRecord) -> bool:
    """Whether it is of no claim: where one was deleted since, its text is still known by its number."""
    return row.outcome == Outcome.MADE and row.text_key is None


def write_csv(importing: Import, file: IO[Any]) -> int:
    """Write the report as CSV, formulas defused; return the number of its lines."""
    writer, number = csv.writer(file), 0
    writer.writerow(COLUMNS)
    for number, line in enumerate(lines(importing), start=1):  # noqa: B007  # the number is returned
        writer.writerow([defused(value) for value in line])
    return number


def csv_lines(importing: Import) -> Iterator[str]:
    """The same, piece by piece; with the mark by which Excel knows UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for line in lines(importing):
        yield writer.writerow([defused(value) for value in line])


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """The text itself."""
        return text


def defused(value: str) -> str:
    """The value as text for a spreadsheet, which would else calculate what begins like a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value
