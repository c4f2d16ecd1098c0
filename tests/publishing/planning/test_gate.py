from itertools import pairwise

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, ClaimLink
from claims.vocabulary import Relation
from factcheck.publishing.models import PublicFacet, PublicRecord, Publishable, Revision
from factcheck.publishing.planning.gate import CITES_WITHDRAWN
from factcheck.publishing.planning.plans import plan
from factcheck.publishing.standards import Level
from factcheck.publishing.writing.actions import PublishingError, correct, publish, withdraw
from sources.models import Source
from tests import factories
from tests.gates import before_there_were_rules
from tests.records import whole_claim

pytestmark = pytest.mark.django_db


def found(record: Publishable) -> list[tuple[str, str]]:
    return [(finding.rule, finding.place) for finding in plan(record).findings]


def facets(record_id: str) -> set[str]:
    rows = PublicFacet.objects.filter(name="unmet", record__record_id=record_id)
    return set(rows.values_list("value", flat=True))


def test_findings_of_a_bare_claim_put_what_blocks_first() -> None:
    claim = factories.ClaimFactory.create(text="The regime fell.")

    findings = plan(claim).findings

    assert [(finding.rule, finding.level, finding.number) for finding in findings] == [
        ("attributed", Level.BLOCK, 1),
        ("neutral-wording", Level.WARN, 2),
    ]


def test_findings_of_an_attribution_without_passage_name_its_row() -> None:
    said = factories.AttributionFactory.create()

    assert found(said.claim) == [("passages", f"attributions:{said.public_id}")]


def test_findings_of_a_review_name_its_row_on_the_claim() -> None:
    claim = factories.PublishableClaimFactory.create()
    review = factories.ReviewFactory.create(claim=claim, summary="It was so.")

    assert ("reasoned", f"reviews:{review.public_id}") in found(claim)


def test_findings_of_what_cites_a_withdrawn_record_are_that_alone(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)
    withdraw(topic, by=editor, note="Not a topic.")
    claim.topics.add(topic)

    [finding] = plan(claim).findings

    assert (finding.rule, finding.blocks) == (CITES_WITHDRAWN, True)
    assert topic.public_id in finding.message


def queries_of(claim: Claim) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert plan(claim).findings
    return len(queries)


def test_findings_take_as_many_queries_for_a_large_claim() -> None:
    claim = whole_claim()
    few = queries_of(claim)
    for _ in range(5):
        said = factories.AttributionFactory.create(claim=claim)
        said.passages.add(factories.PassageFactory.create(source=factories.DrawFactory.create().source))
        factories.EvidenceFactory.create(review=factories.ReviewFactory.create(claim=claim))

    assert queries_of(claim) <= few


def test_publish_of_what_blocks_is_refused_with_all_reasons_and_writes_nothing(editor: User) -> None:
    claim = factories.AttributionFactory.create(claimant__name="Ada").claim
    factories.ReviewFactory.create(claim=claim)

    with pytest.raises(PublishingError, match=r"Ada has no passage.*lacks evidence and a summary"):
        publish(claim, by=editor)

    assert not Revision.objects.exists()


def test_publish_of_a_claim_along_with_one_that_blocks_is_refused(editor: User) -> None:
    claim, other = factories.PublishableClaimFactory.create(), factories.ClaimFactory.create()
    ClaimLink.objects.create(claim=claim, other=other, relation=Relation.SUPPORTS)

    with pytest.raises(PublishingError, match=f"Of “{other.text}”, published with it: No attribution"):
        publish(claim, by=editor, also=[other])

    assert not Revision.objects.exists()


def test_publish_of_what_only_warns_goes_through_and_is_counted(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()

    publish(claim, by=editor)

    assert facets(claim.public_id) == {"several-sources", "sources-captured"}


def test_correct_of_what_blocks_is_refused(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)
    claim.attributions.all().delete()

    with pytest.raises(PublishingError, match="No attribution"):
        correct(claim, by=editor, note="Nobody said it.")

    assert Revision.objects.filter(kind="claim").count() == 1


def bare_public_claim(editor: User) -> Claim:
    claim = factories.ClaimFactory.create()
    claim.topics.add(factories.TopicFactory.create())
    with before_there_were_rules():
        publish(claim, by=editor)
    return claim


def test_withdraw_of_what_blocks_goes_through(editor: User) -> None:
    claim = bare_public_claim(editor)

    withdraw(claim, by=editor, note="Nobody said it.")

    assert not PublicRecord.objects.of_kind("claim").exists()


def test_reference_revision_of_what_blocks_goes_through(editor: User) -> None:
    claim = bare_public_claim(editor)
    topic = claim.topics.get()
    topic.name = "Bridges"
    topic.save()

    publish(topic, by=editor)

    assert PublicRecord.objects.get(record_id=claim.public_id).data["topics"][0]["name"] == "Bridges"


def test_rebuild_counts_what_was_published_before_there_were_rules(editor: User) -> None:
    claim = bare_public_claim(editor)
    before = facets(claim.public_id)

    call_command("rebuild_read_model")

    assert (before, facets(claim.public_id)) == (set(), {"attributed"})
    call_command("verify_log")


def test_claim_bears_the_facets_of_its_reviews(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    review = factories.ReviewFactory.create(claim=claim)
    with before_there_were_rules():
        publish(claim, by=editor)

    call_command("rebuild_read_model")

    assert facets(review.public_id) == {"reasoned"}
    assert "reasoned" in facets(claim.public_id)


def sources_in_a_row(number: int) -> list[Source]:
    sources = [factories.SourceFactory.create() for _ in range(number)]
    for source, drawn_on in pairwise(sources):
        factories.DrawFactory.create(source=source, drawn_on=drawn_on)
    return sources


def origins(claim: Claim) -> list[dict[str, object]]:
    document = PublicRecord.objects.get(record_id=claim.public_id).data
    found: list[dict[str, object]] = document["attributions"][0]["passages"][0]["source"]["origins"]
    return found


def claim_on(source: Source) -> Claim:
    claim = factories.ClaimFactory.create()
    passage = factories.PassageFactory.create(source=source)
    factories.AttributionFactory.create(claim=claim).passages.add(passage)
    return claim


def test_origins_of_a_source_follow_what_its_sources_draw_on(editor: User) -> None:
    report, agency, witness = sources_in_a_row(3)
    claim = claim_on(report)
    publish(claim, by=editor)
    assert origins(claim) == [{"id": witness.public_id, "steps": 2}]
    agency.draws.all().delete()

    publish(agency, by=editor)

    assert origins(claim) == [{"id": agency.public_id, "steps": 1}]


@pytest.mark.parametrize("number", [2, 3, 5])
def test_origins_of_sources_that_draw_on_each_other_in_a_circle_are_settled(editor: User, number: int) -> None:
    sources = sources_in_a_row(number)
    claim = claim_on(sources[0])
    publish(claim, by=editor)
    factories.DrawFactory.create(source=sources[-1], drawn_on=sources[0])

    publish(sources[-1], by=editor)

    assert origins(claim) == []
    call_command("verify_log")
