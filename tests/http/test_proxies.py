"""What requests say of proxies, through the applications that servers run."""

import asyncio
from typing import Any

import pytest
from django.test import RequestFactory

from factcheck.http.proxies import declared_only, declared_only_asgi

FORWARDED = {
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FORWARDED_SSL": "on",
    "HTTP_X_FORWARDED_PROTOCOL": "ssl",
    "HTTP_X_FORWARDED_FOR": "198.51.100.1",
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_FORWARDED": "proto=https",
    "HTTP_X_REAL_IP": "198.51.100.1",
}


def heard(rf: RequestFactory, **said: str) -> dict[str, Any]:
    """What the application is told, by a server that took each word for true."""
    environ = rf.get("/claims/").environ | {"wsgi.url_scheme": "https"} | said
    told: list[dict[str, Any]] = []

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        told.append(environ)
        return []

    declared_only(application)(environ, None)
    return told[0]


def test_forwarded_headers_without_a_declared_proxy_are_not_heard(rf: RequestFactory) -> None:
    environ = heard(rf, **FORWARDED)

    assert environ["wsgi.url_scheme"] == "http"
    assert not set(FORWARDED) & set(environ)


@pytest.mark.parametrize("name", ["HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_SSL", "HTTP_X_FORWARDED_PROTOCOL"])
def test_scheme_is_not_what_any_single_header_made_the_server_believe(name: str, rf: RequestFactory) -> None:
    assert heard(rf, **{name: FORWARDED[name]})["wsgi.url_scheme"] == "http"


def test_scheme_of_a_server_that_ends_tls_itself_stays(rf: RequestFactory) -> None:
    assert heard(rf)["wsgi.url_scheme"] == "https"


def test_declared_proxies_are_heard_as_far_as_they_are_declared(rf: RequestFactory, settings: Any) -> None:
    settings.TRUSTED_PROXIES = 1
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    environ = heard(rf, **FORWARDED)

    assert set(FORWARDED) & set(environ) == {"HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"}


def test_path_of_the_site_is_not_what_a_header_made_the_server_believe(rf: RequestFactory) -> None:
    environ = heard(rf, HTTP_SCRIPT_NAME="/evil", SCRIPT_NAME="/evil", PATH_INFO="/claims/")

    assert (environ["SCRIPT_NAME"], environ["PATH_INFO"]) == ("", "/evil/claims/")
    assert "HTTP_SCRIPT_NAME" not in environ


def test_path_of_the_site_that_the_server_was_started_with_stays(rf: RequestFactory) -> None:
    environ = heard(rf, SCRIPT_NAME="/facts")

    assert (environ["SCRIPT_NAME"], environ["PATH_INFO"]) == ("/facts", "/claims/")


def test_asgi_application_hears_no_undeclared_proxy_either() -> None:
    told: list[dict[str, Any]] = []

    async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
        told.append(scope)

    headers = [(b"x-forwarded-proto", b"https"), (b"host", b"facts.example")]
    asyncio.run(declared_only_asgi(application)({"scheme": "https", "headers": headers}, None, None))

    assert told == [{"scheme": "http", "headers": [(b"host", b"facts.example")]}]
