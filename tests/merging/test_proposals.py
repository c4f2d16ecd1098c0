"""Merging before readers' eyes, and undoing it, takes one who proposes just that and another who does it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from factcheck.accounts.changes.recording import record
from factcheck.accounts.models import Sort
from factcheck.editing.history import acting
from factcheck.merging.actions import MergeError, drop_proposal, merge, propose_merge, propose_undo, undo_merge
from factcheck.merging.models import Merge, Proposal
from factcheck.publishing.models import Revision
from factcheck.publishing.writing.actions import publish
from tests.desk.pages import form_of, url_of
from tests.factories import PublishableClaimFactory, PublishableLinkFactory
from tests.refusals import NON_FIELD_ERRORS, assert_refused

pytestmark = pytest.mark.django_db
NOTE = "Entered twice."


@pytest.fixture
def pair(editor: User) -> tuple[Claim, Claim]:
    """Two public claims."""
    claims = PublishableClaimFactory.create_batch(2)
    for claim in claims:
        publish(claim, by=editor)
    return claims[0], claims[1]


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def merge_url(loser: Any, winner: Any) -> str:
    return f"{url_of(loser, 'merge')}?into={winner.pk}"


def test_merge_of_public_records_by_one_alone_is_refused(pair: tuple[Claim, Claim], editor: User) -> None:
    before = Revision.objects.count()

    with pytest.raises(MergeError, match="one person proposes it"):
        merge(pair[0], into=pair[1], by=editor, note=NOTE)
    propose_merge(pair[0], into=pair[1], by=editor, note=NOTE)
    with pytest.raises(MergeError, match="You proposed it"):
        merge(pair[0], into=pair[1], by=editor, note=NOTE)

    assert (Revision.objects.count(), Claim.objects.count()) == (before, 2)


def test_merge_that_another_proposed_is_done_and_closes_the_proposal(
    pair: tuple[Claim, Claim], editor: User, second_editor: User
) -> None:
    propose_merge(pair[0], into=pair[1], by=editor, note=NOTE)

    merge(pair[0], into=pair[1], by=second_editor, note=NOTE)

    assert list(Claim.objects.all()) == [pair[1]]
    assert not Proposal.objects.filter(closed_at=None).exists()


def test_merge_proposed_by_an_account_that_counts_as_the_same_person_is_refused(
    pair: tuple[Claim, Claim], editor: User, second_editor: User
) -> None:
    record(second_editor, Sort.MADE, by=editor)
    propose_merge(pair[0], into=pair[1], by=second_editor, note=NOTE)

    with pytest.raises(MergeError, match="You proposed it"):
        merge(pair[0], into=pair[1], by=editor, note=NOTE)


@pytest.mark.parametrize("what", ["words", "note", "part"])
def test_merge_that_is_no_longer_what_was_proposed_is_refused(
    what: str, pair: tuple[Claim, Claim], editor: User, second_editor: User
) -> None:
    propose_merge(pair[0], into=pair[1], by=editor, note=NOTE, publish=True)
    if what == "words":
        Claim.objects.filter(pk=pair[1].pk).update(context="Changed since.")
    if what == "part":
        pair[0].attributions.update(quote="Changed since.")

    with pytest.raises(MergeError, match="propose it anew"):
        merge(pair[0], into=pair[1], by=second_editor, note="Other." if what == "note" else NOTE, publish=True)


def test_merge_of_a_draft_that_public_documents_name_takes_two(
    pair: tuple[Claim, Claim], editor: User, second_editor: User
) -> None:
    citing, winner = pair
    draft = PublishableClaimFactory.create()
    PublishableLinkFactory.create(claim=citing, other=draft)
    publish(citing, by=second_editor)

    with pytest.raises(MergeError, match="one person proposes it"):
        merge(draft, into=winner, by=editor)

    propose_merge(draft, into=winner, by=editor)
    merge(draft, into=winner, by=second_editor)
    assert Revision.objects.latest("sequence").change == "reference"


def test_merge_that_readers_see_nothing_of_is_done_at_once_and_not_proposed(
    pair: tuple[Claim, Claim], editor: User
) -> None:
    draft = PublishableClaimFactory.create()

    with pytest.raises(MergeError, match="One person may do this"):
        propose_merge(draft, into=pair[1], by=editor)

    merge(draft, into=pair[1], by=editor)


def test_merge_with_the_rule_off_is_done_at_once(pair: tuple[Claim, Claim], editor: User, settings: Any) -> None:
    settings.FACTCHECK_FOUR_EYES = False

    merge(pair[0], into=pair[1], by=editor, note=NOTE)

    assert list(Claim.objects.all()) == [pair[1]]


def test_merge_publishes_no_words_of_whoever_does_it(
    pair: tuple[Claim, Claim], editor: User, second_editor: User
) -> None:
    with acting(by=second_editor, what="changed it"):
        Claim.objects.filter(pk=pair[1].pk).update(context="By one alone.")
    propose_merge(pair[0], into=pair[1], by=editor, note=NOTE, publish=True)

    with pytest.raises(MergeError, match="You have edited"):
        merge(pair[0], into=pair[1], by=second_editor, note=NOTE, publish=True)


def test_undo_before_readers_eyes_takes_two(pair: tuple[Claim, Claim], editor: User, second_editor: User) -> None:
    propose_merge(pair[0], into=pair[1], by=editor, note=NOTE)
    made = merge(pair[0], into=pair[1], by=second_editor, note=NOTE)

    with pytest.raises(MergeError, match="one person proposes it"):
        undo_merge(made, by=editor)
    propose_undo(made, by=editor, note="They are two.")
    with pytest.raises(MergeError, match="You proposed it"):
        undo_merge(made, by=editor, note="They are two.")

    assert undo_merge(made, by=second_editor, note="They are two.") == pair[0]


def test_proposal_dropped_or_made_anew_counts_no_more(
    pair: tuple[Claim, Claim], editor: User, second_editor: User
) -> None:
    first = propose_merge(pair[0], into=pair[1], by=editor, note="First.")
    second = propose_merge(pair[0], into=pair[1], by=editor, note=NOTE)

    assert list(Proposal.objects.filter(closed_at=None)) == [second]
    first.refresh_from_db()
    assert first.closed_at is not None
    drop_proposal(second, by=second_editor)
    with pytest.raises(MergeError, match="one person proposes it"):
        merge(pair[0], into=pair[1], by=second_editor, note=NOTE)


def test_desk_proposes_shows_and_does_it(pair: tuple[Claim, Claim], editor: User, second_editor: User) -> None:
    mine, other, url = browser(editor), browser(second_editor), merge_url(*pair)

    mine.post(url, form_of(mine, url, note=NOTE))
    assert "waits for somebody else" in mine.get(url).content.decode()
    assert "proposes to merge it" in other.get(url_of(pair[1])).content.decode()
    page = other.get(url).content.decode()
    other.post(url, form_of(other, url))

    assert NOTE in page
    assert Merge.objects.get().note == NOTE
    assert Merge.objects.get().merged_by == second_editor


def test_desk_proposes_to_undo_and_another_does_it(
    pair: tuple[Claim, Claim], editor: User, second_editor: User
) -> None:
    propose_merge(pair[0], into=pair[1], by=editor, note=NOTE)
    made = merge(pair[0], into=pair[1], by=second_editor, note=NOTE)
    mine, other, url = browser(editor), browser(second_editor), reverse("admin:merging_merge_undo", args=[made.pk])

    mine.post(url, form_of(mine, url, note="They are two."))
    assert url in other.get(url_of(pair[1])).content.decode()
    other.post(url, form_of(other, url))

    assert Claim.objects.count() == 2


def test_desk_drops_a_proposal(pair: tuple[Claim, Claim], editor: User, second_editor: User) -> None:
    propose_merge(pair[0], into=pair[1], by=editor, note=NOTE)

    browser(second_editor).post(merge_url(*pair), {"_drop": "1"})

    assert not Proposal.objects.filter(closed_at=None).exists()
    assert Claim.objects.count() == 2


def test_second_open_proposal_for_a_record_is_refused() -> None:
    fields: dict[str, Any] = {"kind": "claim", "loser_id": "a", "winner_id": "b", "fingerprint": "0" * 64}
    Proposal.objects.create(**fields)

    assert_refused(Proposal(**fields), "merging_proposal_once", at=NON_FIELD_ERRORS)
