"""The records that one object of JSON lists, wherever in it: in an answer, below its headings, under their names."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from factcheck.importing.reading import google
from factcheck.importing.reading.json_values import Value
from factcheck.importing.reading.mapped.guessing import guess_mapping, lists_of_claims, said_of_all
from factcheck.importing.reading.mapped.mapping import Meaning
from factcheck.importing.reading.structured.finding import has_records
from factcheck.importing.reading.tabular.json_rows import rows_in
from factcheck.importing.reading.tabular.systems import answers_of, plain

GOOGLE_FAILED: Final = "It is an error that was answered in place of claims"
_GUESSED_FROM: Final = 300
_MOST_LISTS: Final = 20
"""Lists of one object, the outer ones first, that are looked at for its records."""
_PAGES: Final = frozenset({Meaning.REVIEW_URL, Meaning.SOURCE_URL})
_OF_RECORDS: Final = frozenset({Meaning.REVIEW_URL, Meaning.RATING, Meaning.PUBLISHER, Meaning.LANGUAGE})
"""What says that parts of an object are records by themselves."""


def unfolded(value: Value, *, is_whole: bool) -> Iterator[Value]:
    """The records of a value that lists them: an answer of Google; the one object of a file, with a list of objects."""
    table = (answers_of(value.value) or rows_in(value.value)) if is_whole else None
    items = google.items_of(value.value) or table or None
    is_object = is_whole and isinstance(value.value, dict) and not has_records(value.value)
    if items is None and is_object and not _is_document(value.value):
        lists = (part for part in islice(_lists_in(value.value), _MOST_LISTS) if _lists_records(value.value, *part))
        path, rows = next(lists, ("", list[Any]()))
        shared = said_of_all(value.value)
        items = (
            {f"{path}[{place}]": shared | item if item else item for place, item in enumerate(rows)}
            or _named_records(value.value)
            or _named_lists(value.value)
            or None
        )
    if items is None:
        failed = google.error_in(value.value)
        alone = replace(value, value=plain(value.value))
        yield replace(value, error=f"{GOOGLE_FAILED}: {failed[:200]}") if failed else alone
        return
    for path, item in items.items():
        yield replace(value, path=f"{value.path}.{path}".strip("."), value=plain(item))


def _is_document(value: dict[str, Any]) -> bool:
    """Whether an object is one document, such as a video, and what is said in it stands nowhere else."""
    members = lists_of_claims(value)
    outer = guess_mapping([{key: part for key, part in value.items() if not isinstance(part, list)}])
    if len(members) != 1 or not _PAGES & set(outer.columns.values()):
        return False
    inner = guess_mapping([row for row in value[members[0]][:20] if isinstance(row, dict)])
    return _OF_RECORDS.isdisjoint(inner.columns.values())


def _lists_in(value: dict[str, Any], path: str = "", depth: int = 3) -> Iterator[tuple[str, list[Any]]]:
    """The lists of objects in an object, those of outer levels first, with their paths."""
    for key, part in value.items():
        if isinstance(part, list) and any(part) and all(isinstance(each, dict) for each in part[:20] if each):
            yield f"{path}{key}", part
    for key, part in value.items():
        if isinstance(part, dict) and depth:
            yield from _lists_in(part, f"{path}{key}.", depth - 1)


def _lists_records(value: dict[str, Any], path: str, rows: list[Any]) -> bool:
    """Whether the records are what an object lists, and not the object itself."""
    member = path.partition(".")[0]
    outer = guess_mapping([{key: part for key, part in value.items() if key != member}])
    inner = guess_mapping([plain(row) for row in rows[:20] if row])
    return inner.is_usable() and not outer.is_usable()


def _named_records(value: dict[str, Any]) -> dict[str, Any]:
    """The records of an object that has each under a name of its own, such as its id; none where it has not."""
    if len(value) < 2 or not all(isinstance(part, dict) for part in value.values()):  # noqa: PLR2004 -- one is no list
        return {}
    return value if guess_mapping(list(value.values())[:_GUESSED_FROM]).is_usable() else {}


def _named_lists(value: dict[str, Any]) -> dict[str, Any]:
    """The records of an object that lists them under several names, such as those of who published them."""
    lists = {name: part for name, part in value.items() if isinstance(part, list) and any(part)}
    rows = {f"{name}[{place}]": row for name, part in lists.items() for place, row in enumerate(part)}
    if len(lists) < 2 or len(lists) < len(value) or not all(isinstance(row, dict) for row in rows.values()):  # noqa: PLR2004
        return {}
    are_alike = all(guess_mapping(part[:20]).certainty() > 1 for part in lists.values())
    return rows if are_alike else {}
