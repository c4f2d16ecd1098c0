"""A fetch as a WARC file (ISO 28500): what was asked and answered, redirects and all."""

from http import HTTPStatus
from io import BytesIO
from typing import Any, Final

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sources.fetching.fetcher import Exchange, Fetched, user_agent

# How the body was sent is undone by then: a reader would undo it a second time.
_OF_THE_CONNECTION: Final = frozenset({"transfer-encoding", "connection", "keep-alive"})


class _Writer(WARCWriter):
    @staticmethod
    def _create_temp_file() -> BytesIO:
        # The library's own temporary files are left open.
        return BytesIO()


def warc_of(fetched: Fetched, *, text: str) -> bytes:
    """The fetch as gzipped WARC records: a request and a response for each redirect, and the text found."""
    buffer = BytesIO()
    writer = _Writer(buffer, gzip=True)
    date = fetched.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    about = {"software": user_agent(), "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record("capture.warc.gz", about))
    for exchange in fetched.exchanges:
        _write(writer, exchange, date)
    _write_text(writer, fetched, date, text)
    return buffer.getvalue()


def _write(writer: Any, exchange: Exchange, date: str) -> None:
    facts = {"WARC-Date": date, "WARC-IP-Address": exchange.ip}
    request = _record(writer, exchange, facts, _question(exchange))
    # The body of a redirect is not read.
    cut = {} if exchange.status == HTTPStatus.OK else {"WARC-Truncated": "unspecified"}
    response = _record(writer, exchange, facts | cut, _answer(exchange))
    writer.write_request_response_pair(request, response)


def _record(writer: Any, exchange: Exchange, facts: dict[str, str], head: StatusAndHeaders) -> Any:
    is_question = head.protocol == "GET"
    return writer.create_warc_record(
        exchange.url,
        "request" if is_question else "response",
        payload=BytesIO(b"" if is_question else exchange.body),
        http_headers=head,
        warc_headers_dict=facts,
    )


def _question(exchange: Exchange) -> StatusAndHeaders:
    return StatusAndHeaders(f"GET {exchange.target} HTTP/1.1", list(exchange.asked), is_http_request=True)


def _answer(exchange: Exchange) -> StatusAndHeaders:
    headers = [(name, value) for name, value in exchange.headers if name.lower() not in _OF_THE_CONNECTION]
    return StatusAndHeaders(f"{exchange.status} {exchange.reason}".strip(), headers, protocol="HTTP/1.1")


def _write_text(writer: Any, fetched: Fetched, date: str, text: str) -> None:
    record = writer.create_warc_record(
        fetched.url,
        "conversion",
        payload=BytesIO(text.encode("utf-8", "replace")),
        warc_content_type="text/plain; charset=utf-8",
        warc_headers_dict={"WARC-Date": date},
    )
    writer.write_record(record)
