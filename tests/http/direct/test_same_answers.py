"""An answer of the layer before Django is the one that Django gives, whatever is asked and how."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import pytest
import time_machine
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.http.direct.asking import Server, connection_kept
from tests.records import whole_claim

pytestmark = pytest.mark.django_db

_ALL: Final = object()
"""Stands for the entity tag that the answer has."""
_LANGUAGES: Final = ("", "/en", "/fr", "/ru", "/ar", "/hy", "/az", "/FR", "/de")
_HEADERS: Final = st.fixed_dictionaries(
    {},
    optional={
        "REQUEST_METHOD": st.sampled_from(["GET"] * 6 + ["HEAD"] * 3 + ["OPTIONS", "POST", "PUT", "BREW"]),
        "HTTP_ACCEPT": st.sampled_from(
            [
                *("*/*", "application/json", "text/html", "text/html,application/xhtml+xml,*/*;q=0.8", "image/png", ""),
                *("application/json;indent=4", "application/*", "*/*;q=0", "nonsense", "text/csv", "*/json", ",,;"),
            ]
        ),
        "HTTP_ACCEPT_ENCODING": st.sampled_from(["gzip", "gzip, br, zstd", "br", "identity", "gzip;q=0", "xgzip", ""]),
        "HTTP_ACCEPT_LANGUAGE": st.sampled_from(["fr", "hy;q=0.5, ru", "de", "en-GB,en;q=0.9", "x" * 600, ";;"]),
        "HTTP_COOKIE": st.sampled_from(
            [
                "theme=dark",
                "sessionid=abc",
                "csrftoken=malformed",
                "a=1; messages=x",
                "sessionid",
                "é=1",
                "consent=1;b=2",
            ]
        ),
        "HTTP_HOST": st.sampled_from(["testserver", "127.0.0.1:8000", "evil.example", "", "testserver:9999999", "a b"]),
        "HTTP_ORIGIN": st.sampled_from(["https://other.example", "null", "http://testserver"]),
        "HTTP_IF_NONE_MATCH": st.sampled_from([_ALL, _ALL, '"other"', "*", '"a", "b"', "W/", "unquoted", 'W/"x"', ""]),
        "HTTP_IF_MODIFIED_SINCE": st.just("Wed, 01 Jan 2020 00:00:00 GMT"),
        "HTTP_IF_MATCH": st.sampled_from(['"other"', "*"]),
        "HTTP_RANGE": st.sampled_from(["bytes=0-9", "bytes=-1", "lines=1"]),
        "HTTP_ACCEPT_DATETIME": st.sampled_from(["Wed, 01 Jan 2020 00:00:00 GMT", "yesterday"]),
        "HTTP_X_FORWARDED_PROTO": st.sampled_from(["https", "http", "gopher"]),
        "HTTP_X_FORWARDED_HOST": st.just("evil.example"),
        "HTTP_X_HTTP_METHOD_OVERRIDE": st.just("DELETE"),
        "HTTP_AUTHORIZATION": st.just("Basic YTpi"),
        "HTTP_ACCESS_CONTROL_REQUEST_METHOD": st.just("GET"),
        "HTTP_SEC_FETCH_SITE": st.sampled_from(["cross-site", "same-origin"]),
        "HTTP_USER_AGENT": st.sampled_from(["curl/8", "", "é"]),
        "HTTP_X_ANYTHING": st.just("1"),
        "wsgi.url_scheme": st.sampled_from(["http", "https"]),
        "QUERY_STRING": st.sampled_from(["as_of=2020-01-01", "x=1", "%00", "cursor=x", "page_size=2", "q=a", "&"]),
        "CONTENT_LENGTH": st.sampled_from(["0", "", "5", "-1", "x"]),
        "CONTENT_TYPE": st.sampled_from(["application/json", "text/plain", ""]),
        "SCRIPT_NAME": st.sampled_from(["", "/under"]),
    },
)


@pytest.fixture(scope="module")
def addresses(shared_db: None) -> list[str]:
    """Addresses of records in every state, and of what is beside them."""
    editor = User.objects.create_superuser("an-editor")
    claims = [whole_claim(), factories.ReviewFactory.create().claim, factories.AttributionFactory.create().claim]
    gone, renamed = factories.ClaimFactory.create(), factories.ClaimFactory.create(text="It was so on day one.")
    for claim in (*claims, gone, renamed):
        publish(claim, by=editor)
    withdraw(gone, by=editor, note="Nobody said so.")
    slug = renamed.slug
    renamed.slug = "another-slug"
    renamed.save()
    correct(renamed, by=editor, note="The address was wrong.")
    shown = [record.data["url"] for record in PublicRecord.objects.all()]
    ids = [f"/{kind}s/{record_id}/" for kind, record_id in PublicRecord.objects.values_list("kind", "record_id")]
    address = f"/claims/{renamed.public_id}/"
    beside = ["history/", "card/", "timemap.json", "revisions/1/", "revisions/1/citation.json", f"{slug}/", "é/"]
    lists = [
        "/",
        "/claims/",
        "/topics/",
        "/corrections/",
        "/search/",
        "/check/",
        "/feeds/claims/",
        "/feeds/claims.json",
        "/revisions/",
    ]
    absent = [f"/claims/{gone.public_id}/", "/claims/000000000000/"]
    pages = [*shown, *ids, *(address + end for end in beside), *absent, *lists]
    odd = [
        "/robots.txt",
        "/healthz",
        "/admin/",
        "/static/factcheck/look/tokens.css",
        "//claims/",
        "/claims",
        "/\0",
        "/a%2Fb/",
    ]
    return [*pages, *(f"/api/v1{page}" for page in pages), *odd]


@pytest.fixture(scope="module")
def both(addresses: list[str]) -> Iterator[Server]:
    """One server for all examples, so that it has answers to give."""
    with connection_kept():
        yield Server()


def _differs(both: Server, path: str, environ: dict[str, Any]) -> str:
    """How the answers differ, that of the layer being asked for twice; "" where they don't."""
    if environ.get("HTTP_IF_NONE_MATCH") is _ALL:
        environ = {**environ, "HTTP_IF_NONE_MATCH": _etag(both, path, environ)}
    # Some headers tell the second, which may pass between two answers.
    with time_machine.travel(datetime.now(UTC), tick=False):
        expected = both.django(path, **environ)
        answers = [both.direct(path, **environ) for _ in range(2)]
    found = next((each for each in answers if each != expected), None)
    return f"{path} {environ}: {found} instead of {expected}" if found else ""


