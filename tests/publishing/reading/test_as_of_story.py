"""A story of public records: what the public read after each of its steps, asked for once it has ended."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from factcheck.publishing.canonical import sha256
from factcheck.publishing.models import PublicFacet, Revision
from factcheck.publishing.reading.as_of import AsOf
from factcheck.publishing.reading.public_state import Now, PublicState
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing import read_model
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.kinds import NAMES
from tests.merging.two_people import merge, undo_merge
from tests.publishing.reading.test_as_of import empty, head, ids, kept

pytestmark = pytest.mark.django_db

Facet = tuple[str, str, str]


def facets() -> set[Facet]:
    return set(PublicFacet.objects.exclude(name="unmet").values_list("kind", "name", "value"))


def records(state: PublicState, known: set[str]) -> dict[str, Any]:
    any_of = {kind: state.documents_pointing_to_any(kind, "topic", known, 5) for kind in NAMES}
    return {kind: (state.entries(kind, known), state.documents(kind, known), any_of[kind]) for kind in NAMES}


def lists(state: PublicState, known: set[Facet]) -> dict[Facet, Any]:
    of = ("topic", "language")
    found = {facet: (state.pointing(*facet), state.number(*facet), state.counts(*facet, of)) for facet in known}
    return {facet: said for facet, said in found.items() if said[0]}


class Story:
    """Publishes, and remembers what the public read after each step."""

    def __init__(self) -> None:
        self.moments: list[datetime] = []
        self.records: list[dict[str, Any]] = []
        self.lists: list[dict[Facet, Any]] = []
        self.ids: set[str] = set()
        self.facets: set[Facet] = set()

    def __call__(self, result: Any = None) -> Any:
        self.ids |= ids()
        self.facets |= facets()
        self.moments.append(head())
        self.records.append(records(Now(), ids()))
        self.lists.append(lists(Now(), facets()))
        return result


def tell(editor: User, told: Callable[[Any], Any]) -> None:
    """Some of all that can happen to public records, but for withdrawals."""
    topic = factories.TopicFactory.create()
    claims = [factories.PublishableClaimFactory.create() for _ in range(3)]
    said = factories.ReportedAttributionFactory.create(claim=claims[0])
    said.passages.add(factories.PassageFactory.create())
    factories.ReasonedReviewFactory.create(claim=claims[0], title="Review")
    for claim in claims:
        claim.topics.add(topic)
        told(publish(claim, by=editor))
    claims[1].topics.clear()
    told(publish(claims[1], by=editor))
    said.claimant.name = "Renamed"
    said.claimant.save()
    told(publish(said.claimant, by=editor))
    factories.PublishableRebuttalFactory.create(claim=claims[2], counter_claim=claims[0])
    claims[2].text = "Another text."
    claims[2].save()
    told(correct(claims[2], by=editor, note="It was wrong."))
    claims[1].topics.add(topic)
    told(publish(claims[1], by=editor))
    merged = told(merge(claims[1], into=claims[0], by=editor, note="The same.", publish=True))
    told(undo_merge(merged, by=editor))


@pytest.fixture(scope="module")
def told(shared_editor: User) -> Story:
    story = Story()
    tell(shared_editor, story)
    return story


@pytest.mark.sweep
def test_as_of_each_moment_is_what_the_public_read_then(told: Story) -> None:
    for moment, public, listed in zip(told.moments, told.records, told.lists, strict=True):
        assert records(AsOf(moment), told.ids) == public
        assert lists(AsOf(moment), told.facets) == listed
    assert len(told.moments) > 8


def test_as_of_a_moment_between_two_revisions_is_what_the_first_left(told: Story) -> None:
    just_before = AsOf(told.moments[3] - timedelta(microseconds=1))

    assert records(just_before, told.ids) == told.records[2] != told.records[3]
    assert lists(just_before, told.facets) == told.lists[2]


@pytest.mark.usefixtures("told")
def test_as_of_the_time_of_each_revision_gives_its_bytes() -> None:
    shown = 0
    for revision in Revision.objects.exclude(change="merge").select_related("body"):
        found = AsOf(revision.time).shown(revision.kind, revision.record_id)
        assert (found.document, found.hash) == (bytes(revision.body.document), bytes(revision.hash).hex())
        assert found.sha256 == sha256(found.document).hex()
        shown += 1
    assert shown > 12


@pytest.mark.usefixtures("told")
def test_rebuild_gives_what_is_kept_of_before_again(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create(text="Taken away.")
    claim.topics.add(factories.TopicFactory.create())
    publish(claim, by=editor)
    withdraw(claim, by=editor, note="Mistaken identity.")
    publish(claim, by=editor)
    before = kept()
    empty()

    read_model.rebuild()

    assert kept() == before
    assert len(before[0]) > 4
    assert not list(verify())
