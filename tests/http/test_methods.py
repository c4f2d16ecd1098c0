from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

pytestmark = pytest.mark.django_db
# Of these, sign-in comes first.
DESK = ("admin/", "accounts/")


def routes(patterns: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        else:
            yield from routes(pattern.url_patterns, route)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_method_that_no_page_takes_is_405_before_a_token_is_asked_for(method: str) -> None:
    client = Client(enforce_csrf_checks=True)

    for path, allowed in (("/", "GET, HEAD"), ("/claims/000000000000/", "GET, HEAD"), ("/check/", "GET, HEAD, POST")):
        response = getattr(client, method)(path)
        assert (response.status_code, response["Allow"]) == (405, allowed)


def test_form_sent_to_a_page_that_takes_none_is_405_and_to_one_that_does_wants_its_token() -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post("/claims/").status_code == 405
    assert client.post("/suggest/").status_code == 403


def test_every_public_page_says_which_methods_it_takes() -> None:
    silent = [
        route
        for route, view in routes(get_resolver().url_patterns)
        if not route.startswith(DESK) and not hasattr(view, "methods") and not getattr(view, "csrf_exempt", False)
    ]

    assert silent == []
