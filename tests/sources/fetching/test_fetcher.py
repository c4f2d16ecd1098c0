"""Fetching from a site: what is kept of a good answer, and what is said of a bad one."""

import gzip
import socket
import threading
import time
from pathlib import Path

import pytest
from django.conf import LazySettings

from sources.fetching import fetcher as fetching
from sources.fetching.errors import FetchError
from tests.sources.fetching.certificates import contexts_for
from tests.sources.fetching.site import HOST, Site, answer, redirect, running

PAGE = b"<html><title>Bridge closed</title><p>Words.</p></html>"


def refusal_of(site: Site, path: str = "/", *, seconds: float = 5) -> FetchError:
    with pytest.raises(FetchError) as caught:
        site.fetcher(seconds=seconds).fetch(site.url(path))
    return caught.value


def test_page_is_fetched_with_all_that_was_said(site: Site, settings: LazySettings) -> None:
    settings.SITE_URL = "https://facts.example"
    site.answers["/a?b=c"] = answer(PAGE, "X-More: yes", media_type="text/html; charset=utf-8")

    fetched = site.fetcher().fetch(site.url("/a?b=c"))

    assert (fetched.content, fetched.media_type, fetched.status) == (PAGE, "text/html", 200)
    assert fetched.content_type == "text/html; charset=utf-8"
    assert fetched.url == fetched.requested_url == site.url("/a?b=c")
    assert ("X-More", "yes") in fetched.headers
    assert "User-Agent: Factcheck/1.0 (+https://facts.example)" in site.asked[0]
    assert f"Host: {HOST}" in site.asked[0]
    assert "cookie" not in site.asked[0].lower()


def test_packed_page_is_unpacked_and_kept_as_sent(site: Site) -> None:
    site.answers["/"] = answer(gzip.compress(PAGE), "Content-Encoding: gzip")

    fetched = site.fetcher().fetch(site.url())

    assert fetched.content == PAGE
    assert gzip.decompress(fetched.exchanges[0].body) == PAGE


def test_answer_in_chunks_is_put_together(site: Site) -> None:
    site.answers["/"] = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    )

    assert site.fetcher().fetch(site.url()).content == b"abcde"


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 Temporary", "308 Permanent"])
def test_redirect_is_followed_by_its_relative_address(status: str, site: Site) -> None:
    site.answers |= {"/a/b": redirect("../c?d#e", status), "/c?d": answer(PAGE)}

    fetched = site.fetcher().fetch(site.url("/a/b"))

    assert (fetched.url, fetched.requested_url) == (site.url("/c?d"), site.url("/a/b"))
    assert [exchange.status for exchange in fetched.exchanges] == [int(status[:3]), 200]


def test_five_redirects_are_followed_and_a_sixth_is_not(site: Site) -> None:
    site.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(6)} | {"/6": answer(PAGE)}

    assert site.fetcher().fetch(site.url("/1")).content == PAGE
    assert "more than 5 times" in str(refusal_of(site, "/0"))


def test_redirect_in_a_circle_is_refused(site: Site) -> None:
    site.answers |= {"/": redirect("/b"), "/b": redirect("/")}

    assert "in a circle" in str(refusal_of(site))
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("http://inside.example.org:{port}/", "not on the public internet"),
        ("//inside.example.org:{port}/", "not on the public internet"),
        ("http://127.0.0.1:{port}/", "by a number"),
        ("http://2130706433/", "not a full name"),
        ("http://[::ffff:127.0.0.1]:{port}/", "by a number"),
        ("http://localhost:{port}/", "not a full name"),
        ("http://x.internal:{port}/", "a name inside a network"),
        ("http://news.example.org:22/", "usual ports"),
        ("file:///etc/passwd", "https://"),
        ("gopher://127.0.0.1:6379/x", "https://"),
        ("http://me:word@news.example.org:{port}/", "user name"),
        ("http://[", "not well-formed"),
        ("\\\\127.0.0.1\\", "backslash"),
        ("", "not say where to"),
    ],
)
def test_redirect_to_what_may_not_be_fetched_is_refused_unasked(to: str, reason: str, site: Site) -> None:
    site.answers["/"] = redirect(to.format(port=site.port))

    assert reason in str(refusal_of(site))
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "beginning",
    [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Slow: "],
    ids=["body", "header"],
)
def test_slow_drip_is_cut_at_the_deadline_after_a_few_bytes(beginning: bytes, site: Site) -> None:
    dripped: list[bytes] = []

    def drip(sock: socket.socket) -> None:
        sock.sendall(beginning)
        for _ in range(100):
            sock.sendall(b"x")
            dripped.append(b"x")
            time.sleep(0.05)

    site.answers["/"] = drip

    assert "more than 0.5 seconds" in str(refusal_of(site, seconds=0.5))
    # Ten of a twentieth of a second each, were no time lost between them.
    assert len(dripped) < 30


