"""A site is filled from the feed of another, and has the same feed."""

import gzip
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction

from factcheck.importing.restoring.feeds import is_ours
from factcheck.importing.restoring.rows import in_order
from factcheck.importing.restoring.running import RestoreError, restore
from factcheck.linked import feed
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import publish
from sources.models import Publisher
from tests.records import whole_claim

pytestmark = pytest.mark.django_db


def site(folder: Path, *, by: User) -> tuple[Path, Path]:
    """The feed and the dump of a site with whole claims, which are gone then."""
    path, dump = folder / "everything.jsonld", folder / "dump"
    with transaction.atomic():
        publish(whole_claim(), by=by)
        path.write_bytes(b"".join(feed.whole(history=False)))
        dump.mkdir()
        for kind in ("policy", "publisher", "source", "claimant", "topic", "media_object", "claim", "review"):
            rows = PublicRecord.objects.filter(kind=kind).values_list("document", flat=True)
            (dump / f"{kind}s.ndjson.gz").write_bytes(gzip.compress(b"\n".join(bytes(row) for row in rows)))
        (dump / "manifest.json").write_text("{}")
        transaction.set_rollback(True)
    return path, dump


@pytest.mark.parametrize("is_dump", [False, True], ids=["feed", "dump"])
def test_site_restored_from_another_has_the_same_feed_byte_for_byte(
    tmp_path: Path, editor: User, *, is_dump: bool
) -> None:
    path, dump = site(tmp_path, by=editor)
    assert not PublicRecord.objects.exists()

    call_command("import", dump if is_dump else path, by=editor.username, publish=True, verbosity=0)

    lines, before = b"".join(feed.whole(history=False)).splitlines(), path.read_bytes().splitlines()
    assert [(now, then) for now, then in zip(lines, before, strict=True) if now != then] == []
    assert list(verify()) == []
    with pytest.raises(CommandError, match="here already"):
        call_command("import", path, by=editor.username, verbosity=0)


def test_feed_with_a_record_that_nobody_could_record_is_not_restored_at_all(tmp_path: Path, editor: User) -> None:
    path, _ = site(tmp_path, by=editor)
    path.write_bytes(path.read_bytes().replace(b'"factcheck:mode":"', b'"factcheck:mode":"un'))

    assert is_ours(path)
    with pytest.raises(RestoreError, match="claim"):
        restore(path, by=editor)

    assert not Publisher.objects.exists()


def test_ids_are_put_in_an_order_that_all_lists_have() -> None:
    found = in_order([["c", "a"], ["a", "b", "b"]], "abcd")

    assert [each for each in found if each != "d"] == ["c", "a", "b"]
    assert in_order([["a", "b"], ["b", "a"]], "ba") == ["a", "b"]
