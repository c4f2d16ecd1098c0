"""What readers and programs meet after a merge."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim
from factcheck.editing.history import acting
from factcheck.merging.actions import MergeError
from factcheck.merging.models import Merge
from factcheck.publishing.models import PublicRecord, Revision
from factcheck.publishing.planning.state import State, state_of
from factcheck.publishing.writing.actions import PublishingError, publish, withdraw
from tests import factories
from tests.merging.two_people import merge, undo_merge

pytestmark = pytest.mark.django_db

NOTE = "Entered twice: one headcount."


def public(editor: User, **fields: object) -> Claim:
    claim = factories.ClaimFactory.create(**fields)
    factories.ReportedAttributionFactory.create(
        claim=claim, quote=f"words of {claim.text}", claimant__name=f"of {claim.text}"
    )
    publish(claim, by=editor)
    return claim


def test_page_of_the_loser_leads_to_the_winner_at_every_address(editor: User, client: Client) -> None:
    loser, winner = public(editor), public(editor)
    merge(loser, into=winner, by=editor, note=NOTE)

    for address in ("", f"{loser.slug}/", "anything/"):
        for method in (client.get, client.head):
            response = method(f"/claims/{loser.public_id}/{address}?lang=en")
            assert response.status_code == 301
            assert response["Location"] == f"/claims/{winner.public_id}/{winner.slug}/?lang=en"
            assert response["Cache-Control"] == "no-cache"
    assert f"words of {loser.text}" in client.get(response["Location"]).content.decode()


def test_document_of_the_loser_leads_to_that_of_the_winner(editor: User, client: Client) -> None:
    loser, winner = public(editor), public(editor)
    merge(loser, into=winner, by=editor, note=NOTE)

    for method in (client.get, client.head):
        response = method(f"/api/v1/claims/{loser.public_id}/")
        assert response.status_code == 301
        assert response["Location"] == f"/api/v1/claims/{winner.public_id}/"
    assert client.get(response["Location"]).json()["id"] == winner.public_id
    assert client.post(f"/api/v1/claims/{loser.public_id}/").status_code == 405


def test_lists_and_feeds_that_name_the_loser_answer_for_the_winner(editor: User, client: Client) -> None:
    first, second, third = (factories.ClaimantFactory.create() for _ in range(3))
    said = factories.ReportedAttributionFactory.create(claimant=third)
    publish(said.claim, by=editor)
    for claimant in (first, second):
        publish(claimant, by=editor)
    slugs = [first.slug, second.slug]
    merge(first, into=second, by=editor, note=NOTE)
    merge(second, into=third, by=editor, note=NOTE)

    for address in ("/claims/", "/feeds/claims/", "/api/v1/claims/", "/api/v1/claims/facets/"):
        expected = client.get(address, {"claimant": third.public_id})
        for name in (first.public_id, second.public_id, *slugs):
            answer = client.get(address, {"claimant": name})
            assert answer.status_code == 200, (address, name)
            assert (said.claim.text in answer.content.decode()) == (said.claim.text in expected.content.decode())
    assert client.get("/api/v1/claims/", {"claimant": "no-one"}).status_code == 400


def test_history_of_the_loser_stays_readable_and_tells_of_the_merge(editor: User, client: Client) -> None:
    loser, winner = public(editor), public(editor)
    merge(loser, into=winner, by=editor, note=NOTE)

    page = client.get(f"/claims/{loser.public_id}/history/").content.decode()

    for words in (loser.text, "merged into another record", NOTE, f"/claims/{winner.public_id}/"):
        assert words in page
    log = client.get(f"/api/v1/revisions/?record={loser.public_id}&change=merge").json()["results"]
    assert [row["change"] for row in log] == ["merge"]
    revision = client.get(f"/api/v1/revisions/{log[0]['sequence']}/").json()["document"]
    assert revision["merged_into"] == {
        "id": winner.public_id,
        "name": winner.text,
        "url": revision["merged_into"]["url"],
    }
    first = Revision.objects.get(record_id=loser.public_id, number=1)
    assert client.get(f"/api/v1/revisions/{first.sequence}/").json()["document"]["text"] == loser.text


def test_chain_of_merges_leads_to_its_end_and_is_undone_from_there(editor: User, client: Client) -> None:
    first, second, third = (public(editor) for _ in range(3))
    one = merge(first, into=second, by=editor, note=NOTE)
    two = merge(second, into=third, by=editor, note=NOTE)

    for claim in (first, second):
        assert client.get(f"/claims/{claim.public_id}/")["Location"] == f"/claims/{third.public_id}/{third.slug}/"
        assert client.get(f"/api/v1/claims/{claim.public_id}/")["Location"] == f"/api/v1/claims/{third.public_id}/"
    with pytest.raises(MergeError, match="undo that first"):
        undo_merge(one, by=editor, note="No.")

    undo_merge(two, by=editor, note="No.")
    undo_merge(one, by=editor, note="No.")

    for claim in (first, second, third):
        assert client.get(f"/api/v1/claims/{claim.public_id}/").json()["text"] == claim.text


def test_merge_there_undone_and_back_again_makes_no_loop(editor: User, second_editor: User, client: Client) -> None:
    one, other = public(editor), public(editor)
    undo_merge(merge(one, into=other, by=editor, note=NOTE), by=editor)

    merge(other, into=one, by=second_editor, note=NOTE)

    assert client.get(f"/api/v1/claims/{one.public_id}/").status_code == 200
    assert client.get(f"/api/v1/claims/{other.public_id}/")["Location"] == f"/api/v1/claims/{one.public_id}/"


def test_winner_withdrawn_later_answers_410_for_both(editor: User, client: Client) -> None:
    loser, winner = public(editor), public(editor)
    merge(loser, into=winner, by=editor, note=NOTE)

    withdraw(winner, by=editor, note="Gone.")

    assert client.get(f"/claims/{loser.public_id}/").status_code == 410
    assert client.get(f"/api/v1/claims/{loser.public_id}/").status_code == 410


def test_review_of_the_loser_keeps_its_address(editor: User, client: Client) -> None:
    loser, winner = public(editor), public(editor)
    review = factories.ReasonedReviewFactory.create(claim=loser)
    publish(loser, by=editor)
    made = merge(loser, into=winner, by=editor, note=NOTE)

    assert client.get(f"/api/v1/reviews/{review.public_id}/").json()["claim"]["id"] == winner.public_id

    undo_merge(made, by=editor)
    assert client.get(f"/api/v1/reviews/{review.public_id}/").json()["claim"]["id"] == loser.public_id


def test_private_loser_stays_private_until_the_winner_is_published(
    editor: User, second_editor: User, client: Client
) -> None:
    winner = public(editor)
    loser = factories.PublishableClaimFactory.create(text="The secret canarybird sings.")
    factories.ReportedAttributionFactory.create(claim=loser, quote="canarybird said", claimant__name="Canarybird")

    merge(loser, into=winner, by=editor, note="canarybird")

    documents = b"".join(bytes(row.body.document) for row in Revision.objects.select_related("body"))
    assert b"anarybird" not in documents
    assert state_of(winner) == State.CHANGED
    assert client.get(f"/claims/{loser.public_id}/").status_code == 404
    publish(winner, by=second_editor)
    assert b"canarybird said" in bytes(PublicRecord.objects.get(record_id=winner.public_id).document)


def test_private_loser_published_within_the_winner_leaves_it_again_by_undo(editor: User, second_editor: User) -> None:
    winner, loser = public(editor), factories.PublishableClaimFactory.create()
    review = factories.ReasonedReviewFactory.create(claim=loser)
    made = merge(loser, into=winner, by=editor)
    publish(winner, by=second_editor)

    undo_merge(made, by=editor, note="Two.")

    assert not PublicRecord.objects.filter(record_id=review.public_id).exists()
    publish(loser, by=second_editor)
    assert PublicRecord.objects.get(record_id=review.public_id).part_of == loser.public_id


def test_public_loser_that_links_to_the_draft_it_is_merged_into_goes_without_a_revision_for_that(
    editor: User,
) -> None:
    link = factories.PublishableLinkFactory.create()
    publish(link.claim, by=editor)

    merge(link.claim, into=link.other, by=editor, note=NOTE, publish=True)

    changes = Revision.objects.filter(record_id=link.claim.public_id).order_by("number")
    assert [row.change for row in changes] == ["first", "merge"]
    assert state_of(link.other) == State.PUBLISHED


def test_withdrawn_loser_stays_withdrawn(editor: User, client: Client) -> None:
    loser, winner = public(editor), public(editor)
    withdraw(loser, by=editor, note="Wrong person.")
    count = Revision.objects.count()

    merge(loser, into=winner, by=editor)

    assert Revision.objects.count() == count
    assert client.get(f"/claims/{loser.public_id}/").status_code == 410


def test_document_that_embeds_the_loser_embeds_the_winner(editor: User) -> None:
    citing, loser, winner = public(editor), public(editor), public(editor)
    for other in (loser, winner):
        factories.PublishableLinkFactory.create(claim=citing, other=other)
    publish(citing, by=editor)

    made = merge(loser, into=winner, by=editor, note=NOTE)

    document = PublicRecord.objects.get(record_id=citing.public_id).data
    assert [link["claim"]["id"] for link in document["links"]] == [winner.public_id]
    assert document["revision"]["change"] == "reference"
    assert state_of(citing) == State.PUBLISHED
    undo_merge(made, by=editor)
    document = PublicRecord.objects.get(record_id=citing.public_id).data
    assert [link["claim"]["id"] for link in document["links"]] == [loser.public_id, winner.public_id]


def test_merge_of_a_public_record_into_a_draft_needs_leave_to_publish_it(editor: User, client: Client) -> None:
    loser, winner = public(editor), factories.PublishableClaimFactory.create()

    with pytest.raises(MergeError, match="is draft"):
        merge(loser, into=winner, by=editor, note=NOTE)
    assert state_of(loser) == State.PUBLISHED

    merge(loser, into=winner, by=editor, note=NOTE, publish=True)
    assert client.get(f"/api/v1/claims/{winner.public_id}/").json()["revision"]["change"] == "first"


@pytest.mark.parametrize("which", [0, 1])
def test_merge_that_would_publish_unpublished_changes_needs_leave(which: int, editor: User) -> None:
    pair = [public(editor), public(editor)]
    factories.ReportedAttributionFactory.create(claim=pair[which])

    with pytest.raises(MergeError, match="unpublished changes"):
        merge(pair[0], into=pair[1], by=editor, note=NOTE)

    merge(pair[0], into=pair[1], by=editor, note=NOTE, publish=True)
    assert state_of(pair[1]) == State.PUBLISHED


def test_merge_of_a_public_record_without_a_note_is_refused(editor: User) -> None:
    with pytest.raises(MergeError, match="Readers need a note"):
        merge(public(editor), into=public(editor), by=editor, note=" ")
    assert not Merge.objects.exists()


def test_merge_into_a_withdrawn_record_is_refused(editor: User) -> None:
    loser, winner = public(editor), public(editor)
    withdraw(winner, by=editor, note="Gone.")

    with pytest.raises(MergeError, match="is withdrawn"):
        merge(loser, into=winner, by=editor, note=NOTE, publish=True)


def test_publish_by_whoever_merged_a_draft_into_it_needs_somebody_else(editor: User, second_editor: User) -> None:
    loser, winner = factories.ReportedAttributionFactory.create(quote="canarybird said").claim, public(editor)
    merge(loser, into=winner, by=editor)

    with pytest.raises(PublishingError, match="You have edited"):
        publish(winner, by=editor)

    assert "canarybird said" in str(publish(winner, by=second_editor).body.data)


def test_publish_by_whoever_wrote_what_another_merged_into_it_needs_somebody_else(
    editor: User, second_editor: User
) -> None:
    with acting(by=editor, what="recorded it"):
        loser = factories.ReportedAttributionFactory.create(quote="canarybird said").claim
    winner = public(editor)
    publish(loser.attributions.get().claimant, by=second_editor)
    publish(loser.attributions.get().passages.get().source, by=second_editor)
    merge(loser, into=winner, by=second_editor)

    with pytest.raises(PublishingError, match=f"You have edited “{winner}”"):
        publish(winner, by=editor)


def test_publish_after_a_merge_of_two_public_records_counts_only_who_edited_since(
    editor: User, second_editor: User
) -> None:
    loser, winner = public(editor), public(editor)
    merge(loser, into=winner, by=editor, note=NOTE)
    with acting(by=second_editor, what="added to it"):
        Claim.objects.filter(pk=winner.pk).update(context="Added since.")

    with pytest.raises(PublishingError, match="You have edited"):
        publish(winner, by=second_editor)

    assert publish(winner, by=editor).body.data["context"] == "Added since."


def test_undo_after_the_winner_was_published_again_makes_its_page_anew(editor: User, second_editor: User) -> None:
    loser, winner = public(editor), public(editor)
    made = merge(loser, into=winner, by=editor, note=NOTE)
    winner.context = "Added since."
    winner.save()
    publish(winner, by=second_editor)

    undo_merge(made, by=editor)

    document = PublicRecord.objects.get(record_id=winner.public_id).data
    assert document["context"] == "Added since."
    assert len(document["attributions"]) == 1


def test_undo_while_the_winner_was_published_and_changed_again_is_refused(editor: User, second_editor: User) -> None:
    loser, winner = public(editor), public(editor)
    made = merge(loser, into=winner, by=editor, note=NOTE)
    for context, also in (("Published since.", True), ("Not published.", False)):
        winner.context = context
        winner.save()
        if also:
            publish(winner, by=second_editor)

    with pytest.raises(MergeError, match="changed again"):
        undo_merge(made, by=editor)


def test_pages_after_a_merge_make_few_queries(
    editor: User, client: Client, django_assert_max_num_queries: object
) -> None:
    loser, winner = public(editor), public(editor)
    merge(loser, into=winner, by=editor, note=NOTE)

    with django_assert_max_num_queries(4):  # type: ignore[operator]
        client.get(f"/claims/{loser.public_id}/")


def test_draft_that_wins_over_a_public_record_takes_its_slug_and_the_undone_loser_a_free_one(
    editor: User, client: Client
) -> None:
    winner = factories.PublishableClaimFactory.create(slug="headcount")
    loser = public(editor, slug="headcount")

    merged = merge(loser, into=winner, by=editor, note=NOTE, publish=True)
    live = PublicRecord.objects.filter(kind="claim").values_list("record_id", "slug")

    assert list(live) == [(winner.public_id, "headcount")]
    assert client.get(f"/claims/{loser.public_id}/")["Location"] == f"/claims/{winner.public_id}/headcount/"
    undo_merge(merged, by=editor, note="They are two.")
    assert dict(live.all()) == {winner.public_id: "headcount", loser.public_id: "headcount-2"}


def test_draft_that_wins_over_a_public_record_leaves_a_third_its_slug(editor: User) -> None:
    third = public(editor, slug="headcount")
    winner = factories.PublishableClaimFactory.create(slug="headcount")
    loser = public(editor, slug="headcount-2")

    merge(loser, into=winner, by=editor, note=NOTE, publish=True)

    live = dict(PublicRecord.objects.filter(kind="claim").values_list("record_id", "slug"))
    assert live == {third.public_id: "headcount", winner.public_id: "headcount-2"}
