"""What waits: each count of the front page is the number of rows in the list that it links to."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db.models import Model, QuerySet
from django.test import Client
from django.utils import timezone

from claims.models import Claim, Topic
from factcheck.desk import waiting
from factcheck.desk.waiting import Waiting
from factcheck.editing.history import acting
from factcheck.inbox.handling import close, take_up
from factcheck.inbox.vocabulary import MessageKind
from factcheck.merging.models import Proposal
from factcheck.publishing.kinds import key_of
from factcheck.publishing.writing import actions
from factcheck.redaction import actions as redact
from factcheck.transparency.models import Signing
from factcheck.workflow import actions as workflow
from sources.actions import retract
from sources.models import Source
from sources.vocabulary import LinkState
from tests import factories
from tests.desk.pages import list_url
from tests.sweeping import rest_in_sweeps
from tests.together import each_of

pytestmark = pytest.mark.django_db
Scene = Callable[[Any, User], list[Model]]


def _begun(factory: Any, user: User) -> Any:
    with acting(by=user, what="began it"):
        return factory.create()


def _drafts(each: Waiting, user: User) -> list[Model]:
    factory, other = factories.FACTORIES[each.model], User.objects.create_user("other")
    _begun(factory, other)
    record = _begun(factory, other)
    with acting(by=user, what="changed it"):
        record.save()
    actions.publish(_begun(factory, user), by=other)
    factory.create()
    return [_begun(factory, user), _begun(factory, user)]


def _saved(each: Waiting, user: User) -> list[Model]:
    factory = factories.FACTORIES[each.model]
    records: list[Any] = [factory.create() for _ in range(4)]
    for record in records[:3]:
        actions.publish(record, by=user)
    for record in (*records[1:], factory.create()):
        name = "text" if isinstance(record, Claim) else "title" if hasattr(record, "title") else "name"
        setattr(record, name, f"Changed {record.pk}")
        record.save()
    return records[1:3]


def _orphaned(each: Waiting, user: User) -> list[Model]:
    factories.PassageFactory.create()
    factories.PassageFactory.create(state="anchored", start=0, end=3)
    return [factories.PassageFactory.create(state="orphaned")]


def _without_reply(each: Waiting, user: User) -> list[Model]:
    factories.ReviewFactory.create(reply_asked_on="2023-11-11")
    factories.ReviewFactory.create(reply="They did not say so.")
    factories.ReviewFactory.create(url="https://checker.example/1")
    return [factories.ReviewFactory.create()]


def _submissions(each: Waiting, user: User) -> dict[str, Any]:
    """A record for each state of a submission, by this user and by another."""
    factory, other = factories.FACTORIES[each.model], User.objects.create_user("other")
    factory.create()
    made: dict[str, Any] = {}
    for name, by in (("mine", user), ("other", other)):
        for state in ("submitted", "returned", "closed"):
            made[f"{name} {state}"] = record = factory.create()
            workflow.submit(record, by=by)
            if state == "returned":
                workflow.request_changes(record, by=user, note="Name the source.")
            if state == "closed":
                workflow.take_back(record, by=by)
    return made


def _submitted(*names: str) -> Scene:
    def scene(each: Waiting, user: User) -> list[Model]:
        made = _submissions(each, user)
        return [made[name] for name in names]

    return scene


def _why(state: LinkState) -> str:
    return "It answered 404." if state == LinkState.GONE else ""


def _visited(result: LinkState) -> Scene:
    def scene(each: Waiting, user: User) -> list[Model]:
        _, well, was, now = factories.SourceFactory.create_batch(4)
        early, late, ok = timezone.now() - timedelta(days=1), timezone.now(), LinkState.OK
        for source, first, second in ((well, ok, ok), (was, result, ok), (now, ok, result)):
            factories.LinkCheckFactory.create(source=source, result=first, checked_at=early, message=_why(first))
            factories.LinkCheckFactory.create(source=source, result=second, checked_at=late, message=_why(second))
        return [now]

    return scene


def _retracted(each: Waiting, user: User) -> list[Model]:
    gone, fine = factories.SourceFactory.create_batch(2)
    resting = _resting_on(each, gone)
    _resting_on(each, fine)
    looked_at = _resting_on(each, gone)
    through = factories.DrawFactory.create(drawn_on=gone).source
    resting += _resting_on(each, factories.DrawFactory.create(drawn_on=through).source)
    if each.model is Source:
        resting += [through, *Source.objects.filter(draws_on=through)]
    retract(gone, by=user, on=date(2024, 5, 17), precision="day", note="Invented.")
    for record in looked_at:
        record.save()
    return resting


def _resting_on(each: Waiting, source: Source) -> list[Model]:
    if each.model is Source:
        return [factories.DrawFactory.create(drawn_on=source).source]
    if each.model is Topic:
        return [factories.TopicEventFactory.create(source=source).topic]
    passages = factories.PassageFactory.create_batch(2, source=source)
    said, contested = factories.AttributionFactory.create(), factories.RebuttalFactory.create()
    evidence = factories.EvidenceFactory.create(passage=passages[0])
    for utterance in (said, contested):
        utterance.passages.set(passages)
    return [said.claim, contested.claim, evidence.review.claim]


def _others(each: Waiting, user: User) -> list[Model]:
    factory, other = factories.FACTORIES[each.model], User.objects.create_user("other")
    _begun(factory, user)
    factory.create()
    actions.publish(_begun(factory, other), by=user)
    return [_begun(factory, other)]


def _commented(text: str) -> Scene:
    def scene(each: Waiting, user: User) -> list[Model]:
        factory = factories.FACTORIES[each.model]
        records: list[Any] = [factory.create() for _ in range(3)]
        workflow.comment(records[0], by=user, text=text.format(name=user.username))
        workflow.comment(records[0], by=user, text=text.format(name=user.username.upper()))
        workflow.resolve(workflow.comment(records[1], by=user, text=text.format(name=user.username)), by=user)
        return records[:1]

    return scene


def _assigned(each: Waiting, user: User) -> list[Model]:
    factory, other = factories.FACTORIES[each.model], User.objects.create_user("other", is_staff=True)
    records: list[Any] = [factory.create() for _ in range(3)]
    for record, assignee in zip(records, (user, other, None), strict=True):
        workflow.assign(record, by=other, assignee=assignee, due_on=None, priority=4)
    return records[:1]


def _overdue(each: Waiting, user: User) -> list[Model]:
    factory, today = factories.FACTORIES[each.model], timezone.localdate()
    records: list[Any] = [factory.create() for _ in range(3)]
    for record, day in zip(records, (today - timedelta(days=1), today, None), strict=True):
        workflow.assign(record, by=user, assignee=user, due_on=day, priority=2)
    return records[:1]


def _written(kind: MessageKind) -> Scene:
    def scene(each: Waiting, user: User) -> list[Model]:
        for other in MessageKind:
            take_up(factories.MessageFactory.create(kind=other), by=user)
            close(factories.MessageFactory.create(kind=other), by=user, note="Mended.")
        made = {other: factories.MessageFactory.create(kind=other) for other in MessageKind}
        return [made[kind]]

    return scene


def _taken_up(each: Waiting, user: User) -> list[Model]:
    mine, others, closed, _ = factories.MessageFactory.create_batch(4)
    take_up(mine, by=user)
    take_up(others, by=User.objects.create_user("other"))
    close(closed, by=user, note="Mended.")
    return [mine]


def _not_signed(each: Waiting, user: User) -> list[Model]:
    return [Signing.objects.create(problem="The key can't be read.")]


def _proposed(each: Waiting, user: User) -> list[Model]:
    factory, other = factories.FACTORIES[each.model], User.objects.create_user("other")
    records: list[Any] = [factory.create() for _ in range(6)]
    keys = [(record.record_kind, record.public_id) for record in records]
    for place, by in ((0, other), (2, user), (4, other)):
        (kind, loser), (_, winner) = keys[place : place + 2]
        made = Proposal.objects.create(kind=kind, loser_id=loser, winner_id=winner, proposed_by=by)
    made.closed_at = timezone.now()
    made.save()
    return [records[0]]


def _to_confirm(each: Waiting, user: User) -> list[Model]:
    other, sources = User.objects.create_user("other"), factories.CaptureFactory.create_batch(3)
    asked = [
        redact.propose(key_of(made.source), besides={"captures": [made.pk]}, basis="A court.", by=by)
        for made, by in zip(sources, (user, other, other), strict=True)
    ]
    redact.take_back(asked[2], by=other)
    return [asked[1]]


def _unsure(each: Waiting, user: User) -> list[Model]:
    decided = {"decision": "different", "decided_by": user, "decided_at": timezone.now()}
    factories.UnsureMatchFactory.create(**decided)
    return [factories.UnsureMatchFactory.create()]


def _unconfirmed(each: Waiting, user: User) -> list[Model]:
    factories.ProposedScaleFactory.create(confirmed_by=user, confirmed_at=timezone.now())
    return [factories.ProposedScaleFactory.create()]


def _due(each: Waiting, editor: User) -> list[Any]:
    """Promises of a day gone by: of nothing found, pending, broken, and kept in part before it and on it."""
    then = date(2024, 12, 31)
    claims = [factories.ClaimFactory.create(kind="promise", due_on=then, due_by=then) for _ in range(5)]
    states = [("pending", then), ("broken", date(2024, 3, 1)), ("in_part", date(2024, 3, 1)), ("in_part", then)]
    for claim, (state, day) in zip(claims[1:], states, strict=True):
        factories.ReviewFactory.create(claim=claim, promise_state=state, reviewed_on=day, url="https://a.example/")
    later = date(2200, 1, 1)
    factories.ClaimFactory.create(kind="promise", due_on=later, due_by=later)
    factories.ClaimFactory.create(kind="promise", open_ended=True)
    return [claims[0], claims[1], claims[3]]


SCENES: dict[str, Scene] = {
    "due-promise": _due,
    "unsure": _unsure,
    "scales": _unconfirmed,
    "proposed-to-merge": _proposed,
    "not-signed": _not_signed,
    "dead-link": _visited(LinkState.GONE),
    "changed-link": _visited(LinkState.CHANGED),
    "retracted-source": _retracted,
    "mine": _drafts,
    "saved": _saved,
    "others-drafts": _others,
    "comments": _commented("Look again, {name}."),
    "mentions": _commented("Look again, @{name}."),
    "assigned": _assigned,
    "overdue": _overdue,
    "orphaned": _orphaned,
    "no-reply": _without_reply,
    "reports": _written(MessageKind.REPORT),
    "suggestions": _written(MessageKind.SUGGESTION),
    "my-messages": _taken_up,
    "to-confirm": _to_confirm,
    "to-publish": _submitted("other submitted"),
    "to-change": _submitted("mine returned"),
    "submitted": _submitted("mine submitted", "other submitted"),
    "changes-requested": _submitted("mine returned", "other returned"),
}
each_waiting = pytest.mark.parametrize(
    "each", waiting.registered(), ids=lambda each: f"{each.model._meta.model_name}-{each.key}"
)


def _numbers(client: Client) -> dict[str, int]:
    groups = client.get("/admin/").context["front"]["waiting"]
    return {count.waiting.url: count.number for group in groups for count in group["counts"]}


def _listed(client: Client, url: str) -> set[Any]:
    return set(client.get(url).context["cl"].queryset)


@pytest.mark.sweep
@each_waiting
def test_count_on_the_front_page_is_the_number_of_rows_in_its_list_for_whoever_may_see_that(
    each: Waiting, desk: Client, editor: User
) -> None:
    expected = SCENES[each.key](each, editor)

    assert _numbers(desk)[each.url] == len(expected)
    assert _listed(desk, each.url) == set(expected)
    seen, others = admin.site.get_model_admin(each.model).opts.model_name, Client()
    others.force_login(_someone(f"view_{'topic' if seen != 'topic' else 'claim'}"))
    assert each.url not in _numbers(others)
    assert others.get(each.url).status_code == 403


def test_count_of_nothing_is_not_shown(desk: Client) -> None:
    assert _numbers(desk) == {}


@pytest.mark.sweep
def test_list_of_nothing_is_empty(desk: Client) -> None:
    for each in waiting.registered():
        assert _listed(desk, each.url) == set(), each.url


@pytest.mark.parametrize(
    "each", rest_in_sweeps(each for each in waiting.registered() if each.permission), ids=lambda each: each.url
)
def test_count_for_those_who_publish_is_hidden_from_others(each: Waiting, client: Client, editor: User) -> None:
    expected = SCENES[each.key](each, editor)
    client.force_login(_someone(f"view_{each.model._meta.model_name}"))

    assert each.url not in _numbers(client)
    assert _listed(client, each.url) > set(expected)


@each_of("each", waiting.registered())
def test_waiting_says_what_it_is_in_words(each: Waiting) -> None:
    assert each.name[0].isupper()
    assert each.about.endswith(".")
    assert each.key in SCENES


@pytest.fixture
def another() -> Iterator[Waiting]:
    class Short(Waiting):
        key = "short"
        name = "Short claims"
        about = "They say next to nothing."

        def rows(self, user: User) -> QuerySet[Any]:
            return Claim.objects.filter(text="Short.")

    made = Short(Claim)
    waiting.register(made)
    yield made
    del waiting._registered[made.model, made.key]


def test_waiting_registered_by_an_app_is_counted_and_filters_its_list(another: Waiting, desk: Client) -> None:
    factories.ClaimFactory.create()
    short = factories.ClaimFactory.create(text="Short.")

    assert _numbers(desk)[another.url] == 1
    assert _listed(desk, another.url) == {short}


@pytest.mark.parametrize("value", ["nothing", "", "9" * 30, "orphaned"])
def test_filter_with_what_does_not_wait_in_this_list_shows_the_list(value: str, desk: Client) -> None:
    claim = factories.ClaimFactory.create()

    response = desk.get(f"{list_url(Claim)}?waiting={value}", follow=True)

    assert response.status_code == 200
    assert set(response.context["cl"].queryset) == {claim}


@pytest.mark.parametrize("value", ["%00", "x" * 10_000])
def test_filter_with_what_no_filter_can_have_is_refused(value: str, desk: Client) -> None:
    assert desk.get(f"{list_url(Claim)}?waiting={value}").status_code == 400


def _someone(*codenames: str) -> User:
    user = User.objects.create_user("someone", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user
