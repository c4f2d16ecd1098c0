"""Topics of many claims from their list: chosen, shown claim by claim, then put there or taken away."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.admin import ClaimAdmin
from claims.models import Claim, Topic
from factcheck.publishing.planning.state import State, state_of
from tests.factories import ClaimFactory, TopicFactory
from tests.publishing.states import published

pytestmark = pytest.mark.django_db
CLAIMS = "/admin/claims/claim/"
STEPS = ["tag_selected", "untag_selected"]


def _chosen(claims: Sequence[Any], action: str = "tag_selected", **fields: Any) -> dict[str, Any]:
    return {"action": action, "_selected_action": [getattr(claim, "pk", claim) for claim in claims], **fields}


def _look(client: Client, claims: Sequence[Any], topics: Sequence[Any], action: str = "tag_selected") -> Any:
    keys = [getattr(topic, "pk", topic) for topic in topics]
    return client.post(CLAIMS, _chosen(claims, action, asked="", topics=keys, look="Show"))


def _shown(client: Client, claims: Sequence[Any], topics: Sequence[Any], action: str = "tag_selected") -> Any:
    """What the page would send once the topics are chosen."""
    context = _look(client, claims, topics, action).context
    seen = {f"seen-{each.record.pk}": each.fingerprint for each in context["prospects"]}
    asked = context["step"].asked()
    keys = [topic.pk for topic in topics]
    return _chosen(claims, action) | seen | {"asked": asked, "topics": keys, "confirm": "Tag"}


def _topics(claim: Claim) -> set[Topic]:
    return set(claim.topics.all())


def _lines(response: Any, group: str) -> dict[Any, str]:
    return {each.record: " ".join(each.lines) for each in response.context["groups"][group]}


@pytest.mark.parametrize("action", STEPS)
def test_step_from_the_list_asks_for_topics_and_does_nothing(action: str, desk: Client) -> None:
    claim = ClaimFactory.create()

    page = desk.post(CLAIMS, _chosen([claim], action, index="0")).content.decode()

    assert 'name="topics"' in page
    assert 'name="confirm"' not in page
    assert "errornote" not in page
    assert not _topics(claim)


def test_look_says_what_each_claim_gets(desk: Client) -> None:
    topic, other = TopicFactory.create(name="Bridges"), TopicFactory.create(name="Rivers")
    bare, half, full = ClaimFactory.create_batch(3)
    half.topics.add(topic)
    full.topics.add(topic, other)

    response = _look(desk, [bare, half, full], [topic, other])

    assert _lines(response, "goes") == {bare: "Bridges; Rivers", half: "Rivers"}
    assert _lines(response, "nothing") == {full: "It has them already."}
    assert not _topics(bare)


def test_confirmed_tags_each_claim_besides_what_it_has(desk: Client) -> None:
    topic, kept = TopicFactory.create_batch(2)
    bare, tagged = ClaimFactory.create_batch(2)
    tagged.topics.add(kept)
    before = bare.updated_at

    response = desk.post(CLAIMS, _shown(desk, [bare, tagged], [topic]))

    assert len(response.context["results"]["done"]) == 2
    assert _topics(bare) == {topic}
    assert _topics(tagged) == {topic, kept}
    assert Claim.objects.get(pk=bare.pk).updated_at > before
    assert f"Tagged with {topic.name}." in {entry.get_change_message() for entry in LogEntry.objects.all()}


def test_confirmed_takes_topics_away_and_keeps_the_others(desk: Client) -> None:
    topic, kept = TopicFactory.create_batch(2)
    bare, tagged = ClaimFactory.create_batch(2)
    tagged.topics.add(topic, kept)
    data = _shown(desk, [bare, tagged], [topic], "untag_selected")

    response = desk.post(CLAIMS, data)

    results = response.context["results"]
    assert [each.record for each in results["done"]] == [tagged]
    assert [(each.record, each.line) for each in results["refused"]] == [(bare, "It has none of them.")]
    assert _topics(tagged) == {kept}


def test_tagged_public_claim_has_unpublished_changes(desk: Client, editor: User) -> None:
    claim = published(editor)

    desk.post(CLAIMS, _shown(desk, [claim], [TopicFactory.create()]))

    assert state_of(claim) == State.CHANGED


def test_claim_tagged_meanwhile_by_another_is_refused(desk: Client) -> None:
    topic, other = TopicFactory.create_batch(2)
    first, second = ClaimFactory.create_batch(2)
    data = _shown(desk, [first, second], [topic])
    second.topics.add(other)

    results = desk.post(CLAIMS, data).context["results"]

    assert [each.record for each in results["done"]] == [first]
    assert "look again" in results["refused"][0].line
    assert _topics(second) == {other}


def test_other_topics_than_those_shown_are_shown_first(desk: Client) -> None:
    topic, other = TopicFactory.create_batch(2)
    claim = ClaimFactory.create()

    response = desk.post(CLAIMS, _shown(desk, [claim], [topic]) | {"topics": [other.pk]})

    assert _lines(response, "goes") == {claim: other.name}
    assert not _topics(claim)


@pytest.mark.parametrize("topics", [[], ["9" * 30], ["abc"], ["\0"], ["-1"], ["0"], ["999999"]])
@pytest.mark.parametrize("action", STEPS)
def test_topics_that_are_none_are_refused_at_their_field(action: str, topics: list[str], desk: Client) -> None:
    claim = ClaimFactory.create()

    response = desk.post(CLAIMS, _chosen([claim], action, asked="", confirm="Tag", topics=topics))

    assert "topics" in response.context["step"].form.errors
    assert not _topics(claim)


@pytest.mark.parametrize("action", STEPS)
def test_keys_that_can_not_be_are_refused(action: str, desk: Client) -> None:
    for key in ["9" * 30, "abc", "\0", "-1"]:
        assert desk.post(CLAIMS, _chosen([key], action)).status_code == 400


@pytest.mark.parametrize("action", STEPS)
def test_without_leave_to_change_claims_nothing_happens(action: str, client: Client, desk: Client) -> None:
    claim, topic = ClaimFactory.create(), TopicFactory.create()
    if action == "untag_selected":
        claim.topics.add(topic)
    before = _topics(claim)
    data = _shown(desk, [claim], [topic], action)
    user = User.objects.create_user("looker", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_claim", "view_topic", "publish"]))
    looker = Client()
    looker.force_login(user)

    looker.post(CLAIMS, data)

    assert _topics(claim) == before
    assert action not in looker.get(CLAIMS).content.decode()


def test_claim_that_this_user_may_not_change_is_refused_at_both_steps(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = ClaimFactory.create_batch(2)
    topic = TopicFactory.create()
    data = _shown(desk, [mine, theirs], [topic])
    monkeypatch.setattr(ClaimAdmin, "has_change_permission", lambda self, request, obj=None: obj != theirs)

    assert _lines(_look(desk, [mine, theirs], [topic]), "refused") == {theirs: "You may not change it."}
    desk.post(CLAIMS, data)

    assert _topics(mine) == {topic}
    assert not _topics(theirs)


def test_failure_in_the_middle_of_one_claim_leaves_it_and_the_others_as_they_were(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    topic = TopicFactory.create()
    claims = ClaimFactory.create_batch(2)
    data = _shown(desk, claims, [topic])

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(ClaimAdmin, "log_change", fail)
    with pytest.raises(RuntimeError):
        desk.post(CLAIMS, data)

    assert not any(_topics(claim) for claim in claims)


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete"])
def test_by_another_method_nothing_is_tagged(method: str, desk: Client) -> None:
    claim = ClaimFactory.create()
    data = _shown(desk, [claim], [TopicFactory.create()])

    assert getattr(desk, method)(CLAIMS, data).status_code < 500
    assert not _topics(claim)


def test_look_at_many_claims_makes_as_many_queries_as_at_few(desk: Client) -> None:
    def queries(number: int) -> int:
        topics = TopicFactory.create_batch(number)
        claims = ClaimFactory.create_batch(number)
        for claim in claims:
            claim.topics.add(TopicFactory.create())
        with CaptureQueriesContext(connection) as captured:
            assert len(_lines(_look(desk, claims, topics), "goes")) == number
        return len(captured)

    queries(1)
    assert queries(2) == queries(50)
