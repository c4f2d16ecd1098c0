"""What a reader may mean who has typed some letters: records whose names have words that begin so."""

from collections.abc import Iterator
from typing import Final

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from factcheck.analysis.queries import parse_query
from factcheck.http.answers import json_response
from factcheck.http.requests.methods import read_only
from factcheck.language.localisation import localised
from factcheck.naming.reading.composing import named as in_language
from factcheck.publishing.finding.ranking import Sought, named, sought
from factcheck.publishing.models.public import PublicRecord
from factcheck.publishing.reading import public_kinds

_MOST: Final = 8
_SHORTEST: Final = 2
_LONGEST: Final = 100
"""Letters that it takes to suggest anything, and letters that are looked at."""


@read_only
def suggestions(request: HttpRequest) -> HttpResponse:
    """At most eight records as JSON, in a constant number of queries; none for what no search can be made of."""
    found = list(_suggestions(request.GET.get("q", "")))
    return json_response(orjson.dumps({"suggestions": found}))


def _suggestions(typed: str) -> Iterator[dict[str, str]]:
    typed = typed.strip()
    if not _SHORTEST <= len(typed) <= _LONGEST:
        return
    asked = sought(parse_query(typed, get_language() or ""), begun=True)
    found = [(kind, row) for kind, most in public_kinds.suggested() for row in _named(kind.name, asked, most)][:_MOST]
    for (kind, row), entry in zip(found, in_language([row.summary_data for _, row in found]), strict=True):
        name = entry["name"] if kind.has_names else row.name
        yield {"kind": str(kind.words.one), "name": name, "url": localised(entry["url"])}


def _named(kind: str, asked: Sought, most: int) -> list[PublicRecord]:
    return list(named(asked, PublicRecord.objects.of_kind(kind)).without_document().newest()[:most])
