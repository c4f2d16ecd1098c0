"""A site is filled from the feed of another, and has the same feed."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction

from claims.sample.loader import load_sample
from factcheck.importing.restoring.feeds import is_feed
from factcheck.importing.restoring.rows import in_order
from factcheck.importing.restoring.running import RestoreError, restore
from factcheck.linked import feed
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import publish
from sources.models import Publisher
from tests.records import whole_claim

pytestmark = pytest.mark.django_db


def feed_of(folder: Path, *, by: User) -> Path:
    """The feed of a site with all that the sample has and a whole claim, which is gone then."""
    path = folder / "everything.jsonld"
    with transaction.atomic():
        load_sample(by=by)
        publish(whole_claim(), by=by)
        path.write_bytes(b"".join(feed.whole(history=False)))
        transaction.set_rollback(True)
    return path


def test_site_restored_from_a_feed_has_the_same_feed_byte_for_byte(tmp_path: Path, editor: User) -> None:
    path = feed_of(tmp_path, by=editor)
    assert not PublicRecord.objects.exists()

    call_command("import", path, by=editor.username, publish=True, verbosity=0)

    lines, before = b"".join(feed.whole(history=False)).splitlines(), path.read_bytes().splitlines()
    assert [(now, then) for now, then in zip(lines, before, strict=True) if now != then] == []
    assert list(verify()) == []
    with pytest.raises(CommandError, match="here already"):
        call_command("import", path, by=editor.username, verbosity=0)


def test_feed_with_a_record_that_nobody_could_record_is_not_restored_at_all(tmp_path: Path, editor: User) -> None:
    path = feed_of(tmp_path, by=editor)
    path.write_bytes(path.read_bytes().replace(b'"factcheck:kind":"government"', b'"factcheck:kind":"planet"'))

    assert is_feed(path)
    with pytest.raises(RestoreError, match="planet"):
        restore(path, by=editor)

    assert not Publisher.objects.exists()


def test_ids_are_put_in_an_order_that_all_lists_have() -> None:
    found = in_order([["c", "a"], ["a", "b", "b"]], "abcd")

    assert [each for each in found if each != "d"] == ["c", "a", "b"]
    assert in_order([["a", "b"], ["b", "a"]], "ba") == ["a", "b"]
