"""The citation of a revision, to be downloaded."""

from collections.abc import Callable
from datetime import UTC, date
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from factcheck.http.requests.methods import read_only
from factcheck.public.following import citations
from factcheck.public.following.citations import Citation, citation_of
from factcheck.public.revision_facts import facts_of

_FORMATS: Final[dict[str, tuple[str, Callable[[Citation, date], bytes]]]] = {
    "bib": ("application/x-bibtex; charset=utf-8", citations.bibtex),
    "ris": ("application/x-research-info-systems; charset=utf-8", citations.ris),
    "json": ("application/vnd.citationstyles.csl+json", citations.csl_json),
    "txt": ("text/plain; charset=utf-8", citations.plain_text),
}


@read_only
def citation(request: HttpRequest, kind: str, record_id: str, number: int, form: str) -> HttpResponse:
    """How to cite a revision, in one of the formats.

    Raises:
        Gone: if its record was withdrawn then or later.
        Moved: if with it the record became part of another.
        Http404: if there is no such revision.
    """
    shown = facts_of(kind, record_id, number).shown
    cited = citation_of(shown.data, shown.hash)
    media_type, written = _FORMATS[form]
    headers = {
        "Content-Disposition": f'attachment; filename="{cited.key}.{form}"',
        "Cache-Control": "public, no-cache",
    }
    body = written(cited, timezone.now().astimezone(UTC).date())
    return HttpResponse(body, content_type=media_type, headers=headers)
