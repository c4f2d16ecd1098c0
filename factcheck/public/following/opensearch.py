"""How browsers search the site (OpenSearch 1.1)."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from factcheck.http.requests.methods import read_only
from factcheck.language.localisation import DEFAULT, canonical

_MOST_NAMED: Final = 16
"""Characters of a short name."""


@read_only
def opensearch(request: HttpRequest) -> HttpResponse:
    """Where to send the words that someone looks for."""
    base = canonical("", get_language() or DEFAULT)
    context = {"short_name": settings.SITE_NAME[:_MOST_NAMED], "base": base}
    content_type = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "opensearch.xml", context, content_type=content_type)