def test_site_that_says_nothing_is_left_before_it_speaks(site: Site) -> None:
    heard: list[bytes] = []
    left = threading.Event()

    def wait(sock: socket.socket) -> None:
        sock.settimeout(20)
        heard.append(sock.recv(1))
        left.set()

    site.answers["/"] = wait

    assert "more than 0.3 seconds" in str(refusal_of(site, seconds=0.3))
    assert left.wait(20)
    # Nothing is received of who has gone; who stays makes the wait run into its own timeout.
    assert heard == [b""]


def test_redirects_share_one_deadline(site: Site) -> None:
    def slowly(sock: socket.socket) -> None:
        time.sleep(0.3)
        sock.sendall(redirect(f"/{len(site.asked)}"))

    site.answers |= {f"/{n}": slowly for n in range(6)}

    assert "more than 0.7 seconds" in str(refusal_of(site, "/0", seconds=0.7))


def test_document_that_says_it_is_too_large_is_not_read(site: Site) -> None:
    site.answers["/"] = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 20000001\r\n\r\n"

    assert "more than 20 MB" in str(refusal_of(site))


def test_document_that_turns_out_too_large_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 100_000)
    site.answers["/"] = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"x" * 200_000

    assert "more than 0 MB" in str(refusal_of(site))


def test_bomb_is_not_unpacked(site: Site) -> None:
    bomb = gzip.compress(bytes(200_000_000), compresslevel=1)
    site.answers["/"] = answer(bomb, "Content-Encoding: gzip")

    assert "more than 20 MB" in str(refusal_of(site))


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (answer(PAGE, media_type="application/zip"), "neither a page nor a document"),
        (answer(PAGE, media_type="video/mp4"), "neither a page nor a document"),
        (answer(PAGE, media_type=""), "neither a page nor a document"),
        (answer(PAGE, "Content-Encoding: br"), "not asked for"),
        (answer(PAGE, "Content-Encoding: gzip, gzip"), "not asked for"),
        (answer(PAGE, "Content-Encoding: gzip"), "damaged"),
        (answer(gzip.compress(PAGE)[:-9], "Content-Encoding: gzip"), "broke off"),
        (answer(PAGE, *[f"X-{n}: {'x' * 900}" for n in range(90)]), "far too long"),
        (answer(PAGE, *[f"X-{n}: x" for n in range(120)]), "can't be read"),
        (answer(PAGE, f"X-Long: {'x' * 70_000}"), "can't be read"),
        (answer(PAGE)[:-4], "can't be read"),
        (b"nonsense\r\n\r\n", "can't be read"),
        (b"", "be re"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "can't be read"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_answer_that_can_not_be_kept_is_refused_in_words(reply: bytes, reason: str, site: Site) -> None:
    site.answers["/"] = reply

    assert reason in str(refusal_of(site))


@pytest.mark.parametrize("status", [204, 206, 304, 400, 401, 403, 404, 410, 418, 429, 451, 500, 503])
def test_answer_without_a_document_is_refused_with_its_status(status: int, site: Site) -> None:
    site.answers["/"] = answer(b"", status=f"{status} Word")

    assert refusal_of(site).status == status


def test_site_that_is_down_is_said_to_be(site: Site) -> None:
    with running() as other:
        pass

    assert "can't be reached" in str(refusal_of(other))


def test_page_by_tls_is_fetched_when_the_certificate_is_its_own(tmp_path: Path) -> None:
    server, trust = contexts_for(HOST, tmp_path)
    with running(server) as site:
        site.answers["/"] = answer(PAGE)

        assert site.fetcher(trust=trust).fetch(site.url()).content == PAGE


def test_certificate_of_another_name_is_refused(tmp_path: Path) -> None:
    server, trust = contexts_for("other.example.org", tmp_path)
    with running(server) as site, pytest.raises(FetchError, match=r"certificate of “news\.example\.org”"):
        site.fetcher(trust=trust).fetch(site.url())


def test_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    server, _ = contexts_for(HOST, tmp_path)
    with running(server) as site, pytest.raises(FetchError, match="can't be trusted"):
        site.fetcher().fetch(site.url())


def test_redirect_from_https_to_http_is_refused(tmp_path: Path) -> None:
    server, trust = contexts_for(HOST, tmp_path)
    with running(server) as site:
        site.answers["/"] = redirect(f"http://{HOST}:{site.port}/plain")

        with pytest.raises(FetchError, match="from https to http"):
            site.fetcher(trust=trust).fetch(site.url())
    assert len(site.asked) == 1
