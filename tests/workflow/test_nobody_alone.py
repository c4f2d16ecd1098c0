"""Whatever three people do with three records, in whatever order: nobody alone lets readers see what they wrote.

The model here knows nothing of the product's own: it looks at drafts before and after each step, and at what readers
get. `FACTCHECK_TEST_SEQUENCES` says how many sequences are tried.
"""

import os
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from claims.models import Attribution, Claim, Claimant
from factcheck.editing import history
from factcheck.editing.history import acting, latest_change
from factcheck.editing.restoring import RestoreError, restore
from factcheck.merging import proposals
from factcheck.merging.actions import MergeError, drop_proposal, merge, propose_merge, propose_undo, undo_merge
from factcheck.merging.models import Merge, Proposal
from factcheck.publishing import standards
from factcheck.publishing.models import Revision
from factcheck.publishing.planning import approvals
from factcheck.publishing.writing.actions import PublishingError, correct, publish, withdraw
from factcheck.workflow.actions import SignOffError, approve, request_changes, submit, take_approval_back
from tests.factories import AttributionFactory, ClaimFactory, ClaimLinkFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]

SEQUENCES = int(os.environ.get("FACTCHECK_TEST_SEQUENCES", "10"))
STEPS = 15
PEOPLE = ("anna", "boris", "chen")
REFUSALS = (PublishingError, SignOffError, MergeError, RestoreError)
WORD = re.compile(r"\bw\d+\b")

people = st.sampled_from(PEOPLE)
which = st.integers(0, 2)
claims = st.integers(0, 1)

# A word by where it stands: the public id of a record.
Words = dict[str, tuple[str, ...]]


def words_of_drafts() -> Words:
    """The words of each draft, which are all that is ever edited here."""
    found = {claimant.public_id: [claimant.name] for claimant in Claimant.objects.all()}
    found |= {claim.public_id: [claim.context] for claim in Claim.objects.all()}
    for owner, quote in Attribution.objects.order_by("pk").values_list("claim__public_id", "quote"):
        found[owner].append(quote)
    return {record: tuple(WORD.findall(" ".join(texts))) for record, texts in found.items()}


def own_words(document: Any) -> set[str]:
    """The words that a document says itself."""
    own = [document.get("name", ""), document.get("context", "")]
    own += [said["quote"] for said in document.get("attributions", ())]
    return set(WORD.findall(" ".join(own)))


def embedded_words(document: Any) -> Iterator[tuple[str, str]]:
    """The words that a document takes from another record, each with that record."""
    for said in document.get("attributions", ()):
        for word in WORD.findall(said["claimant"]["name"]):
            yield said["claimant"]["id"], word


