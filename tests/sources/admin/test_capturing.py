"""The part of the page of a source that captures it."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

from sources.models import Capture, CaptureAttempt, Source
from tests.desk.pages import list_url, queries_of, url_of
from tests.factories import CaptureAttemptFactory, CaptureFactory, LinkCheckFactory, SourceFactory
from tests.sources.intake.test_pages import PAGE
from tests.sources.web import GONE, serve

pytestmark = pytest.mark.django_db


@pytest.fixture
def source() -> Source:
    return SourceFactory.create(url="https://news.example.org/2023/11/11/bridge")


def user_who_may(*codenames: str) -> User:
    user = User.objects.create_user("someone", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def words(client: Client, source: Source) -> str:
    return " ".join(client.get(url_of(source)).content.decode().split())


def test_capture_now_asks_for_a_capture_and_leads_back(
    source: Source, desk: Client, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    serve(monkeypatch, "capturing", PAGE.encode())
    assert "Capture now" in words(desk, source)

    with django_capture_on_commit_callbacks(execute=True):
        response = desk.post(url_of(source, "capture"))

    assert response.headers["Location"] == url_of(source)
    shown = words(desk, source)
    assert Capture.objects.get().sha256 in shown
    assert "fetched in the background" in shown
    assert "Captured" in shown


def test_failed_attempt_shows_why_and_can_be_tried_again(
    source: Source, desk: Client, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    serve(monkeypatch, "capturing", GONE)
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(url_of(source, "capture"))

    shown = words(desk, source)
    assert "The site has no such page." in shown
    assert "Try again" in shown


def test_open_attempt_shows_how_far_it_is_and_no_button(source: Source, desk: Client) -> None:
    CaptureAttemptFactory.create(source=source)

    shown = words(desk, source)

    assert "Waiting" in shown
    assert "capture-form" not in shown


def test_stale_attempt_shows_that_the_worker_may_be_down(source: Source, desk: Client) -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    CaptureAttemptFactory.create(source=source, state="running", asked_at=long_ago, started_at=long_ago)

    shown = words(desk, source)

    assert "the background worker may be down" in shown
    assert "Try again" in shown


@pytest.mark.parametrize("method", ["get", "put", "delete", "head"])
def test_capture_by_another_method_is_refused(method: str, source: Source, desk: Client) -> None:
    assert getattr(desk, method)(url_of(source, "capture")).status_code == 405
    assert not CaptureAttempt.objects.exists()


def test_capture_of_a_source_that_is_not_there_is_not_found(desk: Client) -> None:
    for key in ("999", "9" * 30):
        assert desk.post(f"{list_url(Source)}{key}/capture/").status_code == 404


def test_capture_of_a_source_without_an_address_says_what_to_do(desk: Client) -> None:
    source = SourceFactory.create()
    assert "capture-form" not in words(desk, source)

    response = desk.post(url_of(source, "capture"), follow=True)

    assert "no address to fetch" in response.content.decode()
    assert not CaptureAttempt.objects.exists()


def test_capture_by_someone_who_may_only_look_is_forbidden(source: Source, client: Client) -> None:
    client.force_login(user_who_may("view_source", "view_capture"))

    assert client.post(url_of(source, "capture")).status_code == 403
    assert "capture-form" not in words(client, source)
    assert not CaptureAttempt.objects.exists()


def test_capture_without_signing_in_leads_to_the_login(source: Source, client: Client) -> None:
    assert client.post(url_of(source, "capture")).headers["Location"].startswith("/admin/login/")


def test_capture_without_the_token_of_a_form_is_refused(source: Source, editor: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)

    assert strict.post(url_of(source, "capture")).status_code == 403


def test_captures_are_listed_only_for_those_who_may_see_them(source: Source, client: Client) -> None:
    capture = CaptureFactory.create(source=source)
    client.force_login(user_who_may("view_source"))

    assert capture.sha256 not in words(client, source)


def test_page_of_a_source_tells_what_the_last_visit_found(source: Source, desk: Client) -> None:
    LinkCheckFactory.create(source=source, result="gone", message="The site has no such page.")

    assert "Address: gone. The site has no such page." in words(desk, source).replace("</strong>", "")


def test_list_of_sources_can_be_narrowed_to_dead_and_changed_addresses(source: Source, desk: Client) -> None:
    LinkCheckFactory.create(source=source, result="gone", message="Gone.")
    changed = SourceFactory.create()
    LinkCheckFactory.create(source=changed, result="changed")

    for value, found in (("dead", [source]), ("changed", [changed]), ("nonsense", [changed, source])):
        assert list(desk.get(f"{list_url(Source)}?links={value}").context["cl"].result_list) == found


def test_page_with_many_captures_makes_as_many_queries_as_with_one(source: Source, desk: Client) -> None:
    def add(count: int) -> None:
        for _ in range(count):
            capture = CaptureFactory.create(source=source)
            CaptureAttemptFactory.create(source=source, state="done", capture=capture)
            LinkCheckFactory.create(source=source)

    add(1)
    desk.get(url_of(source))
    few = queries_of(desk, url_of(source))
    add(20)

    assert queries_of(desk, url_of(source)) == few


def test_asking_for_a_capture_makes_as_many_queries_for_the_sixth_as_for_the_second(
    source: Source, desk: Client, django_assert_max_num_queries: Any
) -> None:
    for _ in range(5):
        CaptureAttemptFactory.create(source=source, state="failed", message="Why.")

    with django_assert_max_num_queries(16):
        desk.post(url_of(source, "capture"))
