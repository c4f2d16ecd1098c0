"""Which forms a page without a token takes."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from factcheck.http.origins import own_forms_only


@own_forms_only(lambda request: HttpResponse("refused", status=403))
def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("taken")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://testserver"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 200),
        ({"Origin": "https://testserver"}, 403),
        ({"Origin": "http://testserver:8000"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
    ],
)
def test_form_is_taken_from_our_own_pages_and_from_programs_alone(
    headers: dict[str, str], status: int, rf: RequestFactory
) -> None:
    assert view(rf.post("/", headers=headers)).status_code == status


@pytest.mark.parametrize("method", ["get", "head"])
def test_page_is_shown_wherever_a_link_to_it_stands(method: str, rf: RequestFactory) -> None:
    asked = getattr(rf, method)("/", headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"})

    assert view(asked).status_code == 200


def test_token_is_not_asked_for() -> None:
    assert view.csrf_exempt  # type: ignore[attr-defined]
