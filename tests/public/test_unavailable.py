"""Whatever fails in the database is 503, wherever it fails, and the page says what to do."""

import json

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.utils.functional import Promise

from factcheck.database.faults import Fault
from factcheck.inbox.models import Message
from factcheck.public import error_pages
from factcheck.publishing.models import Publication, PublicRecord, Revision
from tests.desk.pages import form_of, url_of
from tests.factories import ReportedAttributionFactory
from tests.failing import FAILURES, WRITES, failing
from tests.reader import parsed

pytestmark = pytest.mark.django_db
FAULTS = list(FAILURES)


@pytest.fixture
def reader() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def desk(reader: Client, editor: User) -> Client:
    reader.force_login(editor)
    return reader


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("address", ["/claims/", "/feeds/claims/"])
def test_page_without_a_database_is_503_in_the_look_of_the_site(reader: Client, address: str, fault: Fault) -> None:
    with failing(fault):
        response = reader.get(address)

    page = parsed(response)
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert response["Cache-Control"] == "no-store"
    assert page.one("header", class_="masthead") is not None
    assert page.all("link", rel="stylesheet")
    assert "Traceback" not in page.html


def test_page_without_a_database_speaks_the_language_of_its_address(reader: Client) -> None:
    with failing(Fault.AWAY):
        response = reader.get("/fr/claims/")

    assert parsed(response).one("html").get("lang") == "fr"
    assert "Erreur" in parsed(response).text


@pytest.mark.parametrize("address", ["/api/v1/claims/", "/api/v1/claims/facets/", "/api/v1/revisions/"])
def test_api_without_a_database_answers_a_problem_document(reader: Client, address: str) -> None:
    with failing(Fault.AWAY):
        response = reader.get(address)

    assert response.status_code == 503
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["status"] == 503
    assert int(response["Retry-After"]) > 0


@pytest.mark.parametrize("fault", FAULTS)
def test_desk_without_a_database_is_503(desk: Client, fault: Fault) -> None:
    with failing(fault):
        assert desk.get("/admin/").status_code == 503


@pytest.mark.parametrize(
    ("fault", "said"),
    [(Fault.FULL, "make room"), (Fault.READ_ONLY, "let it be written"), (Fault.BUSY, "Others kept writing")],
)
def test_publishing_that_can_not_be_written_says_what_to_do(desk: Client, fault: Fault, said: str) -> None:
    claim = ReportedAttributionFactory.create().claim
    form = form_of(desk, url_of(claim, "publish"))

    with failing(fault, starts=WRITES):
        response = desk.post(url_of(claim, "publish"), form)

    assert response.status_code == 503
    assert said in parsed(response).text
    assert "Nothing is ever half saved" in parsed(response).text
    assert not any(model.objects.exists() for model in (Revision, PublicRecord, Publication))


def test_what_an_editor_is_told_to_do_is_in_the_language_of_the_desk() -> None:
    assert set(error_pages.AT_DESK) == set(Fault)
    assert all(isinstance(said, Promise) for said in error_pages.AT_DESK.values())


@pytest.mark.parametrize("fault", [Fault.FULL, Fault.READ_ONLY, Fault.BUSY, Fault.AWAY])
def test_reader_s_form_that_can_not_be_written_is_503_and_not_too_often(reader: Client, fault: Fault) -> None:
    cache.clear()

    with failing(fault, starts=WRITES):
        response = reader.post("/suggest/", {"text": "The bridge was closed.", "speaker": "The mayor"})

    assert response.status_code == 503
    assert "nothing of it was kept" in parsed(response).text
    assert not Message.objects.exists()


def test_sign_in_that_can_not_be_written_is_503(reader: Client, editor: User) -> None:
    cache.clear()

    with failing(Fault.FULL, starts=WRITES):
        response = reader.post("/accounts/login/", {"login": editor.username, "password": "a-password-for-tests"})

    assert response.status_code == 503


def test_session_that_can_not_be_written_is_503_and_not_a_bad_request(rf: RequestFactory) -> None:
    """Django takes a session that could not be saved for one that was ended elsewhere."""
    lost = SessionInterrupted("The request's session was deleted before the request completed.")
    lost.__context__ = FAILURES[Fault.FULL]()

    assert error_pages.bad_request(rf.get("/admin/"), lost).status_code == 503
    assert error_pages.bad_request(rf.get("/admin/"), SessionInterrupted("Ended elsewhere.")).status_code == 400


@pytest.mark.parametrize("fault", [Fault.FULL, Fault.READ_ONLY, Fault.BUSY])
@pytest.mark.parametrize("address", ["/", "/claims/", "/api/v1/claims/", "/admin/"])
def test_reads_go_on_where_nothing_can_be_written(desk: Client, address: str, fault: Fault) -> None:
    with failing(fault, starts=WRITES):
        assert desk.get(address).status_code == 200
