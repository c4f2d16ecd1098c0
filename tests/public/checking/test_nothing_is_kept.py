"""What was pasted is afterwards in no address, log line, cache, session, cookie or row, nor with any other site."""

import logging
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.views.debug import SafeExceptionReporterFilter

from factcheck.public.checking import views
from factcheck.publishing.writing.actions import publish
from tests import factories

CANARY = "canarybird"
TEXT = f"The {CANARY} is ill. https://{CANARY}.example/{CANARY}"
WAYS = [
    ("/check/", {"data": {"text": TEXT}}),
    ("/api/v1/match/", {"data": {"text": TEXT}, "content_type": "application/json"}),
    ("/api/v1/match", {"data": {"article": TEXT}, "content_type": "application/json"}),
    ("/suggest/", {"data": {"text": TEXT, "handed_on": "yes"}}),
]

pytestmark = pytest.mark.django_db


def rows() -> Iterator[Any]:
    """Every row of every table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            yield from ((table, row) for row in cursor.fetchall())


@pytest.fixture(autouse=True)
def something(editor: User) -> None:
    publish(factories.ClaimFactory.create(text="The parrot is ill."), by=editor)


@pytest.mark.parametrize(("path", "sent"), WAYS)
def test_what_was_pasted_is_in_no_row_cache_session_cookie_or_header(path: str, sent: dict[str, Any]) -> None:
    client = Client()
    before = sorted(map(repr, rows()))

    response = client.post(path, **sent)

    assert response.status_code == 200
    assert sorted(map(repr, rows())) == before
    assert CANARY not in repr(vars(cache).get("_cache", ""))
    assert "sessionid" not in client.cookies
    assert CANARY not in repr(client.cookies) + repr(dict(response.headers))
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(("path", "sent"), WAYS)
def test_what_was_pasted_is_written_by_no_query(path: str, sent: dict[str, Any]) -> None:
    with CaptureQueriesContext(connection) as queries:
        Client().post(path, **sent)

    # PostgreSQL reads what is long by a cursor.
    reading = ("SELECT", "WITH", "DECLARE")
    assert [query["sql"] for query in queries if not query["sql"].lstrip("( ").startswith(reading)] == []


@pytest.mark.parametrize(("path", "sent"), [*WAYS, ("/check/", {"data": {"text": ""}})])
def test_what_was_pasted_is_logged_nowhere(path: str, sent: dict[str, Any], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        Client().post(path, **sent)

    # With the settings of a server no query is logged: these lines are for whoever develops.
    lines = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert [line for line in lines if CANARY in line] == []


def test_what_was_pasted_is_not_logged_with_an_error_of_ours(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    reported: list[Any] = []

    def fail(*args: Any) -> None:
        raise RuntimeError("a fault")

    def answer(request: Any, pasted: Any) -> Any:
        reported.append(SafeExceptionReporterFilter().get_post_parameters(request))
        fail()

    monkeypatch.setattr(views, "_answer", answer)
    response = Client(raise_request_exception=False).post("/check/", {"text": TEXT})

    assert response.status_code == 500
    assert CANARY not in response.content.decode()
    assert CANARY not in repr(reported)
    assert CANARY not in caplog.text


@pytest.mark.parametrize(("path", "sent"), WAYS)
def test_nobody_else_is_told(path: str, sent: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def dial(*args: Any, **kwargs: Any) -> None:
        raise AssertionError(f"it dialled {args}")

    monkeypatch.setattr(socket.socket, "connect", dial)
    monkeypatch.setattr(socket, "getaddrinfo", dial)

    assert Client().post(path, **sent).status_code == 200


def test_answer_has_links_and_forms_without_what_was_pasted() -> None:
    page = Client().post("/check/", {"text": TEXT}).content.decode()

    attributes = [part.split('"')[0] for name in ("href", "action", "src") for part in page.split(f'{name}="')[1:]]
    assert attributes
    assert [address for address in attributes if CANARY in address] == []