class Desk(RuleBasedStateMachine):
    """Three people, two claims of which one links to the other, and the claimant of both."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.user = {name: User.objects.create_user(name, is_staff=True, is_superuser=True) for name in PEOPLE}
        said = AttributionFactory.create(claim=ClaimFactory.create())
        other = AttributionFactory.create(claim=ClaimFactory.create(), claimant=said.claimant)
        ClaimLinkFactory.create(claim=said.claim, other=other.claim)
        self.records: list[Any] = [said.claim, other.claim, said.claimant]
        self.parts = [said, other]
        self.count = 0
        # Who wrote a word, and who last put it where it stands: wrote it, moved it, brought it back.
        self.wrote: dict[str, str] = {}
        self.put: dict[tuple[str, str], str] = {}
        # Authors of words that somebody else restored, and so answers for as if they had written them.
        self.brought_back: dict[tuple[str, str], set[str]] = {}
        self.shown: dict[str, set[str]] = {record.public_id: set() for record in self.records}
        # Who said of which version of which record that readers may see it.
        self.approved: dict[str, set[tuple[str, tuple[str, ...]]]] = {}
        self.proposed: tuple[str, Words] | None = None
        self.points: list[tuple[int, int]] = []
        self.sequence = -1

    @initialize(public=st.booleans())
    def begin(self, public: bool) -> None:
        """Begin with drafts that nobody known has written, or with what readers see of them already."""
        for record in self.records if public else ():
            self.step(PEOPLE[0], lambda by, record=record: publish(record, by=by))  # type: ignore[misc]

    def teardown(self) -> None:
        """Leave nothing."""
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def step(self, who: str, act: Callable[[User], Any], *, proposer: str = "", restores: bool = False) -> bool:
        """Let somebody try something, and look at what came of it; whether it was done."""
        before = words_of_drafts()
        try:
            with transaction.atomic():
                act(self.user[who])
        except REFUSALS:
            return False
        after = words_of_drafts()
        for record, words in after.items():
            for word in set(words) - set(before.get(record, ())):
                self.put[record, word] = who
                self.brought_back[record, word] = {self.wrote[word]} - {who} if restores else set()
        self.look(who, proposer, before)
        return True

    def look(self, who: str, proposer: str, drafts: Words) -> None:
        """Hold every new revision to the promise."""
        made = Revision.objects.filter(sequence__gt=self.sequence).select_related("body").order_by("sequence")
        documents = [(row.record_id, row.body.data) for row in made if row.change not in {"withdrawal", "merge"}]
        for row in made:
            self.sequence = row.sequence
        for record, document in documents:
            let_out = {who, *([proposer] if proposer else []), *self.approvers(record, drafts)}
            for word in own_words(document) - self.shown[record]:
                authors = {self.wrote[word]} - self.brought_back.get((record, word), set())
                assert let_out - authors, f"{who} alone let out {word} of {record}, which they wrote"
                assert let_out - {self.put[record, word]}, f"{who} alone let out {word} of {record}, put there by them"
        for record, document in documents:
            self.shown[record] |= own_words(document)
        for _, document in documents:
            for home, word in embedded_words(document):
                assert word in self.shown[home], f"{word} was shown before its own record showed it"

    def approvers(self, record: str, drafts: Words) -> set[str]:
        given = self.approved.get(record, set())
        return {person for person, version in given if version == drafts.get(record)}

    def new_word(self, who: str) -> str:
        self.count += 1
        word = f"w{self.count}"
        self.wrote[word] = who
        return word

    def write(self, row: Any, who: str, column: str) -> None:
        def act(by: User) -> None:
            with acting(by=by, what="edited it"):
                type(row).objects.filter(pk=row.pk).update(**{column: self.new_word(who)})

        self.step(who, act)

    @rule(who=people, place=claims)
    def edit_claim(self, who: str, place: int) -> None:
        self.write(self.records[place], who, "context")
        self.points.append((place, latest_change()))

    @rule(who=people, place=claims)
    def edit_part(self, who: str, place: int) -> None:
        self.write(self.parts[place], who, "quote")

    @rule(who=people)
    def rename_claimant(self, who: str) -> None:
        self.write(self.records[2], who, "name")

    @rule(who=people, place=which, asks=st.booleans())
    def submit_or_request_changes(self, who: str, place: int, asks: bool) -> None:
        record = self.records[place]
        self.step(who, lambda by: submit(record, by=by) if asks else request_changes(record, by=by, note="Name it."))

    @rule(who=people, place=which)
    def approve(self, who: str, place: int) -> None:
        record = self.records[place]
        version = words_of_drafts().get(record.public_id)
        if self.step(who, lambda by: approve(record, by=by)) and version is not None:
            self.approved.setdefault(record.public_id, set()).add((who, version))

    @rule(who=people, place=which)
    def take_approval_back(self, who: str, place: int) -> None:
        record = self.records[place]
        if self.step(who, lambda by: take_approval_back(record, by=by)):
            given = self.approved.get(record.public_id, set())
            self.approved[record.public_id] = {each for each in given if each[0] != who}

    @rule(who=people, place=which)
    def publish(self, who: str, place: int) -> None:
        self.step(who, lambda by: publish(self.records[place], by=by))

    @rule(who=people, place=which, is_part=st.booleans())
    def edit_and_publish(self, who: str, place: int, is_part: bool) -> None:
        if place == 2:
            self.rename_claimant(who)
        elif is_part:
            self.edit_part(who, place)
        else:
            self.edit_claim(who, place)
        self.publish(who, place)

    @rule(who=people)
    def publish_with_another(self, who: str) -> None:
        self.step(who, lambda by: publish(self.records[0], by=by, also=[self.records[1]]))

    @rule(who=people)
    def publish_all(self, who: str) -> None:
        for place in range(3):
            self.publish(who, place)

    @rule(who=people, place=which)
    def correct(self, who: str, place: int) -> None:
        self.step(who, lambda by: correct(self.records[place], by=by, note="It was wrong."))

    @rule(who=people, place=which)
    def withdraw(self, who: str, place: int) -> None:
        self.step(who, lambda by: withdraw(self.records[place], by=by, note="Gone."))

    @precondition(lambda self: self.points)
    @rule(who=people, data=st.data())
    def restore(self, who: str, data: st.DataObject) -> None:
        place, change = data.draw(st.sampled_from(self.points))
        if Claim.objects.filter(pk=self.records[place].pk).exists():
            self.step(who, lambda by: restore(self.records[place], to=change, by=by), restores=True)

    @rule(who=people, loser=claims, publishes=st.booleans())
    def propose_merge(self, who: str, loser: int, publishes: bool) -> None:
        one, other = self.records[loser], self.records[1 - loser]
        drafts = words_of_drafts()
        if self.step(who, lambda by: propose_merge(one, into=other, by=by, note="One.", publish=publishes)):
            self.proposed = (who, drafts)

    @rule(who=people, loser=claims, publishes=st.booleans())
    def merge(self, who: str, loser: int, publishes: bool) -> None:
        one, other = self.records[loser], self.records[1 - loser]
        self.step(
            who,
            lambda by: merge(one, into=other, by=by, note="One.", publish=publishes),
            proposer=self.proposer(),
        )

    @rule(one=people, other=people, loser=claims, publishes=st.booleans())
    def propose_and_merge(self, one: str, other: str, loser: int, publishes: bool) -> None:
        self.propose_merge(one, loser, publishes)
        self.merge(other, loser, publishes)

    @precondition(lambda self: Merge.objects.filter(undone_at=None).exists())
    @rule(who=people)
    def propose_undo(self, who: str) -> None:
        drafts = words_of_drafts()
        if self.step(who, lambda by: propose_undo(Merge.objects.get(undone_at=None), by=by)):
            self.proposed = (who, drafts)

    @precondition(lambda self: Merge.objects.filter(undone_at=None).exists())
    @rule(who=people)
    def undo_merge(self, who: str) -> None:
        made = Merge.objects.get(undone_at=None)
        self.step(who, lambda by: undo_merge(made, by=by), proposer=self.proposer())

    @precondition(lambda self: Proposal.objects.filter(closed_at=None).exists())
    @rule(who=people)
    def drop(self, who: str) -> None:
        self.step(who, lambda by: drop_proposal(Proposal.objects.filter(closed_at=None)[0], by=by))
        self.proposed = None

    def proposer(self) -> str:
        """Who proposed what would be done now, if the drafts still say what they said then."""
        return self.proposed[0] if self.proposed and self.proposed[1] == words_of_drafts() else ""


def test_nobody_alone_lets_readers_see_what_they_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standards, "_rules", {})

    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def anything_is_approved(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(approvals, "stands", lambda approval, template: True)


def moved_parts_have_no_author(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(history, "_came", lambda rows: {})


def one_merges_alone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(proposals, "refuse_alone", lambda *asked, **how: None)


def test_words_that_another_brought_back_may_be_published_by_their_author(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standards, "_rules", {})
    desk = Desk()
    try:
        desk.edit_claim("boris", 0)
        [(_, written)] = desk.points
        desk.edit_claim("chen", 0)
        desk.publish("anna", 0)
        desk.step("chen", lambda by: restore(desk.records[0], to=written, by=by), restores=True)

        assert desk.step("boris", lambda by: publish(desk.records[0], by=by))
    finally:
        desk.teardown()


@pytest.mark.parametrize(
    ("breaking", "steps"),
    [
        (
            anything_is_approved,
            [
                ("begin", True),
                ("edit_claim", "anna", 0),
                ("approve", "boris", 0),
                ("edit_and_publish", "anna", 0, False),
            ],
        ),
        (
            moved_parts_have_no_author,
            [
                *[("begin", False), ("publish", "boris", 1), ("edit_part", "anna", 0)],
                *[("merge", "boris", 0, False), ("publish", "anna", 1)],
            ],
        ),
        (
            one_merges_alone,
            [
                *[("begin", False), ("edit_part", "boris", 0), ("publish", "anna", 0), ("publish", "anna", 1)],
                ("merge", "boris", 0, False),
            ],
        ),
    ],
)
def test_rule_that_is_broken_is_found(
    breaking: Callable[[pytest.MonkeyPatch], None], steps: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standards, "_rules", {})
    play(steps)
    breaking(monkeypatch)

    with pytest.raises(AssertionError, match="alone let out"):
        play(steps)


def play(steps: list[Any]) -> None:
    desk = Desk()
    try:
        for name, *said in steps:
            getattr(desk, name)(*said)
    finally:
        desk.teardown()
