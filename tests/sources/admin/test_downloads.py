"""Captures as files, for the desk only."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sources.models import Capture
from tests.desk.pages import list_url, url_of
from tests.factories import CaptureFactory
from tests.sources.admin.test_capturing import user_who_may
from tests.together import each_of

pytestmark = pytest.mark.django_db

SCRIPT = b"<script>alert(1)</script>"


@pytest.fixture
def capture() -> Capture:
    return CaptureFactory.create(content=SCRIPT, warc=b"\x1f\x8bwarc", status=200)


@pytest.mark.parametrize(
    ("view", "content", "ending"), [("content", SCRIPT, ".html"), ("warc", b"\x1f\x8bwarc", ".warc.gz")]
)
def test_download_is_a_file_that_no_browser_shows(
    view: str, content: bytes, ending: str, capture: Capture, desk: Client
) -> None:
    response = desk.get(url_of(capture, view))

    assert response.content == content
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert response.headers["Content-Disposition"].endswith(f'{ending}"')
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in response.headers["Cache-Control"]


def test_page_of_a_capture_links_to_its_files(capture: Capture, desk: Client) -> None:
    shown = desk.get(url_of(capture)).content.decode()

    assert url_of(capture, "content") in shown
    assert url_of(capture, "warc") in shown


def test_capture_saved_by_hand_has_no_warc(desk: Client) -> None:
    capture = CaptureFactory.create()

    assert desk.get(url_of(capture, "warc")).status_code == 404
    assert url_of(capture, "warc") not in desk.get(url_of(capture)).content.decode()


@pytest.mark.parametrize("view", ["content", "warc"])
def test_download_by_someone_who_may_not_see_captures_is_forbidden(view: str, capture: Capture, client: Client) -> None:
    client.force_login(user_who_may("view_source", "change_source"))

    assert client.get(url_of(capture, view)).status_code == 403


@pytest.mark.parametrize("view", ["content", "warc"])
def test_download_by_a_reader_leads_to_the_login(view: str, capture: Capture, client: Client) -> None:
    assert client.get(url_of(capture, view)).status_code == 302
    client.force_login(User.objects.create_user("reader"))
    assert client.get(url_of(capture, view)).status_code == 302


@each_of("view", ["content", "warc"], rolled_back=True)
@each_of("method", ["post", "put", "delete"], rolled_back=True)
def test_download_by_another_method_is_refused(method: str, view: str, capture: Capture, desk: Client) -> None:
    assert getattr(desk, method)(url_of(capture, view)).status_code == 405


@pytest.mark.parametrize("view", ["content", "warc"])
@pytest.mark.parametrize("key", ["999", "9" * 30])
def test_download_of_what_is_not_there_is_not_found(key: str, view: str, desk: Client) -> None:
    assert desk.get(f"{list_url(Capture)}{key}/{view}/").status_code == 404


@pytest.mark.parametrize("view", ["content", "warc"])
def test_download_makes_a_constant_number_of_queries(
    view: str, capture: Capture, desk: Client, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(3):  # type: ignore[operator]
        desk.get(url_of(capture, view))
