"""A site of which all is made and undone again, so that its copy is made in an empty database."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
    return told(dict.fromkeys(paths))


def told(paths: Iterable[str]) -> Answers:
    """What is answered at these addresses: status and bytes."""
    client = Client()
    found = {path: client.get(path) for path in paths}
    return {path: (answer.status_code, answer.content) for path, answer in found.items()}


def fill(editor: User, second_editor: User) -> Iterator[Any]:
    """Publish records of every sort of past, an action a step: corrected, withdrawn, back, redacted, cited."""
    said = factories.AttributionFactory.create()
    claim: Any = said.claim
    factories.RebuttalFactory.create(claim=claim)
    factories.ReviewFactory.create(claim=claim)
    claim.topics.add(factories.TopicFactory.create())
    yield publish(claim, by=editor)
    claim.text = "Another wording."
    claim.save()
    yield correct(claim, by=editor, note="It was another.")
    gone: Any = factories.ClaimFactory.create(text=f"{SECRET} withdrawn")
    back: Any = factories.ClaimFactory.create(text=f"{SECRET} was here")
    for each in (gone, back):
        yield publish(each, by=editor)
        yield withdraw(each, by=editor, note="Entered twice.")
    back.text = "Here again."
    back.save()
    yield publish(back, by=editor)
    erased: Any = factories.ClaimFactory.create(text=f"{SECRET} erased")
    yield publish(erased, by=editor)
    erased.text = "Nothing of it."
    erased.save()
    yield publish(erased, by=editor)
    asked = propose(key_of(erased), numbers=[1], members=["/text"], basis="Court, 27 O 12/26", by=editor)
    yield confirm(asked, by=second_editor)
    # A claim that another names changes its name: what names it changes along.
    said.claimant.name = "Ministry of Other Affairs"
    said.claimant.save()
    yield publish(said.claimant, by=editor)


def _changes() -> bytes:
    """What is told of the last action."""
    last = Revision.objects.latest("sequence")
    before = Revision.objects.filter(time__lt=last.time).count() - 1
    return Client().get(f"/api/v1/changes/?after={before}&limit=500").content


@dataclass(frozen=True)
class Original:
    """A site that is gone: a dump of it, what it answered last, and what it told of its changes after each action."""

    dump: Path
    answers: Answers
    changes: list[bytes]


@pytest.fixture(scope="session")
def original(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Original:
    """A dump of a filled site, and what that site answered; the site itself is gone."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(standards, "_rules", {})
        with undone():
            people = [User.objects.create_user(name, is_staff=True, is_superuser=True) for name in ("one", "two")]
            changes = [_changes() for _ in fill(*people)]
            made = Original(make(tmp_path_factory.mktemp("dumps")), answers(), changes)
    return made


@pytest.fixture
def dump(db: Any, original: Original, tmp_path: Path) -> Path:
    """A copy of the dump, for one test to spoil, beside an empty database."""
    return Path(shutil.copytree(original.dump, tmp_path / "dump"))
