"""What a reader may mean who has typed some letters: records whose names have words that begin so."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

import orjson
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.http.answers import json_response
from factcheck.language.localisation import localised
from factcheck.publishing.models.public import PublicRecord
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.reading.snippets import found_terms
from factcheck.publishing.search import NoWordsError, QueryError, parse_query

_MOST: Final = 8
_SHORTEST: Final = 2
_LONGEST: Final = 100
"""Letters that it takes to suggest anything, and letters that are looked at."""
_LOOKED_AT: Final = 100
"""How many records with these words, the newest, are looked at for those that have them in their name."""


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """At most eight records as JSON, in three queries; none for what no search can be made of."""
    found = list(islice(_suggestions(request.GET.get("q", "")), _MOST))
    return json_response(orjson.dumps({"suggestions": found}))


def _suggestions(typed: str) -> Iterator[dict[str, str]]:
    typed = typed.strip()
    if not _SHORTEST <= len(typed) <= _LONGEST:
        return
    try:
        terms = parse_query(typed)
    except (NoWordsError, QueryError):
        return
    for kind, most in public_kinds.suggested():
        for row in islice(_named(kind.name, typed, terms), most):
            yield {"kind": str(kind.words.one), "name": row.name, "url": localised(row.summary_data["url"])}


def _named(kind: str, typed: str, terms: tuple[str, ...]) -> Iterator[PublicRecord]:
    rows = PublicRecord.objects.of_kind(kind).matching(typed, kind).without_document().newest()
    return (row for row in rows[:_LOOKED_AT] if len(found_terms(row.name, terms)) == len(terms))
