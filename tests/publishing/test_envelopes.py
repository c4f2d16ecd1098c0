import hashlib
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
import rfc8785
from django.contrib.auth.models import User

from factcheck.publishing.envelopes import COLUMNS, envelope
from factcheck.publishing.models import Revision
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.together import each_of

SAID = {
    "sequence": 2**40,
    "kind": "claim",
    "record_id": "0123456789ab",
    "number": 7,
    "change": "first",
    "time": datetime(2026, 1, 2, 3, 4, 5, 6, UTC),
    "previous_hash": bytes(32),
    "commitment": bytes(range(32)),
}


@each_of("change", ["first", "", 'quo"te', "tab\t", "Ոստան", "\x7f\u2028"])
def test_envelope_is_the_canonical_form_of_the_row(change: str) -> None:
    row = SimpleNamespace(**SAID | {"change": change})

    said = {name.removesuffix("_id"): value for name, value in vars(row).items()}
    said |= {"time": "2026-01-02T03:04:05.000006Z"}
    said |= {name: said[name].hex() for name in ("previous_hash", "commitment")}
    assert envelope(row) == rfc8785.dumps(said)


@pytest.mark.django_db
def test_envelope_of_columns_alone_is_that_of_the_revision_and_what_its_hash_is_of(editor: User) -> None:
    publish(factories.TopicFactory.create(), by=editor)
    revision = Revision.objects.get()

    row = Revision.objects.values_list(*COLUMNS, named=True).get()

    assert envelope(row) == envelope(revision)
    assert hashlib.sha256(envelope(row)).digest() == bytes(revision.hash)
