"""The Content-Security-Policy, and the nonce that a page may ask for."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, RequestFactory

from factcheck.http.security_policy import POLICY, SecurityPolicyMiddleware

PLAIN = POLICY.format(nonce="")
INLINE = re.compile(
    r"<style(?![^>]*\bnonce=)|<script(?![^>]*\b(?:src|nonce|type)=)|\bstyle=|javascript:"
    r"|\son(?:blur|change|click|error|focus|input|key\w+|load|mouse\w+|submit|toggle)="
)


def _answer(template: str) -> HttpResponse:
    """What the site answers where a view renders this template."""

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(engines["django"].from_string(template).render({}, request))

    return SecurityPolicyMiddleware(view)(RequestFactory().get("/"))


def _nonces(answer: HttpResponse) -> list[str]:
    return re.findall(r"'nonce-([\w-]+)'", answer["Content-Security-Policy"])


def test_policy_allows_nothing_unsafe_and_names_what_default_src_leaves_out() -> None:
    assert "unsafe" not in PLAIN
    assert "*" not in PLAIN
    assert "http" not in PLAIN
    for name in ("form-action", "base-uri", "frame-ancestors"):
        assert f"{name} '" in PLAIN


def test_nonce_that_a_page_writes_is_in_its_policy_and_in_no_cache() -> None:
    answer = _answer('<script nonce="{{ csp_nonce }}"></script><style nonce="{{ csp_nonce }}"></style>')

    [script, style] = re.findall(r'nonce="([\w-]+)"', answer.content.decode())
    assert _nonces(answer) == [style, script]
    assert script == style
    assert answer["Cache-Control"] == "no-store"


def test_nonce_is_another_in_every_answer() -> None:
    answers = [_answer("{{ csp_nonce }}") for _ in range(100)]

    assert len({answer.content for answer in answers}) == 100


def test_nonce_that_no_page_writes_is_not_made() -> None:
    answer = _answer("plain")

    assert answer["Content-Security-Policy"] == PLAIN
    assert "Cache-Control" not in answer


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/claims/", "/nowhere/", "/api/v1/claims/", "/api/v1/nowhere/"])
def test_pages_and_json_need_no_nonce(path: str, client: Client) -> None:
    assert client.get(path)["Content-Security-Policy"] == PLAIN


@pytest.mark.django_db
def test_sign_in_page_is_as_strict_but_for_the_nonce_that_newer_templates_of_the_admin_print(client: Client) -> None:
    answer = client.get("/accounts/login/")

    # Django 6 gives one to each of the admin's stylesheets and scripts.
    nonces = {f" 'nonce-{each}'" for each in re.findall(r'nonce="([^"]+)"', answer.content.decode())}
    assert len(nonces) <= 1
    assert answer["Content-Security-Policy"] == POLICY.format(nonce="".join(nonces))


def test_no_template_of_ours_holds_a_script_or_style_without_a_nonce() -> None:
    # A letter has no policy, and programs of mail read no style sheet.
    templates = [
        path for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html") if path.parent.name != "letters"
    ]

    assert len(templates) > 50
    assert [path.name for path in templates if INLINE.search(path.read_text())] == []
