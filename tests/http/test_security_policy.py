"""The Content-Security-Policy, and the nonce for an element of a page's own."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, RequestFactory

from factcheck.http.security_policy import SecurityPolicyMiddleware

PAGE = engines["django"].from_string("{{ csp_nonce }} {{ csp_nonce }}")


def _answer(view: object, rf: RequestFactory) -> HttpResponse:
    return SecurityPolicyMiddleware(view)(rf.get("/"))  # type: ignore[arg-type]


def _printing(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE.render({}, request))


def test_nonce_that_a_page_prints_is_allowed(rf: RequestFactory) -> None:
    response = _answer(_printing, rf)

    first, second = response.content.decode().split()
    assert first == second
    assert len(first) == 24
    for directive in ("script-src", "style-src"):
        assert f"{directive} 'self' 'nonce-{first}';" in response["Content-Security-Policy"]


def test_nonce_is_another_for_each_request(rf: RequestFactory) -> None:
    assert _answer(_printing, rf).content != _answer(_printing, rf).content


def test_page_that_prints_none_allows_none(rf: RequestFactory) -> None:
    assert "nonce" not in _answer(lambda request: HttpResponse("Plain"), rf)["Content-Security-Policy"]


def test_policy_that_a_view_sets_is_kept(rf: RequestFactory) -> None:
    own = HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})

    assert _answer(lambda request: own, rf)["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/api/v1/claims/", "/api/v1/docs/", "/nowhere/", "/admin/"])
def test_policy_is_strict_on_every_sort_of_answer(path: str, client: Client) -> None:
    policy = client.get(path)["Content-Security-Policy"]

    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert "*" not in policy
