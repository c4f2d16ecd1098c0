"""All components on one page, with an invented claim: for whoever changes how the site looks. In development only."""

from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from factcheck.http.requests.methods import read_only
from factcheck.styleguide.examples import Example, examples

COLOURS: Final = (
    *("paper", "panel", "ink", "soft", "rule", "edge", "say", "say-plate", "contest", "contest-plate"),
    *("marker", "gone", "come"),
)
TYPES: Final = {"--t-1": "notes", "--t0": "body", "--t1": "leads", "--t2": "entries", "--t3": "h2", "--t4": "h1"}
SPACES: Final = {"--s1": 4, "--s2": 8, "--s3": 12, "--s4": 16, "--s5": 24, "--s6": 40, "--s7": 64}


@read_only
def styleguide(request: HttpRequest) -> HttpResponse:
    """Colours, type, space, and every component.

    Raises:
        Http404: outside development.
    """
    if not settings.DEBUG:
        raise Http404("There is no style guide outside development.")
    shown = {example.name: _html(example, request) for example in examples()}
    return render(
        request, "styleguide.html", {"colours": COLOURS, "types": TYPES, "spaces": SPACES, "components": shown}
    )


def _html(example: Example, request: HttpRequest) -> SafeString:
    return render_to_string(f"_components/{example.name}.html", dict(example.context), request)
