import json

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest
from django.test import Client, RequestFactory

from factcheck.public import error_pages
from factcheck.publishing.reading.paging import CursorError
from factcheck.publishing.reading.records import Gone
from tests.reader import parsed, read


def request(path: str) -> HttpRequest:
    return RequestFactory().get(path)


@pytest.mark.django_db
def test_unknown_address_has_a_page_in_the_look_of_the_site() -> None:
    page = read("/nothing/here/", 404)

    assert "Nothing here" in page.text
    assert page.one("meta", name="robots").get("content") == "noindex"
    assert "/claims/" in page.links()


def test_each_error_has_a_readable_page() -> None:
    shown = {
        400: error_pages.bad_request(request("/x/"), SuspiciousOperation("secret")),
        403: error_pages.forbidden(request("/x/"), PermissionDenied("secret")),
        404: error_pages.not_found(request("/x/"), Http404("secret")),
        410: error_pages.gone(request("/x/"), Gone("The note.")),
        500: error_pages.server_error(request("/x/")),
    }

    for status, response in shown.items():
        page = parsed(response)
        assert response.status_code == status
        assert f"Error {status}" in page.text
        assert "secret" not in page.html


def test_each_error_under_the_api_is_a_problem_document() -> None:
    shown = {
        400: error_pages.bad_request(request("/api/v1/x/"), SuspiciousOperation("secret")),
        403: error_pages.forbidden(request("/api/v1/x/"), PermissionDenied("secret")),
        404: error_pages.not_found(request("/api/v1/x/"), Http404("secret")),
        410: error_pages.gone(request("/api/v1/x/"), Gone("The note.")),
        500: error_pages.server_error(request("/api/v1/x/")),
    }

    for status, response in shown.items():
        assert response["Content-Type"] == "application/problem+json"
        assert json.loads(response.content)["status"] == status
        assert b"secret" not in response.content


def test_bad_cursor_is_told_in_its_own_words() -> None:
    response = error_pages.bad_request(request("/x/"), CursorError("Start again."))

    assert "Start again." in parsed(response).text


def test_fault_of_ours_has_a_page_without_database_or_context(monkeypatch: pytest.MonkeyPatch) -> None:
    """No database fixture here: a query would fail the test."""

    def fail(request: HttpRequest) -> None:
        raise RuntimeError("The view broke.")

    monkeypatch.setattr("factcheck.public.histories.corrections_and_withdrawals", fail)

    response = Client(raise_request_exception=False).get("/corrections/")

    assert response.status_code == 500
    assert "Our fault" in parsed(response).text


@pytest.mark.django_db
def test_page_carries_the_strict_policy() -> None:
    policy = read("/").response["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
