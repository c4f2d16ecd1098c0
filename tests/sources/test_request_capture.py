"""Asking for a capture, and what the background task makes of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from factcheck.publishing.writing.actions import publish
from sources import capturing
from sources.actions import request_capture
from sources.intake.pages import PageFacts
from sources.models import Capture, CaptureAttempt, Source
from sources.vocabulary import AttemptState
from tests.factories import CaptureAttemptFactory, PublisherFactory, SourceFactory
from tests.sources.fetching.site import answer, redirect, running
from tests.sources.fetching.test_warc import records_of
from tests.sources.intake.test_pages import PAGE, WORDS
from tests.sources.web import GONE, MOMENT, page, serve

pytestmark = pytest.mark.django_db

URL = "https://news.example.org/2023/11/11/bridge"


@pytest.fixture
def source() -> Source:
    """What an editor made of no more than an address."""
    return SourceFactory.create(url=URL, title=URL)


def captured(source: Source, by: User, on_commit: Any) -> CaptureAttempt:
    with on_commit(execute=True):
        attempt = request_capture(source, by=by)
    attempt.refresh_from_db()
    source.refresh_from_db()
    return attempt


def test_request_keeps_what_was_seen_and_fills_what_is_empty(
    source: Source, editor: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    publisher = PublisherFactory.create(name="the news")
    serve(monkeypatch, "capturing", PAGE.encode())

    attempt = captured(source, editor, django_capture_on_commit_callbacks)

    assert (attempt.state, attempt.tries, attempt.message) == (AttemptState.DONE, 1, "")
    capture = Capture.objects.get()
    assert attempt.capture == capture
    assert (bytes(capture.content), capture.captured_at, capture.status) == (PAGE.encode(), MOMENT, 200)
    assert [kind for kind, *_ in records_of(bytes(capture.warc))] == ["warcinfo", "response", "request", "conversion"]
    assert (source.title, source.byline, source.language) == ("Bridge closed", "Ann Lee, Bo Ek", "en-GB")
    assert (source.publisher, source.published_on) == (publisher, date(2023, 11, 11))
    assert source.slug == "bridge-closed"
    assert source.text == capture.text
    assert WORDS.strip() in source.text


def test_request_overwrites_nothing_that_an_editor_wrote(
    editor: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    written = {"title": "Ours", "byline": "Me", "published_on": date(2020, 1, 1), "language": "hy", "text": "Words."}
    source = SourceFactory.create(url=URL, **written)
    serve(monkeypatch, "capturing", PAGE.encode())

    captured(source, editor, django_capture_on_commit_callbacks)

    assert {name: getattr(source, name) for name in written} == written


def test_request_leaves_the_slug_that_readers_know(
    source: Source, editor: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    publish(source, by=editor)
    serve(monkeypatch, "capturing", PAGE.encode())
    slug = source.slug

    captured(source, editor, django_capture_on_commit_callbacks)

    assert (source.title, source.slug) == ("Bridge closed", slug)


def test_request_finds_the_publisher_by_its_homepage(
    source: Source, editor: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    publisher = PublisherFactory.create(homepage="https://www.news.example.org/")
    serve(monkeypatch, "capturing", PAGE.encode())

    captured(source, editor, django_capture_on_commit_callbacks)

    assert source.publisher == publisher


def test_request_with_an_unknown_publisher_tells_the_editor_its_name(
    source: Source, editor: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    serve(monkeypatch, "capturing", PAGE.encode())

    assert "“The News”" in captured(source, editor, django_capture_on_commit_callbacks).message


def test_request_for_a_pdf_keeps_it_and_says_that_its_text_is_missing(
    source: Source, editor: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    serve(monkeypatch, "capturing", lambda url: page(b"%PDF-1.7", url, media_type="application/pdf"))

    attempt = captured(source, editor, django_capture_on_commit_callbacks)

    assert "PDF is kept" in attempt.message
    assert Capture.objects.get().media_type == "application/pdf"


def test_request_that_fails_says_why_and_can_be_tried_again(
    source: Source, editor: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    serve(monkeypatch, "capturing", GONE)
    failed = captured(source, editor, django_capture_on_commit_callbacks)
    assert (failed.state, failed.message) == (AttemptState.FAILED, "The site has no such page.")

    serve(monkeypatch, "capturing", PAGE.encode())
    again = captured(source, editor, django_capture_on_commit_callbacks)

    assert (again.pk, again.state, again.tries) == (failed.pk, AttemptState.DONE, 2)


def test_request_whose_work_breaks_is_a_failure_that_names_the_log(
    source: Source, editor: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    serve(monkeypatch, "capturing", ZeroDivisionError())

    attempt = captured(source, editor, django_capture_on_commit_callbacks)

    assert attempt.state == AttemptState.FAILED
    assert "log has the details" in attempt.message


def test_request_whose_writes_fail_leaves_nothing_half_written(
    source: Source, editor: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    serve(monkeypatch, "capturing", PAGE.encode())
    monkeypatch.setattr(capturing, "fill", lambda source, facts: 1 / 0)

    attempt = captured(source, editor, django_capture_on_commit_callbacks)

    assert attempt.state == AttemptState.FAILED
    assert not Capture.objects.exists()


def test_request_while_one_is_open_asks_for_no_second(
    source: Source, editor: User, django_capture_on_commit_callbacks: Any
) -> None:
    first = request_capture(source, by=editor)

    with django_capture_on_commit_callbacks() as callbacks:
        assert request_capture(source, by=editor) == first

    assert callbacks == []


@pytest.mark.parametrize("state", [AttemptState.WAITING, AttemptState.RUNNING])
def test_request_while_one_is_stale_tries_it_again(
    state: str,
    source: Source,
    editor: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    stale = CaptureAttemptFactory.create(source=source, state=state, asked_at=long_ago, started_at=long_ago, tries=1)
    serve(monkeypatch, "capturing", PAGE.encode())

    attempt = captured(source, editor, django_capture_on_commit_callbacks)

    assert (attempt.pk, attempt.state, attempt.tries, attempt.asked_by) == (stale.pk, AttemptState.DONE, 2, editor)


def test_request_after_one_that_is_done_begins_another(
    source: Source, editor: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    serve(monkeypatch, "capturing", PAGE.encode())
    for _ in range(2):
        captured(source, editor, django_capture_on_commit_callbacks)

    assert CaptureAttempt.objects.count() == Capture.objects.count() == 2


def test_request_for_a_source_without_an_address_is_refused(editor: User) -> None:
    with pytest.raises(ValidationError, match="no address to fetch"):
        request_capture(SourceFactory.create(), by=editor)

    assert not CaptureAttempt.objects.exists()


def test_facts_that_do_not_fit_the_source_cost_no_capture(
    source: Source,
    editor: User,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Any,
) -> None:
    serve(monkeypatch, "capturing", PAGE.encode())
    monkeypatch.setattr(capturing, "page_facts", lambda *args, **kwargs: PageFacts(title="x" * 501))

    attempt = captured(source, editor, django_capture_on_commit_callbacks)

    assert attempt.state == AttemptState.DONE
    assert Capture.objects.count() == 1
    assert source.title == URL
    assert "don't fit source" in caplog.text


@pytest.mark.parametrize("state", [AttemptState.RUNNING, AttemptState.FAILED])
def test_task_for_an_attempt_that_does_not_wait_fetches_nothing(
    state: str, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = serve(monkeypatch, "capturing", PAGE.encode())
    attempt = CaptureAttemptFactory.create(source=source, state=state, message="Why")

    capturing.carry_out(attempt.pk)
    capturing.carry_out(10**12)

    assert asked == []


def test_task_that_was_overtaken_keeps_nothing(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = CaptureAttemptFactory.create(source=source)

    def slow(url: str) -> Any:
        CaptureAttempt.objects.update(tries=7)
        return page(PAGE.encode(), url)

    serve(monkeypatch, "capturing", slow)
    capturing.carry_out(attempt.pk)

    attempt.refresh_from_db()
    assert (attempt.state, attempt.tries) == (AttemptState.RUNNING, 7)
    assert not Capture.objects.exists()


def test_task_whose_source_was_deleted_meanwhile_keeps_nothing(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = CaptureAttemptFactory.create(source=source)

    def slow(url: str) -> Any:
        source.delete()
        return page(PAGE.encode(), url)

    serve(monkeypatch, "capturing", slow)
    capturing.carry_out(attempt.pk)

    assert not CaptureAttempt.objects.exists()
    assert not Capture.objects.exists()


def test_request_over_a_real_connection_keeps_each_redirect(
    editor: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    with running() as site:
        site.answers |= {"/old": redirect("/new"), "/new": answer(PAGE.encode())}
        monkeypatch.setattr("sources.capturing.fetch", site.fetcher().fetch)
        source = SourceFactory.create(url=site.url("/old"))

        attempt = captured(source, editor, django_capture_on_commit_callbacks)

    assert attempt.capture is not None
    assert attempt.capture.final_url == site.url("/new")
    statuses = [
        head.get_statuscode() for kind, _, head, _ in records_of(bytes(attempt.capture.warc)) if kind == "response"
    ]
    assert statuses == ["302", "200"]
    assert WORDS.strip() in source.text
