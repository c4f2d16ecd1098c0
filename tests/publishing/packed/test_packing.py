"""Documents are packed in the database, and nowhere else."""

import zlib
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from factcheck.publishing.models import Publication, PublicRecord
from factcheck.publishing.packed.packing import is_packed, packed, unpacked
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import publish
from factcheck.redaction.words import places
from tests.records import whole_publishable_claim

CRC = 0xB169BC66
SENTENCE = "The lighthouse is for sale, says nobody but the ferryman."


@given(st.binary())
def test_bytes_packed_and_unpacked_are_the_same(data: bytes) -> None:
    assert unpacked(packed(data)) == data


@given(st.binary().filter(lambda data: not is_packed(data)))
def test_bytes_of_rows_of_before_are_read_as_they_are(data: bytes) -> None:
    assert unpacked(data) == data


def test_bytes_packed_by_many_threads_are_the_same() -> None:
    documents = [b'{"text":"%d"}' % number * 200 for number in range(200)]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda data: unpacked(packed(data)), documents)) == documents


def test_packed_bytes_that_are_damaged_are_refused() -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpacked(packed(SENTENCE.encode() * 9)[:-4])


def test_dictionary_is_the_one_that_rows_were_packed_by() -> None:
    """Another makes documents of every database unreadable: add one beside it instead."""
    known = import_module("factcheck.publishing.packed.packing")._DICTIONARY.read_bytes()
    assert zlib.crc32(known) == CRC


@pytest.mark.parametrize(
    ("model", "column"), [(PublicRecord, "document"), (PublicRecord, "summary"), (Publication, "template")]
)
def test_columns_of_documents_hold_them_packed_and_give_them_whole(editor: User, model: Any, column: str) -> None:
    publish(whole_publishable_claim(), by=editor)
    assert model.objects.exists()
    for row in model.objects.all():
        with connection.cursor() as cursor:
            table = model._meta.db_table
            cursor.execute(f"SELECT {column} FROM {table} WHERE id = %s", [row.pk])
            ((stored,),) = cursor.fetchall()
        whole = getattr(row, column)
        assert is_packed(bytes(stored))
        assert len(stored) < len(whole)
        assert whole.startswith(b"{")


def test_document_that_is_damaged_is_told_of_alone(editor: User) -> None:
    publish(whole_publishable_claim(), by=editor)
    row = PublicRecord.objects.get(kind="claim", part_of="")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE publishing_publicrecord SET document = %s WHERE id = %s", [packed(row.document)[:-4], row.pk]
        )

    faults = list(verify())

    assert faults
    assert [fault for fault in faults if row.record_id not in str(fault)] == []


def test_words_in_packed_columns_are_found_for_a_redaction(db: None) -> None:
    Publication.objects.create(kind="topic", record_id="a", template=b'{"name":"%s"}' % SENTENCE.encode())
    assert [place.column for place in places("nobody but the ferryman")] == ["template"]
