"""Bodies that are too large, or of no length, through the application that servers run."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client

from factcheck.http.requests.bodies import read_to_the_end
from factcheck.wsgi import application
from tests.reader import parsed

# A handler closes connections that are too old, so that it asks for one.
pytestmark = pytest.mark.django_db

TOO_LARGE = 10_000_001
CHUNKED = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}


class Body(BytesIO):
    """A body as a server reads it from a connection."""

    def __init__(self, size: int) -> None:
        super().__init__(b"x" * size)

    @property
    def left(self) -> int:
        """How many bytes nobody has read."""
        return len(self.getbuffer()) - self.tell()


def post(path: str, body: Body, **environ: Any) -> tuple[str, dict[str, str], bytes]:
    """The status, headers and body of an answer."""
    given: list[Any] = []
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "wsgi.input": body,
        "wsgi.url_scheme": "http",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
    } | environ
    answer = application(environ, lambda *said: given.extend(said))
    return given[0], dict(given[1]), b"".join(answer)


@pytest.mark.parametrize("is_chunked", [False, True])
def test_body_too_large_for_the_api_is_answered_with_a_problem_and_read(is_chunked: bool) -> None:
    body = Body(TOO_LARGE + 1000)

    status, headers, content = post("/api/v1/claims/", body, **(CHUNKED if is_chunked else length_of(body)))

    assert (status, headers["Content-Type"]) == ("413 Request Entity Too Large", "application/problem+json")
    assert b"larger than this site takes" in content
    assert body.left == 0


def length_of(body: Body) -> dict[str, str]:
    return {"CONTENT_LENGTH": str(body.left)}


@pytest.mark.parametrize("path", ["/report/", "/admin/login/", "/fr/report/"])
def test_body_too_large_for_a_form_is_answered_with_a_page_and_read(path: str) -> None:
    body = Body(TOO_LARGE)

    status, headers, content = post(path, body, **length_of(body))

    assert status == "413 Request Entity Too Large"
    assert headers["Content-Type"].startswith("text/html")
    assert b"413" in content
    assert body.left == 0


def test_page_of_what_is_too_large_is_in_the_look_of_the_site() -> None:
    response = Client().post("/report/", data=b"x" * TOO_LARGE, content_type="text/plain")

    assert (response.status_code, parsed(response).one("h1").text) == (413, "Too large")


def test_body_of_far_too_much_is_not_read_to_its_end() -> None:
    body = Body(60_000_000)

    assert post("/report/", body, **length_of(body))[0].startswith("413")
    assert body.left > 0


def test_body_behind_that_of_the_request_is_left_alone() -> None:
    body = Body(300)

    post("/api/v1/", body, CONTENT_LENGTH="100")

    assert body.left == 200


def test_body_in_chunks_reaches_the_application() -> None:
    read: list[bytes] = []

    def echo(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        read.append(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        return []

    read_to_the_end(echo)({"wsgi.input": Body(70_000), **CHUNKED}, None)

    assert read == [b"x" * 70_000]


@pytest.mark.parametrize("length", ["", "x", "-1", "٣"])
def test_body_of_a_length_that_is_none_counts_as_empty(length: str) -> None:
    body = Body(10)

    assert post("/api/v1/", body, CONTENT_LENGTH=length)[0].startswith("405")


def test_upload_at_the_desk_may_be_as_large_as_a_capture() -> None:
    parts = {"CONTENT_TYPE": "multipart/form-data; boundary=x"}

    assert not post("/admin/login/", Body(100), CONTENT_LENGTH="29000000", **parts)[0].startswith("413")
    assert post("/admin/login/", Body(100), CONTENT_LENGTH="31000000", **parts)[0].startswith("413")
    assert post("/report/", Body(100), CONTENT_LENGTH="29000000", **parts)[0].startswith("413")
