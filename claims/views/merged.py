"""Where what stands beside a claim's page is found once the claim was merged into another."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from factcheck.http.problems import lead_on
from factcheck.publishing.reading.records import Moved

View = Callable[[HttpRequest, str], HttpResponse]


def follows_merges(name: str) -> Callable[[View], View]:
    """Lets a view of a claim lead on to the view of that name of the claim that it became part of."""

    def decorate(view: View) -> View:
        @wraps(view)
        def leading(request: HttpRequest, record_id: str) -> HttpResponse:
            try:
                return view(request, record_id)
            except Moved as moved:
                return lead_on(reverse(name, args=[moved.record_id]))

        return leading

    return decorate