def _etag(both: Server, path: str, environ: dict[str, Any]) -> str:
    plain = {name: value for name, value in environ.items() if name != "HTTP_IF_NONE_MATCH"}
    return dict(both.django(path, **plain).headers).get("ETag", '"none"')


def _compared(both: Server, addresses: list[str], examples: int) -> None:
    asked = st.tuples(st.sampled_from(_LANGUAGES), st.sampled_from(addresses), _HEADERS)

    @hypothesis_settings(max_examples=examples, database=None, suppress_health_check=list(HealthCheck))
    @given(asked)
    def same(example: tuple[str, str, dict[str, Any]]) -> None:
        language, path, environ = example
        assert not _differs(both, language + path, environ)

    same()


def test_answers_are_those_of_django_whatever_is_asked(both: Server, addresses: list[str]) -> None:
    _compared(both, addresses, 60)


@pytest.mark.sweep
def test_answers_are_those_of_django_in_thousands_of_requests(both: Server, addresses: list[str]) -> None:
    # On each of two databases, and others each time.
    _compared(both, addresses, 1_250)


@pytest.mark.parametrize(
    "environ",
    [
        {},
        pytest.param({"HTTP_ACCEPT_ENCODING": "gzip"}, marks=[pytest.mark.sweep, pytest.mark.any_database]),
        pytest.param({"REQUEST_METHOD": "HEAD"}, marks=[pytest.mark.sweep, pytest.mark.any_database]),
    ],
)
def test_each_address_is_answered_as_by_django(both: Server, addresses: list[str], environ: dict[str, str]) -> None:
    differing = [_differs(both, path, environ) for path in addresses]

    assert not [each for each in differing if each]


@pytest.mark.parametrize("accepted", ["text/html", "text/html;level=1", "application/vnd.api+json"])
def test_api_asked_for_no_json_is_answered_as_by_django_after_it_answered_others(both: Server, accepted: str) -> None:
    for path in ("/api/v1/claims/", "/api/v1/revisions/", "/api/v1/"):
        assert not _differs(both, path, {})
        assert not _differs(both, path, {"HTTP_ACCEPT": accepted})


def test_what_is_published_is_answered_without_django(both: Server, addresses: list[str]) -> None:
    pages = [path for path in addresses if path.startswith(("/claims/", "/topics/", "/claimants/", "/reviews/"))]
    left_out = ("0000/", "history/", "card/", ".json")
    paths = [path for path in pages if path.count("/") < 5 and not path.endswith(left_out)]
    api = [path for path in addresses if re.fullmatch("/api/v1/claims/[a-z0-9]+/", path)]
    documents = [path for path in api if not path.endswith(left_out)]
    for path in (*paths, *documents) * 2:
        both.direct(path)

    with both.untroubled():
        answers = {both.direct(path).status[:3] for path in (*paths, *documents)}
        answers |= {both.direct(path, HTTP_IF_NONE_MATCH='"other"').status[:3] for path in (*paths, *documents)}

    assert answers == {"200", "301", "410"}
