"""The file that a capture keeps can be read by others."""

import gzip
from io import BytesIO
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from sources.fetching.warc import warc_of
from tests.sources.fetching.site import Site, answer, redirect


def records_of(warc: bytes) -> list[tuple[str, str, Any, bytes]]:
    records = ArchiveIterator(BytesIO(warc), check_digests="raise")
    return [
        (row.rec_type, row.rec_headers.get_header("WARC-Target-URI"), row.http_headers, row.content_stream().read())
        for row in records
    ]


def test_warc_holds_every_question_and_answer_and_the_text(site: Site) -> None:
    page = b"<html><p>Words.</p></html>"
    site.answers |= {"/": redirect("/b"), "/b": answer(gzip.compress(page), "Content-Encoding: gzip")}
    fetched = site.fetcher().fetch(site.url())

    records = records_of(warc_of(fetched, text="Words, ü."))

    assert [kind for kind, *_ in records] == ["warcinfo", "response", "request", "response", "request", "conversion"]
    assert records[1][2].get_statuscode() == "302"
    assert records[3][1] == site.url("/b")
    assert records[3][3] == page
    assert records[4][2].get_header("User-Agent").startswith("Factcheck/")
    assert records[5][3].decode() == "Words, ü."


def test_warc_of_an_answer_in_chunks_can_be_read(site: Site) -> None:
    site.answers["/"] = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    )

    assert records_of(warc_of(site.fetcher().fetch(site.url()), text=""))[1][3] == b"abc"
