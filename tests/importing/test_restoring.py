"""A site is filled from the feed of another, and has the same feed."""

import gzip
import hashlib
import html
import io
import json
import random
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from factcheck.editing.models import ChangeSet
from factcheck.importing.models import Import
from factcheck.importing.restoring.feeds import is_ours
from factcheck.importing.restoring.rows import in_order
from factcheck.importing.restoring.running import RestoreError, restore
from factcheck.importing.restoring.uploads import restore_upload
from factcheck.importing.stages.running import StoppedError
from factcheck.importing.starting import confirm_upload, upload
from factcheck.importing.tasks import carry_on
from factcheck.importing.undoing import hindrance
from factcheck.linked import feed
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import publish
from sources.models import Publisher
from tests.importing.archive import claim_review
from tests.records import whole_claim

pytestmark = pytest.mark.django_db
ADD = reverse("admin:importing_import_add")


def preview(importing: Import) -> str:
    return reverse("admin:importing_import_preview", args=[importing.pk])


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


def test_dump_uploaded_as_a_zip_is_shown_and_restored_by_the_worker_and_not_undone(
    tmp_path: Path, editor: User, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    site(tmp_path, by=editor)
    packed = shutil.make_archive(str(tmp_path / "dump"), "zip", tmp_path, "dump")
    client.force_login(editor)
    client.post(ADD, {"file": SimpleUploadedFile("dump.zip", Path(packed).read_bytes()), "address": ""})
    importing = Import.objects.get()
    page = client.get(preview(importing)).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(preview(importing), {"begin": "1", "publish": "on"})

    importing.refresh_from_db()
    rows = PublicRecord.objects.filter(part_of="").count()
    assert "made again under their own ids" in page
    assert (importing.stage, importing.counts, importing.problem) == ("done", {"restored": rows, "published": rows}, "")
    assert "restored records of a site like this" in hindrance(importing)


def test_dump_whose_records_are_here_is_told_at_the_desk_and_nothing_begins(
    tmp_path: Path, editor: User, client: Client
) -> None:
    path, _ = site(tmp_path, by=editor)
    restore(path, by=editor)
    client.force_login(editor)
    client.post(ADD, {"file": SimpleUploadedFile("everything.jsonld", path.read_bytes()), "address": ""})
    importing = Import.objects.get()

    answer = client.post(preview(importing), {"begin": "1"})

    importing.refresh_from_db()
    assert (answer.status_code, importing.stage) == (200, "waiting")
    assert "here already" in answer.content.decode()


def test_dump_as_a_zip_that_unpacks_to_far_more_is_refused_by_the_command(tmp_path: Path) -> None:
    path = tmp_path / "dump.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("manifest.json", "{}")
        packed.writestr("claims.ndjson.gz", random.Random(1).randbytes(80_000) + bytes(24_000_000))

    with pytest.raises(CommandError, match="far more"):
        call_command("import", path, verbosity=0)


def test_dump_that_is_not_what_its_manifest_tells_of_is_refused(tmp_path: Path) -> None:
    claims = gzip.compress(b'{"type": "claim", "id": "a"}\n')
    told = {"name": "claims.ndjson.gz", "sha256": hashlib.sha256(claims).hexdigest()}
    manifests = {
        "not the file|damaged": [{**told, "sha256": "0" * 64}],
        "lacks its files of topics": [told, {"name": "topics.ndjson.gz", "sha256": "0" * 64}],
    }
    (tmp_path / "claims.ndjson.gz").write_bytes(claims)

    for message, files in manifests.items():
        (tmp_path / "manifest.json").write_text(json.dumps({"files": files}))
        with pytest.raises(CommandError, match=message):
            call_command("import", tmp_path, verbosity=0)
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(CommandError, match="no manifest"):
        call_command("import", tmp_path, verbosity=0)


def test_restore_that_another_worker_has_done_meanwhile_is_left_as_it_is(tmp_path: Path, editor: User) -> None:
    path, _ = site(tmp_path, by=editor)
    uploaded = upload([path.read_bytes()], name=path.name, by=editor)
    importing = confirm_upload(uploaded, by=editor)
    late = Import.objects.get()
    restore_upload(importing, path)

    with pytest.raises(StoppedError, match="Another process"):
        restore_upload(late, path)

    late.refresh_from_db()
    assert (late.stage, late.problem) == ("done", "")


def test_dump_is_restored_again_once_its_records_are_deleted_and_the_history_names_its_file(
    tmp_path: Path, editor: User
) -> None:
    _, dump = site(tmp_path, by=editor)
    for path in dump.glob("*.gz"):
        if not path.name.startswith("publisher"):
            path.unlink()
    packed = Path(shutil.make_archive(str(dump), "zip", tmp_path, "dump")).read_bytes()
    found = []
    for _ in range(2):
        Publisher.objects.all().delete()
        importing = confirm_upload(upload([packed], name="dump.zip", by=editor), by=editor)
        carry_on.func(importing.pk)
        importing.refresh_from_db()
        found.append((importing.stage, importing.problem, Publisher.objects.exists()))

    assert found == [("done", "", True)] * 2
    assert ChangeSet.objects.filter(what="restored “dump.zip”").count() == 2


def test_zip_of_another_archive_that_unpacks_to_much_more_is_shown_at_the_desk(editor: User, client: Client) -> None:
    reviews = [claim_review(1), claim_review(2, reviewBody=random.Random(1).randbytes(40_000).hex())]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("checks.ndjson", "\n".join(map(json.dumps, reviews)) + "\n" * 24_000_000)
    client.force_login(editor)
    client.post(ADD, {"file": SimpleUploadedFile("checks.zip", packed.getvalue()), "address": ""})

    answer = client.get(preview(Import.objects.get()))

    assert answer.status_code == 200
    assert reviews[1]["claimReviewed"] in answer.content.decode()


def test_feed_with_a_record_that_nobody_could_record_is_not_restored_at_all(tmp_path: Path, editor: User) -> None:
    path, _ = site(tmp_path, by=editor)
    path.write_bytes(path.read_bytes().replace(b'"factcheck:mode":"', b'"factcheck:mode":"un'))

    assert is_ours(path)
    with pytest.raises(RestoreError, match="claim"):
        restore(path, by=editor)

    assert not Publisher.objects.exists()


@pytest.mark.parametrize(
    "line",
    [
        '{"type": "claim"}',
        '{"type": [], "id": "a"}',
        '{"type": "claim", "id": "a", "slug": "a", "text": "A"}',
        '{"type": "claim", "id": "a", "topics": [{"id": {}}], "reviews": 1}',
        '{"type": "claim", "id": ',
    ],
)
def test_dump_with_a_malformed_record_is_told_at_the_desk_and_by_the_worker(
    editor: User, client: Client, line: str
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("manifest.json", "{}")
        archive.writestr("claims.ndjson.gz", gzip.compress(line.encode()))
    client.force_login(editor)
    client.post(ADD, {"file": SimpleUploadedFile("dump.zip", packed.getvalue()), "address": ""})
    importing = Import.objects.get()

    page = client.get(preview(importing), follow=True).content.decode()
    carry_on.func(importing.pk)

    importing.refresh_from_db()
    assert importing.problem
    assert importing.problem[1:] in html.unescape(page)


def test_record_that_lacks_a_member_or_has_another_for_it_is_refused_by_its_name(tmp_path: Path, editor: User) -> None:
    path, _ = site(tmp_path, by=editor)
    whole = path.read_bytes()
    for member, instead in (
        (b'captures":', b'other":'),
        (b'captured_at":"', b'captured_at":"on '),
        (b'sha256":"', b'sha256":"0'),
    ):
        path.write_bytes(whole.replace(b'"factcheck:' + member, b'"factcheck:' + instead))
        with pytest.raises(RestoreError, match=r"^source "):
            restore(path, by=editor)

    assert not Publisher.objects.exists()


def test_ids_are_put_in_an_order_that_all_lists_have() -> None:
    found = in_order([["c", "a"], ["a", "b", "b"]], "abcd")

    assert [each for each in found if each != "d"] == ["c", "a", "b"]
    assert in_order([["a", "b"], ["b", "a"]], "ba") == ["a", "b"]
