"""Every public address answers as before, whatever drafts hold."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from claims.models import Attribution, Claim, Rebuttal
from factcheck.demo.start import sign
from factcheck.images.models import ImageFile
from factcheck.publishing.addresses import page_path, plural
from factcheck.publishing.canonical import moment
from factcheck.publishing.models import PublicRecord, Publishable, Revision
from factcheck.publishing.writing.actions import publish, withdraw
from factcheck.transparency.signing.places import Places
from factcheck.workflow.actions import comment, request_changes, submit
from sources.models import Source
from tests import factories
from tests.kinds import NAMES

CANARY = "canarybird"
PUBLIC_TABLES = {
    "copies_received",
    # Served while a document that is public names its hash.
    "images_imagefile",
    "meaning_making",
    "meaning_vector",
    "publishing_publicrecord",
    "publishing_publicfacet",
    "publishing_pastrecord",
    "publishing_pastfacet",
    "publishing_takenpart",
    "publishing_redactedrevision",
    "publishing_revision",
    "publishing_revisionbody",
    "publishing_search",
    "transparency_signing",
    "transparency_tile",
}
# Of the forms by which readers write: another each time.
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
# Records of each kind, or rows of the log, that are asked for.
MOST = 8

pytestmark = [pytest.mark.sweep, pytest.mark.django_db]


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """The routes of all addresses but those of the desk and of signing in, whose forms hold new tokens each time."""
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            if route not in {"admin/", "accounts/"}:
                yield from patterns(entry, route)
        elif isinstance(entry, URLPattern):
            yield route


def addresses(most: int | None = None) -> set[str]:
    """Every route, with public records in the place of its arguments, at most so many, and parameters of lists."""
    found: set[str] = set()
    for route in patterns(get_resolver()):
        path = "/" + re.sub(r"\^|\\Z|\$$", "", route)
        if "<" not in path:
            found |= {
                path,
                f"{path}?q={CANARY}",
                f"{path}?query={CANARY}",
                f"{path}?page_size=200",
                f"{path}?topic={CANARY}",
                f"{path}?format=csv",
            }
            continue
        found |= set(islice(filled(path), most))
    return found


def filled(path: str) -> Iterator[str]:
    if path.startswith("/log/"):
        numbers = {"place": "000", "level": "0", "width": "9", "sequence": "3"}
        yield re.sub(r"<\w+:(\w+)>", lambda found: numbers[found[1]], path)
        return
    if path.startswith("/images/"):
        yield from (f"/images/{sha256}.webp" for sha256 in ImageFile.objects.values_list("sha256", flat=True)[:MOST])
        return
    if path.startswith("/v1alpha1/"):
        yield re.sub(r"<[^>]+>", "x", path)
        return
    if path.startswith("/api/v1/dump/"):
        yield re.sub(r"<\w+:file>", "manifest.json", re.sub(r"<\w+:name>", "2026-01-01T000000Z", path))
        return
    if path.startswith("/sitemap-"):
        yield from (f"/sitemap-{kind}-0-999.xml" for kind in NAMES)
        return
    plurals = {plural(kind): kind for kind in (*NAMES, "revision")}
    kind = plurals.get(path.removeprefix("/api/v1").removeprefix("/feeds").split("/")[1], "")
    if kind == "revision":
        yield from (re.sub(r"<[^>]+>", str(row.sequence), path) for row in Revision.objects.order_by("-pk")[:MOST])
        return
    assert kind in NAMES, f"no records are known for {path}"
    for row in PublicRecord.objects.filter(kind=kind)[:MOST]:
        with_id = re.sub(r"<[^>]*record_id>", row.record_id, path)
        with_revision = re.sub(r"<[^>]*number>", str(row.number), with_id)
        whole = re.sub(r"<[^>]*slug>", row.slug, re.sub(r"<[^>]*form>", "json", with_revision))
        yield whole
        # Where the document itself is: elsewhere the parameter changes nothing, or another address follows.
        if path.startswith("/api/") or "slug>" in path:
            yield f"{whole}?as_of={moment(row.updated_at)}"


def answers(paths: set[str]) -> dict[str, tuple[int, bytes]]:
    client = Client(raise_request_exception=False)
    responses = {path: client.get(path) for path in sorted(paths)}
    return {path: (response.status_code, TOKEN.sub(b"", response.getvalue())) for path, response in responses.items()}


def answers_to_pasted() -> dict[str, tuple[int, bytes]]:
    """What is said of pasted texts: of one that drafts alone hold, one that is public, and a link into a draft."""
    texts = (f"{CANARY} 1 {CANARY}", "The exodus is ethnic cleansing.", f"https://{CANARY}1.example/")
    client = Client(raise_request_exception=False)
    found: dict[str, tuple[int, bytes]] = {}
    for text in texts:
        page = client.post("/check/", {"text": text})
        sent = client.post("/api/v1/match/", {"text": text, "at_least": 0}, content_type="application/json")
        found[f"page on {text}"] = page.status_code, TOKEN.sub(b"", page.content)
        found[f"match of {text}"] = sent.status_code, sent.content
    return found


def mark(record: models.Model) -> None:
    """Put the canary into every text field of a row that takes one."""
    for field in record._meta.concrete_fields:
        text = isinstance(field, models.CharField | models.TextField)
        if text and field.editable and not field.choices and field.name not in {"language", "country", "wikidata_id"}:
            setattr(record, field.name, f"{CANARY}-{record.pk}" if field.name == "slug" else words(field))
    if isinstance(record, Source):
        # A retraction has its date and its moment besides its words.
        record.retracted_on, record.retraction_recorded_at = date(2024, 5, 17), timezone.now()
    if isinstance(record, Attribution | Rebuttal):
        # So has a translation its language and who made it.
        record.translation_language, record.translated_by = "fr", "person"
    record.save()


def words(field: Any) -> str:
    if field.name in {"url", "homepage", "archive_url", "retraction_url"}:
        return f"https://{CANARY}{next(NUMBERS)}.example/"
    return f"{CANARY} {next(NUMBERS)}"


NUMBERS = iter(range(10**6))


def draft() -> list[models.Model]:
    """A claim with all that a claim can have, in every table, none of it published."""
    claim = factories.ClaimFactory.create()
    publisher = factories.PublisherFactory.create()
    source = factories.SourceFactory.create(publisher=publisher)
    passage = factories.PassageFactory.create(source=source)
    said = factories.AttributionFactory.create(claim=claim)
    said.passages.add(passage)
    review = factories.ReviewFactory.create(claim=claim)
    made: list[models.Model] = [
        claim,
        source,
        passage,
        said,
        review,
        publisher,
        said.claimant,
        factories.AliasFactory.create(claimant=said.claimant),
        factories.ClaimantNameFactory.create(claimant=said.claimant),
        factories.RoleNameFactory.create(claimant=said.claimant),
        factories.PublisherNameFactory.create(publisher=publisher),
        factories.LabelNameFactory.create(publisher=publisher),
        factories.SourceNameFactory.create(source=source),
        factories.TopicNameFactory.create(),
        factories.AffiliationFactory.create(claimant=said.claimant),
        factories.TopicFactory.create(),
        factories.PolicyFactory.create(),
        factories.QuantityFactory.create(claim=claim),
        factories.RebuttalFactory.create(claim=claim, counter_claim=factories.ClaimFactory.create()),
        factories.EvidenceFactory.create(review=review, passage=passage),
        factories.NoCommentFactory.create(claim=claim),
        factories.ReplyFactory.create(review=review, words="No."),
        factories.RatingFactory.create(),
    ]
    return made


@pytest.fixture
def site(editor: User, tmp_path: Path) -> Claim:
    """A site with every kind of record, and a withdrawn one; its log is signed."""
    call_command("load_sample", verbosity=0)
    gone = factories.ClaimFactory.create()
    publish(gone, by=editor)
    withdraw(gone, by=editor, note="Gone.")
    assert "is signed" in sign(Places(tmp_path / "key", tmp_path / "checkpoints"))
    return Claim.objects.get(slug="exodus-is-ethnic-cleansing")


def change_all() -> None:
    """Leave an unpublished change in every row of every model that editors change."""
    for model in factories.FACTORIES:
        for record in model._default_manager.all():
            if model._meta.label != "sources.Capture":
                mark(record)


def talk_about_all(site: Claim, editor: User) -> None:
    """Comment on every record, and ask for one to be signed off and get an answer."""
    for model in factories.FACTORIES:
        for record in model._default_manager.all():
            if isinstance(record, Publishable):
                comment(record, by=editor, text=f"{CANARY} said")
    site.context = f"{CANARY} changed"
    site.save()
    submit(site, by=editor, note=f"{CANARY} asked")
    request_changes(site, by=editor, note=f"{CANARY} answered")


def test_public_address_with_drafts_and_changes_and_sign_off_answers_as_before(site: Claim, editor: User) -> None:
    paths = addresses()
    with CaptureQueriesContext(connection) as queries:
        before = answers(paths) | answers_to_pasted()
    tables = {table for query in queries for table in re.findall(r'(?:FROM|JOIN) "?(\w+)"?', query["sql"])}

    talk_about_all(site, editor)
    change_all()
    drafts = [record for _ in range(20) for record in draft()]
    for record in drafts:
        mark(record)

    after = answers(paths) | answers_to_pasted()
    assert len(paths) > 150
    assert tables <= PUBLIC_TABLES, tables - PUBLIC_TABLES
    assert "publishing_publicrecord" in tables
    assert {asked for asked in before if after[asked] != before[asked]} == set()
    # What was asked for may be said back; a draft that was not asked for may not.
    assert [path for path, (_, body) in after.items() if CANARY.encode() in body and CANARY not in path] == []
    for record in drafts:
        if isinstance(record, Publishable):
            for prefix in ("", "/api/v1"):
                path = f"{prefix}{page_path(record.record_kind, record.public_id)}"
                assert Client().get(path).status_code == 404
