from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import models

from claims.models import Claim, Claimant
from factcheck.media.models import MediaObject
from factcheck.merging import mergeable, relations
from factcheck.merging.plans import plan
from factcheck.publishing import kinds
from factcheck.publishing.models import Change, PublicRecord, Publishable, Revision
from factcheck.publishing.planning.edition import content_of
from factcheck.publishing.planning.state import State, state_of
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import publish
from sources.models import Source
from tests import factories
from tests.merging.two_people import merge, undo_merge
from tests.records import whole_publishable_claim
from tests.sweeping import rest_in_sweeps

pytestmark = pytest.mark.django_db

NOTE = "Entered twice."


@pytest.fixture(scope="module")
def pair(shared_db: None) -> list[int]:
    """The keys of two claims with all that one can have."""
    made, create = iter(range(1, 99)), factories.PublisherFactory.create

    def numbered(**fields: Any) -> Any:
        return create(**{**fields, **({"wikidata_id": f"Q{next(made)}"} if "wikidata_id" in fields else {})})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(factories.PublisherFactory, "create", numbered)
        return [whole_publishable_claim(mark).pk for mark in ("First", "Second")]


@pytest.fixture
def records(pair: list[int], db: Any, model: type[Publishable]) -> tuple[Any, Any]:
    """Two records with all that one can have, of which the first loses."""
    claims = [Claim.objects.get(pk=pk) for pk in pair]
    if model is Claim:
        return claims[0], claims[1]
    if model is MediaObject:
        return claims[0].media_objects.get(), claims[1].media_objects.get()
    said = [claim.attributions.get(mode="direct_quote") for claim in claims]
    if model is Claimant:
        return said[0].claimant, said[1].claimant
    sources = [attribution.passages.get().source for attribution in said]
    return (sources[0], sources[1]) if model is Source else (sources[0].publisher, sources[1].publisher)


def rows() -> dict[str, list[Any]]:
    """Every row of every draft table, without versions: those only ever rise."""
    tables = [m for app in ("claims", "media", "sources") for m in _models(app)]
    found = {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in tables}
    return {label: [{**row, "version": None} for row in rows] for label, rows in found.items()}


def _models(app: str) -> list[type[models.Model]]:
    return list(apps.get_app_config(app).get_models(include_auto_created=True))


def templates() -> dict[Any, Any]:
    return {
        (name, key): template
        for name in ("claim", "claimant", "media_object", "source", "publisher", "topic")
        for key, template in kinds.get(name)
        .templates(kinds.get(name).model._default_manager.values_list("public_id", flat=True))
        .items()
    }


def contents() -> dict[tuple[str, str], Any]:
    """What readers are told of each record, but for what is said of revisions."""
    return {(row.kind, row.record_id): content_of(row.data) for row in PublicRecord.objects.exclude(kind="review")}


def log_is_sound() -> None:
    before = list(PublicRecord.objects.order_by("pk").values())
    assert not list(verify())
    call_command("rebuild_read_model", verbosity=0)
    assert [_plain(row) for row in PublicRecord.objects.order_by("pk").values()] == [_plain(row) for row in before]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}


each_kind = pytest.mark.parametrize("model", mergeable.models(), ids=lambda model: model.record_kind)


@each_kind
def test_merge_of_drafts_leaves_nothing_that_points_at_the_loser(
    model: Any, records: tuple[Any, Any], editor: User
) -> None:
    loser, winner = records

    merge(loser, into=winner, by=editor)

    assert not model.objects.filter(pk=loser.pk).exists()
    assert not any(rows.exists() for _, rows in relations.rows_of(loser))
    assert any(rows.exists() for _, rows in relations.rows_of(winner))
    assert not Revision.objects.exists()


@each_kind
def test_undo_of_a_merge_of_drafts_restores_every_row(model: Any, records: tuple[Any, Any], editor: User) -> None:
    loser, winner = records
    before, documents = rows(), templates()
    made = merge(loser, into=winner, by=editor)

    back = undo_merge(made, by=editor)

    assert rows() == before
    assert templates() == documents
    assert (back.pk, back.public_id) == (loser.pk, loser.public_id)
    assert not Revision.objects.exists()


@pytest.mark.parametrize("model", rest_in_sweeps(mergeable.models()), ids=lambda model: model.record_kind)
def test_merge_of_public_records_leads_on_and_undo_restores_what_readers_see(
    model: Any, records: tuple[Any, Any], editor: User
) -> None:
    loser, winner = records
    # What a claim cites was recorded after it: a figure is public before another is derived from it.
    for claim in Claim.objects.order_by("-pk"):
        publish(claim, by=editor)
    drafts, before = rows(), contents()

    made = merge(loser, into=winner, by=editor, note=NOTE)

    tombstone = Revision.objects.filter(record_id=loser.public_id).latest("number")
    assert tombstone.change == Change.MERGE
    assert tombstone.body.data["merged_into"]["id"] == winner.public_id
    assert tombstone.body.data["revision"]["note"] == NOTE
    assert not PublicRecord.objects.filter(record_id=loser.public_id).exists()
    assert state_of(winner) == State.PUBLISHED
    for row in PublicRecord.objects.all():
        assert loser.public_id not in bytes(row.document).decode()
    log_is_sound()

    undo_merge(made, by=editor, note="They are two.")

    assert rows() == drafts
    assert contents() == before
    assert {state_of(claim) for claim in Claim.objects.all()} == {State.PUBLISHED}
    log_is_sound()


@pytest.mark.parametrize(
    ("factory", "lacking", "has"),
    [
        (
            factories.ClaimantFactory,
            {"wikidata_id": "", "description": ""},
            {"wikidata_id": "Q123", "description": "A."},
        ),
        (factories.PublisherFactory, {"homepage": ""}, {"homepage": "https://a.test/"}),
        (factories.ClaimFactory, {"context": ""}, {"context": "Said in May."}),
        (
            factories.SourceFactory,
            {"url": "", "byline": "", "published_on": None, "publisher": None},
            {"url": "https://a.test/1", "byline": "A. Lee", "published_on": date(2024, 5, 1)},
        ),
    ],
)
def test_merge_fills_what_the_winner_lacks_and_undo_takes_it_back(
    factory: Any, lacking: dict[str, Any], has: dict[str, Any], editor: User
) -> None:
    more = {"published_on_precision": "month"} if "published_on" in has else {}
    loser, winner = factory.create(**has, **more), factory.create(**lacking)
    outlook = plan(loser, winner, by=editor)

    made = merge(loser, into=winner, by=editor)
    winner.refresh_from_db()

    assert {name: getattr(winner, name) for name in has | more} == has | more
    assert {str(has[field.name]) for field in winner._meta.fields if field.name in has} <= set(
        dict(outlook.filled).values()
    )
    undo_merge(made, by=editor)
    winner.refresh_from_db()
    assert {name: getattr(winner, name) for name in lacking} == lacking


def test_merge_leaves_what_the_winner_has(editor: User) -> None:
    loser = factories.ClaimantFactory.create(wikidata_id="Q1", description="One.")
    winner = factories.ClaimantFactory.create(wikidata_id="Q2", description="")

    merge(loser, into=winner, by=editor)
    winner.refresh_from_db()

    assert (winner.wikidata_id, winner.description) == ("Q2", "One.")
