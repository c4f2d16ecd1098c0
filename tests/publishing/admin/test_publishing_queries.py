"""What it costs to publish a claim of the sample that cites nothing but drafts: queries, however much is around."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Attribution, Claim
from claims.sample.loader import NAMES, read
from claims.sample.records import Sample
from factcheck.desk import likeness
from factcheck.editing.history import acting
from factcheck.publishing.models import Revision
from factcheck.publishing.planning.plans import plans
from factcheck.publishing.writing.actions import prepare
from factcheck.workflow.roles import EDITOR, SENIOR_EDITOR
from tests.desk.pages import form_of, url_of
from tests.factories import AttributionFactory, ClaimFactory
from tests.workflow.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.gate]

CONFIRMING, PUBLISHING = 60, 80
LARGE = 0.85
"""The place of a large claim of usual size: those beyond it are made to show what is rare."""
AROUND = 1000


@pytest.fixture
def desk(settings: Any) -> Client:
    """The browser of a publisher, where nobody publishes what they alone edited."""
    settings.FACTCHECK_FOUR_EYES = True
    client = Client()
    client.force_login(person(SENIOR_EDITOR, "paul"))
    return client


@pytest.fixture
def anna(db: None) -> User:
    return person(EDITOR, "anna")


def by_size() -> list[tuple[str, str]]:
    """The claims of the sample, file and slug, the smallest first."""
    rows = [(len(json.dumps(row)), name, slug) for name in NAMES for slug, row in read(name)["claims"].items()]
    return [(name, slug) for _, name, slug in sorted(rows)]


def recorded(place: float, by: User) -> Claim:
    """A claim of the sample as an editor recorded it, by its place among all, from the smallest 0 to the largest 1."""
    claims = by_size()
    name, slug = claims[round(place * (len(claims) - 1))]
    with acting(by=by, what="recorded it"):
        return Sample(read(name)).claim(slug)


def counted(act: Callable[[], Any], status: int) -> int:
    """How many queries it makes; what it writes is taken back."""
    likeness._corpora.clear()
    with transaction.atomic():
        with CaptureQueriesContext(connection) as queries:
            assert act().status_code == status
        transaction.set_rollback(True)
    return len(queries)


def preparing(claim: Claim) -> int:
    """How many queries it takes to plan the publication, which keeps nobody waiting."""
    likeness._corpora.clear()
    with CaptureQueriesContext(connection) as queries:
        prepare(claim)
    return len(queries)


def costs(desk: Client, claim: Claim) -> tuple[int, int]:
    """The queries of the page that asks before publishing, and of publishing while it keeps others waiting."""
    url = url_of(claim, "publish")
    form = form_of(desk, url)
    return counted(lambda: desk.get(url), 200), counted(lambda: desk.post(url, form), 302) - preparing(claim)


@pytest.mark.parametrize("place", [0.5, LARGE])
def test_publishing_of_a_usual_claim_of_the_sample_makes_few_queries(place: float, desk: Client, anna: User) -> None:
    claim = recorded(place, by=anna)

    confirming, publishing = costs(desk, claim)

    assert confirming <= CONFIRMING
    assert publishing <= PUBLISHING


def test_publishing_makes_as_many_queries_with_a_thousand_claims_around(desk: Client, anna: User) -> None:
    claim = recorded(LARGE, by=anna)
    alone = costs(desk, claim)
    with acting(by=anna, what="recorded them"):
        others = Claim.objects.bulk_create(
            ClaimFactory.build(slug=f"other-{number}", text=f"Something else, {number}.") for number in range(AROUND)
        )
        claimant = claim.attributions.earliest("pk").claimant
        Attribution.objects.bulk_create(AttributionFactory.build(claim=other, claimant=claimant) for other in others)

    assert costs(desk, claim) == alone


def test_publishing_writes_what_the_page_said_in_one_reading(desk: Client, anna: User) -> None:
    claim = recorded(LARGE, by=anna)
    url = url_of(claim, "publish")
    form = form_of(desk, url)

    with CaptureQueriesContext(connection) as queries:
        desk.post(url, form)

    reading = [query for query in queries if 'FROM "claims_attribution" INNER JOIN "claims_claimant"' in query["sql"]]
    assert len(reading) == 1
    assert Revision.objects.filter(record_id=claim.public_id).exists()


def test_plans_of_many_ask_who_edited_them_as_often_as_of_few(settings: Any, anna: User) -> None:
    settings.FACTCHECK_FOUR_EYES = True
    paul = person(SENIOR_EDITOR, "paul")
    with acting(by=anna, what="recorded them"):
        claims = [said.claim for said in AttributionFactory.create_batch(6)]

    def objections(records: list[Claim]) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert [plan.objection(paul) for plan in plans(records).values()] == [""] * len(records)
        return len(queries)

    assert objections(claims) == objections(claims[:2])
