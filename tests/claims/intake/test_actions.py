"""What the reading desk records is recorded whole or not at all."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from claims.intake.actions import add_words, record_evidence, record_utterance
from claims.models import Attribution, Claim, Claimant, Evidence, Rebuttal, Review
from sources.anchoring import Span
from sources.models import Passage
from sources.texts import passage_at
from tests.factories import (
    AttributionFactory,
    ClaimantFactory,
    ClaimFactory,
    PublisherFactory,
    ReviewFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db
TEXT = "Anna said the bridge was closed. Ben denied it."


def words(start: int = 0, end: int = 9) -> Passage:
    return passage_at(SourceFactory.create(text=TEXT), Span(start, end))


def new_claim(**values: Any) -> Claim:
    return Claim(**{"text": "The bridge was closed.", "kind": "factual", **values})


def nothing_is_stored() -> bool:
    return not any(model.objects.exists() for model in (Claim, Claimant, Attribution, Rebuttal, Passage, Evidence))


def test_attribution_is_stored_with_new_claim_claimant_and_passage(editor: User) -> None:
    passage = record_utterance(
        Attribution(mode="paraphrase", cue="said"),
        passage=words(),
        claim=new_claim(),
        claimant=Claimant(name="Anna", kind="person"),
        by=editor,
    )

    said = Attribution.objects.get()
    assert (said.claim.text, said.claimant.name, said.cue) == ("The bridge was closed.", "Anna", "said")
    assert [*said.passages.all()] == [passage]
    assert (passage.exact, passage.state) == ("Anna said", "anchored")


def test_rebuttal_is_stored_with_a_new_counter_claim(editor: User) -> None:
    said = AttributionFactory.create()

    record_utterance(
        Rebuttal(mode="paraphrase", kind="counter_claim", answers=said),
        passage=words(),
        claim=said.claim,
        claimant=ClaimantFactory.create(),
        counter_claim=new_claim(text="The bridge was open."),
        by=editor,
    )

    rebuttal = Rebuttal.objects.get()
    assert rebuttal.answers == said
    assert rebuttal.counter_claim is not None
    assert rebuttal.counter_claim.text == "The bridge was open."


def test_new_counter_claim_is_put_forward_by_whoever_contests_in_the_same_words(editor: User) -> None:
    said = AttributionFactory.create()
    passage = words()

    record_utterance(
        Rebuttal(mode="paraphrase", kind="counter_claim", cue="denied", role="Mayor", said_on=date(2024, 5, 17)),
        passage=passage,
        claim=said.claim,
        claimant=ClaimantFactory.create(name="Anna"),
        counter_claim=new_claim(text="The bridge was open."),
        by=editor,
    )

    put_forward = Attribution.objects.get(claim__text="The bridge was open.")
    assert (put_forward.claimant.name, put_forward.role, put_forward.cue) == ("Anna", "Mayor", "")
    assert (put_forward.stance, put_forward.mode, put_forward.said_on) == ("asserts", "paraphrase", date(2024, 5, 17))
    assert [*put_forward.passages.all()] == [passage]


def test_counter_claim_that_is_known_gets_no_new_attribution(editor: User) -> None:
    said, known = AttributionFactory.create(), ClaimFactory.create()

    record_utterance(
        Rebuttal(mode="paraphrase", kind="counter_claim"),
        passage=words(),
        claim=said.claim,
        claimant=ClaimantFactory.create(),
        counter_claim=known,
        by=editor,
    )

    assert not known.attributions.exists()


@pytest.mark.parametrize(
    ("utterance", "claim", "claimant", "field"),
    [
        ({}, {"text": ""}, {}, "claim"),
        ({}, {"kind": "poem"}, {}, "claim"),
        ({}, {}, {"name": "a\nb"}, "claimant"),
        ({"mode": "direct_quote"}, {}, {}, "quote"),
        ({"cue": "x" * 101}, {}, {}, "cue"),
    ],
)
def test_anything_wrong_stores_nothing(
    utterance: dict[str, str], claim: dict[str, str], claimant: dict[str, str], field: str, editor: User
) -> None:
    with pytest.raises(ValidationError) as caught:
        record_utterance(
            Attribution(**{"mode": "paraphrase", **utterance}),
            passage=words(),
            claim=new_claim(**claim),
            claimant=Claimant(**{"name": "Anna", "kind": "person", **claimant}),
            by=editor,
        )

    assert field in caught.value.message_dict
    assert nothing_is_stored()


def test_same_words_of_the_same_claim_by_the_same_claimant_are_refused(editor: User) -> None:
    claim, claimant, source = ClaimFactory.create(), ClaimantFactory.create(), SourceFactory.create(text=TEXT)

    def record() -> None:
        passage = passage_at(source, Span(0, 9))
        record_utterance(Attribution(mode="paraphrase"), passage=passage, claim=claim, claimant=claimant, by=editor)

    record()
    with pytest.raises(ValidationError) as caught:
        record()

    assert "passage" in caught.value.message_dict
    assert (Attribution.objects.count(), Passage.objects.count()) == (1, 1)


def test_evidence_is_stored_with_a_new_review_of_a_new_claim(editor: User) -> None:
    record_evidence(
        Evidence(bearing="supports", note="It says so."),
        passage=words(),
        review=Review(publisher=PublisherFactory.create()),
        claim=new_claim(),
        by=editor,
    )

    evidence = Evidence.objects.get()
    assert (evidence.review.claim.text, evidence.passage.exact) == ("The bridge was closed.", "Anna said")


def test_evidence_without_a_bearing_stores_nothing(editor: User) -> None:
    review = ReviewFactory.create()

    with pytest.raises(ValidationError) as caught:
        record_evidence(Evidence(), passage=words(), review=review, by=editor)

    assert "bearing" in caught.value.message_dict
    assert not Passage.objects.exists()


def test_further_words_are_added_once(editor: User) -> None:
    said, source = AttributionFactory.create(), SourceFactory.create(text=TEXT)

    for _ in range(2):
        add_words(said, passage=passage_at(source, Span(0, 9)), by=editor)

    assert said.passages.count() == 1
