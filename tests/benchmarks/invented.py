"""Invented records for benchmarks of search: claims in many languages, and names as many scripts write them.

A file of them holds tab-separated lines: list, language, slug, text or name, and of a claimant the other names, with a
semicolon between two.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from django.contrib.auth.models import User

from claims.models import Claim, Claimant
from claims.sample.records import Sample, find
from factcheck.publishing.writing.actions import publish

_PUBLISHER: Final = {"name": "Invented Gazette", "kind": "news_outlet", "homepage": "https://gazette.example/"}
_WITNESS: Final = {"name": "Invented witness", "kind": "person"}


class Invented(NamedTuple):
    """A line of such a file."""

    list: str
    language: str
    slug: str
    text: str
    names: str


def load_invented(folder: Path, *, by: User) -> None:
    """Record and publish what the files of a folder hold, as the sample is."""
    rows = [Invented(*line.split("\t")) for path in sorted(folder.glob("*.tsv")) for line in _lines(path)]
    sample = Sample(_data(rows))
    for row in rows:
        if row.list == "claims":
            publish(find(Claim, row.slug) or sample.claim(row.slug), by=by)
        else:
            publish(find(Claimant, row.slug) or sample.claimant(row.slug), by=by)


def _lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))


def _data(rows: list[Invented]) -> dict[str, Any]:
    """The same in the form of the sample's files: each claim is reported in a source of its own."""
    claims = [row for row in rows if row.list == "claims"]
    claimants = {row.slug: _claimant(row) for row in rows if row.list == "claimants"}
    return {
        "topics": {},
        "publishers": {"invented-gazette": _PUBLISHER},
        "sources": {f"report-{row.slug}": _source(row) for row in claims},
        "claimants": {"invented-witness": _WITNESS, **claimants},
        "claims": {row.slug: _claim(row) for row in claims},
    }


def _claimant(row: Invented) -> dict[str, Any]:
    return {"name": row.text, "kind": "person", "aliases": [name for name in row.names.split(" ; ") if name]}


def _source(row: Invented) -> dict[str, Any]:
    return {
        "title": f"Report {row.slug}",
        "kind": "article",
        "url": f"https://gazette.example/{row.slug}",
        "publisher": "invented-gazette",
        "published_on": "2024-01-01",
        "language": row.language,
        "text": row.text,
        "capture": {"captured_at": "2024-01-02T00:00:00Z", "media_type": "text/plain"},
        "passages": {row.slug: ["", row.text, ""]},
    }


def _claim(row: Invented) -> dict[str, Any]:
    said = {"claimant": "invented-witness", "mode": "paraphrase", "said_on": "2024-01-01", "passages": [row.slug]}
    return {
        "text": row.text,
        "language": row.language,
        "kind": "factual",
        "topics": [],
        "attributions": {"witness": said},
    }
