"""Visiting sources again: what is found, and that one bad host never stops the run."""

from datetime import timedelta
from functools import partial
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from sources.checking import Pace, check_link
from sources.fetching.errors import FetchError
from sources.fetching.fetcher import Fetched
from sources.intake.pages import page_facts
from sources.models import LinkCheck, Source
from sources.vocabulary import LinkState
from tests.factories import CaptureFactory, LinkCheckFactory, SourceFactory
from tests.sources.intake.test_pages import PAGE
from tests.sources.web import GONE, page, serve

pytestmark = pytest.mark.django_db

URL = "https://news.example.org/2023/11/11/bridge"
OTHER = PAGE.replace("closed on Saturday", "open again").encode()


def pdf(content: bytes, url: str) -> Fetched:
    return page(content, url, media_type="application/pdf")


@pytest.fixture
def source() -> Source:
    return SourceFactory.create(url=URL)


def test_visit_that_finds_the_text_of_the_first_visit_is_well(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, "checking", PAGE.encode())

    assert [check_link(source).result for _ in range(2)] == [LinkState.OK, LinkState.OK]


def test_visit_that_finds_another_text_says_so_until_a_capture_settles_it(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(monkeypatch, "checking", PAGE.encode())
    check_link(source)
    serve(monkeypatch, "checking", OTHER)

    assert [check_link(source).result for _ in range(2)] == [LinkState.CHANGED] * 2

    text = page_facts(OTHER, media_type="text/html", url=URL).text
    CaptureFactory.create(source=source, content=OTHER, media_type="text/html", text=text, status=200)
    assert check_link(source).result == LinkState.OK


def test_visit_compares_with_no_capture_that_was_saved_by_hand(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    CaptureFactory.create(source=source, text="Copied by hand.")
    serve(monkeypatch, "checking", PAGE.encode())

    assert check_link(source).result == LinkState.OK


def test_visit_to_a_pdf_compares_its_bytes(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    for content, result in ((b"%PDF-1", "ok"), (b"%PDF-1", "ok"), (b"%PDF-2", "changed")):
        serve(monkeypatch, "checking", partial(pdf, content))
        assert check_link(source).result == result


@pytest.mark.parametrize(
    ("final", "result"),
    [
        ("https://www.news.example.org/2023/11/11/bridge/?from=x", LinkState.OK),
        ("https://news.example.org/", LinkState.REDIRECTED),
        ("https://other.example.org/2023/11/11/bridge", LinkState.REDIRECTED),
    ],
)
def test_visit_that_is_led_elsewhere_says_where(
    final: str, result: str, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(monkeypatch, "checking", lambda url: page(PAGE.encode(), url, final=final))

    check = check_link(source)

    assert (check.result, check.final_url) == (result, final)


@pytest.mark.parametrize(
    ("error", "result"),
    [
        (GONE, LinkState.GONE),
        (FetchError("Gone for good.", status=410), LinkState.GONE),
        (FetchError("No.", status=403), LinkState.FAILED),
        (FetchError("x" * 900), LinkState.FAILED),
        (ZeroDivisionError("bug"), LinkState.FAILED),
    ],
)
def test_visit_that_fails_is_recorded_with_its_reason(
    error: Exception, result: str, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(monkeypatch, "checking", error)

    check_link(source)

    check = LinkCheck.objects.get()
    assert (check.result, check.status) == (result, getattr(error, "status", None))
    assert check.message


def test_command_visits_all_even_if_one_breaks_and_says_what_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(3):
        SourceFactory.create(url=f"https://site{n}.example.org/")
    SourceFactory.create()
    wrong = {"https://site0.example.org/": ValueError("bug"), "https://site1.example.org/": GONE}

    def web(url: str) -> Any:
        if url in wrong:
            raise wrong[url]
        return page(PAGE.encode(), url)

    serve(monkeypatch, "checking", web)
    out = StringIO()
    call_command("check_links", stdout=out)

    assert " ".join(out.getvalue().split()) == "Visited 3. 1 as before 1 gone 1 can't be reached"


def test_command_skips_those_visited_lately_and_begins_with_the_longest_unvisited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    days = {"https://lately.example.org/": 2, "https://old.example.org/": 30, "https://older.example.org/": 60}
    for url, ago in days.items():
        LinkCheckFactory.create(source=SourceFactory.create(url=url), checked_at=timezone.now() - timedelta(days=ago))
    asked = serve(monkeypatch, "checking", PAGE.encode())

    call_command("check_links", stdout=StringIO())
    assert asked == ["https://older.example.org/", "https://old.example.org/"]

    asked.clear()
    call_command("check_links", "--older-than", "1", "--limit", "1", stdout=StringIO())
    assert asked == ["https://lately.example.org/"]


@pytest.mark.parametrize("arguments", [["--limit", "-1"], ["--older-than", "x"], ["--pause", "9" * 30]])
def test_command_with_a_number_that_can_not_be_is_refused(arguments: list[str]) -> None:
    with pytest.raises(CommandError, match="number"):
        call_command("check_links", *arguments)


def test_pace_waits_between_visits_to_one_host_and_not_between_hosts() -> None:
    slept: list[float] = []
    pace = Pace(5, sleep=slept.append)

    for url in ("https://a.example/1", "https://b.example/1", "https://a.example/2"):
        pace.wait_for(url)

    assert len(slept) == 1
    assert 4 < slept[0] <= 5


def test_dead_and_changed_sources_are_those_of_the_last_visit(django_assert_num_queries: Any) -> None:
    long_ago = timezone.now() - timedelta(days=9)
    sources = {state: SourceFactory.create(url=f"https://{state}.example.org/") for state in LinkState}
    for state, source in sources.items():
        LinkCheckFactory.create(source=source, result="gone", message="Gone.", checked_at=long_ago)
        LinkCheckFactory.create(source=source, result=state, message="Why.")
    SourceFactory.create()

    with django_assert_num_queries(2):
        dead, changed = set(Source.objects.dead_links()), set(Source.objects.changed_links())

    assert dead == {sources[LinkState.GONE], sources[LinkState.FAILED]}
    assert changed == {sources[LinkState.CHANGED]}
