"""Many records published at once from their list: the page that says what would happen, and what then does."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.admin import ClaimAdmin
from claims.models import Claim
from factcheck.desk import bulk
from factcheck.publishing import kinds
from factcheck.publishing.models import Publication, PublicRecord, Revision, RevisionAuthor
from factcheck.publishing.planning.state import State, state_of
from factcheck.publishing.writing import actions
from tests.desk.pages import list_url
from tests.factories import (
    PUBLISHABLE,
    ClaimFactory,
    EvidenceFactory,
    PassageFactory,
    PublishableClaimFactory,
    PublishableLinkFactory,
    PublishableRebuttalFactory,
    PublisherFactory,
    RatingFactory,
    ReasonedReviewFactory,
    ReportedAttributionFactory,
    TopicFactory,
)
from tests.gates import before_there_were_rules
from tests.publishing.conftest import SignIn
from tests.publishing.states import changed, published

pytestmark = pytest.mark.django_db
MODELS = [kind.model for kind in kinds.registered()]
CLAIMS = "/admin/claims/claim/"


def _chosen(records: Sequence[Any], **fields: Any) -> dict[str, Any]:
    keys = [getattr(record, "pk", record) for record in records]
    return {"action": "publish_selected", "index": "0", "_selected_action": keys, **fields}


def _shown(client: Client, records: Sequence[Any], url: str = CLAIMS) -> dict[str, Any]:
    """What the confirmation page would send."""
    response = client.post(url, _chosen(records))
    assert response.status_code == 200, response
    groups = response.context["groups"]
    seen = {f"seen-{each.record.pk}": each.fingerprint for group in groups.values() for each in group}
    return _chosen(records) | seen | {"asked": "", "confirm": "Publish", "note": ""}


def _sent(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != "index"}


def _groups(response: Any) -> dict[str, list[tuple[Any, str]]]:
    groups = response.context["groups"]
    return {name: [(each.record, " ".join(each.lines)) for each in group] for name, group in groups.items()}


def _results(response: Any) -> dict[str, list[tuple[Any, str]]]:
    results = response.context["results"]
    return {name: [(each.record, each.line) for each in half] for name, half in results.items()}


def test_confirmation_says_what_will_happen_to_each_and_writes_nothing(desk: Client, editor: User) -> None:
    draft = ReportedAttributionFactory.create()
    saved, same = changed(editor), published(editor)
    before = Revision.objects.count()

    response = desk.post(CLAIMS, _chosen([draft.claim, saved, same]))

    groups = _groups(response)
    assert {record for record, _ in groups["goes"]} == {draft.claim, saved}
    cited = f"{draft.claimant.name}; {draft.passages.get().source.title}"
    assert f"With it, since it cites them: {cited}." in dict(groups["goes"])[draft.claim]
    assert groups["nothing"] == [(same, "Readers see exactly what is saved here.")]
    assert not groups["refused"]
    assert Revision.objects.count() == before
    assert state_of(draft.claim) == State.DRAFT


def test_confirmed_publishes_each_by_the_editor_with_the_note(desk: Client, editor: User) -> None:
    first, second = PublishableClaimFactory.create(), changed(editor)

    response = desk.post(CLAIMS, _sent(_shown(desk, [first, second]) | {"note": "Checked again."}))

    assert {record for record, _ in _results(response)["done"]} == {first, second}
    assert dict(_results(response)["done"]) == {first: "Published as revision 1.", second: "Published as revision 2."}
    for claim in (first, second):
        revision = Revision.objects.filter(record_id=claim.public_id).latest("number")
        assert revision.body.data["revision"]["note"] == "Checked again."
        assert RevisionAuthor.objects.get(revision=revision).user == editor
        assert state_of(claim) == State.PUBLISHED
        assert LogEntry.objects.filter(object_id=claim.pk).get().get_change_message().startswith("Published as")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_kind_of_record_is_published_from_its_list(model: Any, desk: Client) -> None:
    records = PUBLISHABLE[model].create_batch(2)

    desk.post(list_url(model), _sent(_shown(desk, records, list_url(model))))

    assert {state_of(record) for record in records} == {State.PUBLISHED}


def test_page_as_a_browser_sends_it_publishes(desk: Client) -> None:
    claim = PublishableClaimFactory.create()
    page = desk.post(CLAIMS, _chosen([claim]))
    assert f'name="seen-{claim.pk}"' in page.content.decode()
    assert 'name="confirm"' in page.content.decode()

    desk.post(CLAIMS, _sent(_shown(desk, [claim])))

    assert state_of(claim) == State.PUBLISHED


def test_confirmation_names_public_records_that_are_brought_up_to_date(desk: Client, editor: User) -> None:
    attribution = ReportedAttributionFactory.create()
    actions.publish(attribution.claim, by=editor)
    claimant = attribution.claimant
    claimant.name = "A new name"
    claimant.save()

    response = desk.post("/admin/claims/claimant/", _chosen([claimant]))

    assert _groups(response)["goes"] == [(claimant, f"Brings up to date: {attribution.claim.text}.")]


def test_record_that_changed_meanwhile_is_refused_and_the_others_are_published(desk: Client) -> None:
    same, other = PublishableClaimFactory.create_batch(2)
    data = _shown(desk, [same, other])
    Claim.objects.filter(pk=other.pk).update(text="Something that nobody looked at.")

    response = desk.post(CLAIMS, _sent(data))

    assert [record for record, _ in _results(response)["done"]] == [same]
    [(refused, why)] = _results(response)["refused"]
    assert refused == other
    assert "look again" in why
    assert state_of(other) == State.DRAFT


def test_record_whose_cited_draft_changed_meanwhile_is_refused(desk: Client) -> None:
    attribution = ReportedAttributionFactory.create()
    data = _shown(desk, [attribution.claim])
    attribution.claimant.name = "Another name"
    attribution.claimant.save()

    response = desk.post(CLAIMS, _sent(data))

    assert not _results(response)["done"]
    assert not Revision.objects.exists()


def test_record_that_changes_while_it_is_published_is_refused_and_nothing_is_written(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = PublishableClaimFactory.create()
    data = _shown(desk, [claim])
    publish = actions.publish

    def late(record: Any, **options: Any) -> Revision:
        Claim.objects.filter(pk=record.pk).update(text="Saved at the last moment.")
        return publish(record, **options)

    monkeypatch.setattr(actions, "publish", late)
    response = desk.post(CLAIMS, _sent(data))

    assert "changed while" in _results(response)["refused"][0][1]
    assert not Revision.objects.exists()
    assert not Publication.objects.exists()
    assert not LogEntry.objects.exists()


def test_record_published_meanwhile_by_another_is_left_alone(desk: Client, editor: User) -> None:
    said = ReportedAttributionFactory.create()
    claim = said.claim
    for cited in (said.claimant, said.passages.get().source):
        actions.publish(cited, by=editor)
    data = _shown(desk, [claim])
    actions.publish(claim, by=editor)

    response = desk.post(CLAIMS, _sent(data))

    assert _results(response)["refused"] == [(claim, "Readers see exactly what is saved here.")]
    assert Revision.objects.filter(kind="claim").count() == 1


def test_record_deleted_meanwhile_is_left_out(desk: Client) -> None:
    kept, gone = PublishableClaimFactory.create_batch(2)
    data = _shown(desk, [kept, gone])
    gone.delete()

    response = desk.post(CLAIMS, _sent(data))

    assert _results(response)["done"] == [(kept, "Published as revision 1.")]
    assert not _results(response)["refused"]


def test_record_that_cites_a_withdrawn_one_is_refused_with_its_id(desk: Client, editor: User) -> None:
    attribution = ReportedAttributionFactory.create()
    actions.publish(attribution.claimant, by=editor)
    actions.withdraw(attribution.claimant, by=editor, note="Two records of one person.")
    good = PublishableClaimFactory.create()

    response = desk.post(CLAIMS, _chosen([attribution.claim, good]))

    [(refused, why)] = _groups(response)["refused"]
    assert refused == attribution.claim
    assert attribution.claimant.public_id in why
    assert [record for record, _ in _groups(response)["goes"]] == [good]


def test_withdrawn_record_comes_back_and_the_page_says_so(desk: Client, editor: User) -> None:
    claim = published(editor)
    actions.withdraw(claim, by=editor, note="Recorded twice.")

    assert "comes back" in _groups(desk.post(CLAIMS, _chosen([claim])))["goes"][0][1]
    desk.post(CLAIMS, _sent(_shown(desk, [claim])))

    assert state_of(claim) == State.PUBLISHED


UNSAID = "No attribution: record who puts the claim forward, or at least who contests it."


def test_record_that_the_gate_blocks_is_refused_with_the_finding(desk: Client) -> None:
    claim = ClaimFactory.create()

    assert _groups(desk.post(CLAIMS, _chosen([claim])))["refused"] == [(claim, UNSAID)]
    assert state_of(claim) == State.DRAFT


def test_record_that_the_gate_blocks_by_now_is_refused_with_the_finding(desk: Client) -> None:
    claim = PublishableClaimFactory.create()
    data = _shown(desk, [claim])
    claim.attributions.all().delete()

    response = desk.post(CLAIMS, _sent(data))

    [(refused, _)] = _results(response)["refused"]
    assert (refused, state_of(claim)) == (claim, State.DRAFT)


def test_record_that_the_gate_warns_of_goes_with_the_warning(desk: Client) -> None:
    claim = PublishableClaimFactory.create()

    [(goes, lines)] = _groups(desk.post(CLAIMS, _chosen([claim])))["goes"]

    assert goes == claim
    assert "Mind: A single source: look for a second report of it." in lines


def test_record_that_the_action_refuses_is_reported_and_the_others_are_published(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = PublishableClaimFactory.create_batch(2)
    data = _shown(desk, [good, bad])
    publish = actions.publish

    def refuse(record: Any, **options: Any) -> Revision:
        revision = publish(record, **options)
        if record == bad:
            raise actions.PublishingError("Someone else has to look at it first.")
        return revision

    monkeypatch.setattr(actions, "publish", refuse)
    response = desk.post(CLAIMS, _sent(data))

    assert _results(response)["done"] == [(good, "Published as revision 1.")]
    assert _results(response)["refused"] == [(bad, "Someone else has to look at it first.")]
    assert state_of(bad) == State.DRAFT


def test_records_that_cite_each_other_are_all_published(desk: Client) -> None:
    link = PublishableLinkFactory.create()
    PublishableLinkFactory.create(claim=link.other, other=link.claim)

    desk.post(CLAIMS, _sent(_shown(desk, [link.claim, link.other])))

    assert {state_of(link.claim), state_of(link.other)} == {State.PUBLISHED}
    assert PublicRecord.objects.get(record_id=link.claim.public_id).data["links"]


def test_records_that_bring_the_same_draft_are_both_published(desk: Client) -> None:
    first = ReportedAttributionFactory.create()
    second = ReportedAttributionFactory.create(claimant=first.claimant)

    response = desk.post(CLAIMS, _sent(_shown(desk, [first.claim, second.claim])))

    assert len(_results(response)["done"]) == 2


@pytest.mark.parametrize("note", ["a\0b", "\u202egnisrever", "x" * 2001])
def test_note_that_can_not_be_published_is_refused_at_its_field(note: str, desk: Client) -> None:
    claim = PublishableClaimFactory.create()

    response = desk.post(CLAIMS, _sent(_shown(desk, [claim]) | {"note": note}))

    assert "note" in response.context["step"].form.errors
    assert state_of(claim) == State.DRAFT


def test_selection_over_all_pages_is_taken_whole(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ClaimAdmin, "list_per_page", 2)
    claims = PublishableClaimFactory.create_batch(5)

    response = desk.post(CLAIMS, _chosen(claims[:1], select_across="1"))

    assert len(_groups(response)["goes"]) == 5


def test_selection_of_more_than_go_at_once_says_how_many_and_does_nothing(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST", 3)
    claims = PublishableClaimFactory.create_batch(4)

    response = desk.post(CLAIMS, _chosen(claims[:1], select_across="1"), follow=True)

    assert "you selected 4, and it goes with 3 at a time" in str([*map(str, response.context["messages"])])
    assert not Revision.objects.exists()


def test_selection_within_a_filter_keeps_to_the_filter(desk: Client, editor: User) -> None:
    draft, other = PublishableClaimFactory.create(), published(editor)

    response = desk.post(f"{CLAIMS}?state=draft", _chosen([draft, other], select_across="1"))

    assert [record for record, _ in _groups(response)["goes"]] == [draft]
    assert 'action="/admin/claims/claim/?state=draft"' in response.content.decode()


def test_ten_thousand_keys_are_answered(desk: Client) -> None:
    claim = PublishableClaimFactory.create()

    response = desk.post(CLAIMS, _chosen([claim, *range(10**9, 10**9 + 10_000)]))

    assert [record for record, _ in _groups(response)["goes"]] == [claim]


@pytest.mark.parametrize("keys", [["9" * 30], ["abc"], ["\0"], ["-1"], ["1", "\u0661"], ["1e3"]])
def test_keys_that_can_not_be_are_refused(keys: list[str], desk: Client) -> None:
    assert desk.post(CLAIMS, _chosen(keys)).status_code == 400
    assert desk.post(CLAIMS, _sent(_chosen(keys, confirm="1", asked=""))).status_code == 400


def test_keys_of_nothing_lead_back_to_the_list_with_a_word(desk: Client) -> None:
    response = desk.post(CLAIMS, _chosen([10**9]), follow=True)

    assert "no longer in this list" in str([*map(str, response.context["messages"])])


def test_confirming_without_having_seen_anything_is_refused(desk: Client) -> None:
    claim = PublishableClaimFactory.create()

    response = desk.post(CLAIMS, _chosen([claim], asked="", confirm="1", note="") | {"index": "0"})
    again = desk.post(CLAIMS, _sent(_chosen([claim], asked="", confirm="1", note="", **{f"seen-{claim.pk}": "\0"})))

    assert not _results(response)["done"]
    assert not _results(again)["done"]
    assert not Revision.objects.exists()


@pytest.mark.parametrize("permissions", [[], ["view_claim"], ["change_claim"], ["publish"], ["view_claim", "publish"]])
def test_without_both_permissions_nothing_is_published(permissions: list[str], staff: SignIn, desk: Client) -> None:
    claim = PublishableClaimFactory.create()
    data = _shown(desk, [claim])
    client = staff(*permissions)

    for sent in (_chosen([claim]), _sent(data)):
        response = client.post(CLAIMS, sent)
        assert response.status_code in {200, 302, 403}
        assert "publish_selected" not in response.content.decode()
    assert "publish_selected" not in client.get(CLAIMS).content.decode()
    assert not Revision.objects.exists()


def test_record_that_this_user_may_not_publish_is_refused_at_both_steps(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = PublishableClaimFactory.create_batch(2)
    data = _shown(desk, [mine, theirs])
    monkeypatch.setattr(ClaimAdmin, "may_publish", lambda self, request, record: record != theirs)

    assert _groups(desk.post(CLAIMS, _chosen([mine, theirs])))["refused"] == [(theirs, "You may not publish it.")]
    response = desk.post(CLAIMS, _sent(data))

    assert _results(response)["refused"] == [(theirs, "You may not publish it.")]
    assert state_of(theirs) == State.DRAFT


def test_without_signing_in_leads_to_the_login(client: Client) -> None:
    response = client.post(CLAIMS, _chosen([PublishableClaimFactory.create()]))

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/admin/login/")


def test_without_the_token_of_the_form_is_forbidden(editor: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)

    assert client.post(CLAIMS, _chosen([PublishableClaimFactory.create()])).status_code == 403


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete"])
def test_by_another_method_publishes_nothing(method: str, desk: Client) -> None:
    data = _sent(_shown(desk, [PublishableClaimFactory.create()]))

    assert getattr(desk, method)(CLAIMS, data).status_code < 500
    assert not Revision.objects.exists()


def _full_claim() -> Claim:
    claim = ReportedAttributionFactory.create().claim
    claim.topics.add(TopicFactory.create(parent=TopicFactory.create()))
    PublishableRebuttalFactory.create(claim=claim, counter_claim=PublishableClaimFactory.create()).passages.add(
        PassageFactory.create()
    )
    EvidenceFactory.create(review=ReasonedReviewFactory.create(claim=claim, rating=RatingFactory.create()))
    return claim


def _queries(client: Client, records: list[Any]) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.post(CLAIMS, _chosen(records)).status_code == 200
    return len(queries)


def test_confirmation_of_many_makes_as_many_queries_as_of_few(desk: Client, editor: User) -> None:
    def claims(number: int) -> list[Any]:
        for _ in range(number):
            actions.publish(ReportedAttributionFactory.create().claim, by=editor)
        Claim.objects.update(context="Saved since.")
        return [*Claim.objects.all(), *(_full_claim() for _ in range(number))]

    # One of the standards asks the database for duplicates of each claim.
    with before_there_were_rules():
        few = claims(2)
        desk.post(CLAIMS, _chosen(few))
        assert _queries(desk, claims(4)) == _queries(desk, few)


def test_confirmation_escapes_hostile_text(desk: Client) -> None:
    claim = PublishableClaimFactory.create(text="<b onclick=x>so</b>")

    assert "<b onclick" not in desk.post(CLAIMS, _chosen([claim])).content.decode()


def test_delete_of_many_still_asks_and_deletes(desk: Client) -> None:
    publishers = PublisherFactory.create_batch(2)
    url = list_url(type(publishers[0]))
    data = {"action": "delete_selected", "_selected_action": [each.pk for each in publishers]}

    assert "Are you sure" in desk.post(url, data | {"index": "0"}).content.decode()
    desk.post(url, data | {"post": "yes"})

    assert not type(publishers[0])._default_manager.exists()
