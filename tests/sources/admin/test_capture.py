"""Captures at the desk: added once, then only read."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sources.admin import capture as captures
from sources.models import Capture
from tests.desk.pages import Data, add_url, errors_in, form_of, list_url, url_of
from tests.factories import CaptureFactory, SourceFactory

pytestmark = pytest.mark.django_db


def filled(desk: Client, content: bytes = b"<p>Bridge closed.</p>") -> Data:
    form = form_of(desk, add_url(Capture), source=SourceFactory.create().pk)
    return form | {"file": SimpleUploadedFile("page.html", content)}


def test_add_stores_the_bytes_with_their_hash(desk: Client) -> None:
    desk.post(add_url(Capture), filled(desk))

    capture = Capture.objects.get()
    assert bytes(capture.content) == b"<p>Bridge closed.</p>"
    assert capture.sha256 == hashlib.sha256(b"<p>Bridge closed.</p>").hexdigest()


def test_add_of_a_file_that_is_too_large_is_refused_at_its_field(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(captures, "MAX_BYTES", 3)

    assert "file" in errors_in(desk.post(add_url(Capture), filled(desk, b"four")))
    assert not Capture.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("captured_at_0", "0000-00-00"), ("media_type", "a\0b"), ("archive_url", "javascript:alert(1)"), ("source", "")],
)
def test_bad_input_is_refused_at_its_field(field: str, value: str, desk: Client) -> None:
    errors = errors_in(desk.post(add_url(Capture), filled(desk) | {field: value}))

    assert field.removesuffix("_0") in errors


def test_stored_capture_is_shown_and_can_not_be_changed(desk: Client) -> None:
    capture = CaptureFactory.create()

    page = desk.get(url_of(capture)).content.decode()

    assert capture.sha256 in page
    assert 'name="_save"' not in page
    assert desk.post(url_of(capture), {"media_type": "text/plain"}).status_code == 403


def test_stored_capture_can_not_be_deleted(desk: Client) -> None:
    capture = CaptureFactory.create()
    action = {"action": "delete_selected", "_selected_action": [capture.pk], "post": "yes"}

    assert desk.post(url_of(capture, "delete"), {"post": "yes"}).status_code == 403
    desk.post(list_url(Capture), action)

    assert Capture.objects.count() == 1


def test_list_shows_the_size_of_each(desk: Client) -> None:
    CaptureFactory.create(content=b"x" * 2048)

    assert "2.0" in desk.get(list_url(Capture)).content.decode()
