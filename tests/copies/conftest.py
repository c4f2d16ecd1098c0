"""A site of which all is made and undone again, so that its copy is made in an empty database."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client

from factcheck.copies.dumping.making import make
from factcheck.publishing import standards
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import PublicRecord, Revision
from factcheck.publishing.writing.actions import correct, publish, withdraw
from factcheck.redaction.actions import confirm, propose
from tests import factories

SECRET = "Qwxyzzy"
Answers = dict[str, tuple[int, bytes]]


@contextmanager
def undone() -> Iterator[None]:
    """What the block writes is gone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answers() -> Answers:
    """What readers and programs are told: lists, the log, each record now and at each revision, with its history."""
    client = Client()
    lists = ["claims", "claimants", "topics", "sources", "publishers"]
    paths = ["/", "/corrections/", "/log/", "/feeds/claims/", "/feeds/corrections/", "/sitemap.xml", "/standards/"]
    paths += [f"/{name}/" for name in lists] + [f"/api/v1/{name}/" for name in (*lists, "reviews", "policies")]
    paths += ["/api/v1/revisions/?page_size=200", "/api/v1/claims/facets/", "/claims/?q=wording"]
    for row in Revision.objects.exclude(kind="redaction"):
        page = f"/{row.kind}s/{row.record_id}/"
        paths += [f"/api/v1/revisions/{row.sequence}/", f"/api/v1{page}", f"/api/v1{page}?as_of={row.time:%FT%T.%fZ}"]
        paths += [page, f"{page}history/", f"{page}revisions/{row.number}/"]
    rows = PublicRecord.objects.exclude(slug="").values_list("kind", "record_id", "slug")
    paths += [f"/{kind}s/{record_id}/{slug}/" for kind, record_id, slug in rows]
    found = {path: client.get(path) for path in dict.fromkeys(paths)}
    return {path: (answer.status_code, answer.content) for path, answer in found.items()}


def fill(editor: User, second_editor: User) -> None:
    """Publish records of every sort of past: corrected, withdrawn, published again, redacted, cited by others."""
    said = factories.AttributionFactory.create()
    claim: Any = said.claim
    factories.RebuttalFactory.create(claim=claim)
    factories.ReviewFactory.create(claim=claim)
    claim.topics.add(factories.TopicFactory.create())
    publish(claim, by=editor)
    claim.text = "Another wording."
    claim.save()
    correct(claim, by=editor, note="It was another.")
    gone: Any = factories.ClaimFactory.create(text=f"{SECRET} withdrawn")
    back: Any = factories.ClaimFactory.create(text=f"{SECRET} was here")
    for each in (gone, back):
        publish(each, by=editor)
        withdraw(each, by=editor, note="Entered twice.")
    back.text = "Here again."
    back.save()
    publish(back, by=editor)
    erased: Any = factories.ClaimFactory.create(text=f"{SECRET} erased")
    publish(erased, by=editor)
    erased.text = "Nothing of it."
    erased.save()
    publish(erased, by=editor)
    asked = propose(key_of(erased), numbers=[1], members=["/text"], basis="Court, 27 O 12/26", by=editor)
    confirm(asked, by=second_editor)


@pytest.fixture(scope="module")
def original(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Answers]:
    """A dump of a filled site, and what that site answered; the site itself is gone."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(standards, "_rules", {})
        with undone():
            people = [User.objects.create_user(name, is_staff=True, is_superuser=True) for name in ("one", "two")]
            fill(*people)
            made = make(tmp_path_factory.mktemp("dumps")), answers()
    return made


@pytest.fixture
def dump(db: Any, original: tuple[Path, Answers], tmp_path: Path) -> Path:
    """A copy of the dump, for one test to spoil, beside an empty database."""
    return Path(shutil.copytree(original[0], tmp_path / "dump"))
