"""Archives for tests, and what is read from them."""

import io
import json
from collections.abc import Iterable
from typing import Any

from factcheck.importing.reading import Mapping, read
from factcheck.importing.records import ReadRecord, Refusal

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checker.example/fact/1",
    "claimReviewed": "The earth is flat",
    "author": {"@type": "Organization", "name": "Checker", "url": "https://checker.example"},
    "reviewRating": {"@type": "Rating", "alternateName": "False", "ratingValue": 1, "bestRating": 5, "worstRating": 1},
}


def review(**changes: Any) -> dict[str, Any]:
    """A ClaimReview with other properties; None leaves one out."""
    changed = {**REVIEW, **changes}
    return {name: value for name, value in changed.items() if value is not None}


def archive(content: str | bytes | object, *, encoding: str = "utf-8") -> io.BytesIO:
    """An archive of a text, of bytes, or of what is to be written as JSON."""
    if isinstance(content, bytes):
        return io.BytesIO(content)
    return io.BytesIO((content if isinstance(content, str) else json.dumps(content)).encode(encoding))


def lines(records: Iterable[object]) -> str:
    """The records as JSON, one a line."""
    return "\n".join(json.dumps(record) for record in records)


def read_all(
    content: str | bytes | object, *, name: str = "archive", mapping: Mapping | None = None, encoding: str = "utf-8"
) -> tuple[list[ReadRecord], list[Refusal]]:
    """The records and the refusals of an archive."""
    found = list(read(archive(content, encoding=encoding), name=name, mapping=mapping))
    records = [each for each in found if isinstance(each, ReadRecord)]
    return records, [each for each in found if isinstance(each, Refusal)]


def claims(content: str | bytes | object, **options: Any) -> list[str]:
    """The texts of the claims of an archive of which nothing is refused."""
    records, refusals = read_all(content, **options)
    assert refusals == []
    return [record.text for record in records]
