import hashlib

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from sources.models import Capture
from tests.factories import CaptureFactory, SourceFactory
from tests.refusals import messages_of

pytestmark = pytest.mark.django_db

CONTENT = b"\x00\xff words"


def test_saving_stores_the_hash_of_the_bytes() -> None:
    capture = CaptureFactory.create(content=CONTENT, sha256="0" * 64)

    capture.refresh_from_db()

    assert bytes(capture.content) == CONTENT
    assert capture.sha256 == hashlib.sha256(CONTENT).hexdigest()


def test_capture_new_and_whole_is_accepted() -> None:
    assert messages_of(CaptureFactory.build(source=SourceFactory.create())) == {}


def test_bulk_insert_without_hash_is_refused() -> None:
    capture = CaptureFactory.build(source=SourceFactory.create())

    with pytest.raises(IntegrityError, match="sources_capture_sha256_whole"), transaction.atomic():
        Capture.objects.bulk_create([capture])

    [constraint] = Capture._meta.constraints
    with pytest.raises(Exception, match="A capture needs the SHA-256 of its bytes"):
        constraint.validate(Capture, capture)


def test_capture_of_an_empty_answer_is_stored() -> None:
    capture = CaptureFactory.create(content=b"")

    assert capture.sha256 == hashlib.sha256(b"").hexdigest()


def test_capture_without_content_is_refused() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CaptureFactory.create(content=None)


def test_save_of_a_stored_capture_is_refused() -> None:
    capture = CaptureFactory.create()

    with pytest.raises(IntegrityError, match="take a new one"):
        capture.save()


def test_delete_of_a_stored_capture_is_refused() -> None:
    capture = CaptureFactory.create()

    with pytest.raises(IntegrityError, match="take a new one"):
        capture.delete()


def test_update_of_many_captures_is_refused_by_the_database() -> None:
    capture = CaptureFactory.create(media_type="text/html")

    with pytest.raises(IntegrityError, match="write-once"), transaction.atomic():
        Capture.objects.update(media_type="text/plain")

    capture.refresh_from_db()
    assert capture.media_type == "text/html"


def test_delete_of_many_captures_is_refused_by_the_database() -> None:
    CaptureFactory.create()

    with pytest.raises(IntegrityError, match="write-once"), transaction.atomic():
        Capture.objects.all().delete()

    assert Capture.objects.count() == 1


def test_source_with_captures_cannot_be_deleted() -> None:
    capture = CaptureFactory.create()

    with pytest.raises(ProtectedError):
        capture.source.delete()


def test_archive_address_keeps_the_parameters_that_it_is_filed_under() -> None:
    address = "https://web.archive.org/web/2023/https://example.org/?utm_source=x"
    capture = CaptureFactory.build(source=SourceFactory.create(), archive_url=address)

    capture.full_clean()

    assert capture.archive_url == address


def test_capture_reads_as_its_moment_and_type() -> None:
    capture = CaptureFactory.create()

    assert str(capture) == f"{capture.captured_at:%Y-%m-%d %H:%M} UTC, text/html"
