"""Mentions, assignments and mails of the desk; contributors ask for publication."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck.accounts.models import Preference
from factcheck.publishing.kinds import key_of
from factcheck.publishing.writing.actions import publish
from factcheck.workflow import actions
from factcheck.workflow.events import events_of
from factcheck.workflow.mail import Event, named_in
from factcheck.workflow.models import Assignment, Priority, Submission
from factcheck.workflow.roles import CONTRIBUTOR, EDITOR, SENIOR_EDITOR
from tests.desk.pages import list_url, url_of
from tests.factories import PublishableClaimFactory, TopicFactory
from tests.refusals import NON_FIELD_ERRORS, assert_refused
from tests.workflow.conftest import SignIn
from tests.workflow.people import person

pytestmark = pytest.mark.django_db


def wanting(name: str, role: str = EDITOR, **changes: Any) -> User:
    """Somebody who wants to be mailed of everything."""
    user = person(role, name, email=f"{name}@desk.example")
    Preference.objects.create(user=user, **(dict.fromkeys(Event.values, True) | changes))
    return user


def letters() -> list[tuple[str, str]]:
    found = [(letter.to[0].partition("@")[0], letter.subject.partition("] ")[2]) for letter in mail.outbox]
    mail.outbox.clear()
    return found


def test_mention_is_of_those_whom_the_text_names_and_of_no_address() -> None:
    people = {name: User.objects.create_user(name, is_staff=True) for name in ("anna", "ján.novák", "Пётр", "x-y")}
    User.objects.create_user("reader")
    texts = {
        "@anna, look.": ["anna"],
        "Look, @ANNA and @ján.novák. @anna again": ["anna", "ján.novák"],
        "(@Пётр) @x-y": ["Пётр", "x-y"],
        "write to desk@anna or anna@desk.example": [],
        "@reader @nobody @ @@ @" + "a" * 500: [],
        "": [],
    }

    wrong = {text: found for text, names in texts.items() if (found := named_in(text)) != [people[n] for n in names]}

    assert wrong == {}


def test_events_are_mailed_to_whom_they_concern_and_who_want_it(django_capture_on_commit_callbacks: Any) -> None:
    anna, paul = wanting("anna"), wanting("paul", SENIOR_EDITOR)
    person(EDITOR, "deaf", email="d@desk.example")
    wanting("french", mail_mentions=False)
    topic = TopicFactory.create()

    def after(action: Any, **given: Any) -> list[tuple[str, str]]:
        with django_capture_on_commit_callbacks(execute=True):
            action(topic, **given)
        return letters()

    assigned = {"assignee": anna, "due_on": None, "priority": Priority.NORMAL}
    found = [
        after(actions.comment, by=paul, text="@anna @paul @deaf @french, look."),
        after(actions.assign, by=paul, **assigned),
        after(actions.assign, by=paul, **assigned | {"priority": Priority.HIGH}),
        after(actions.submit, by=anna),
        after(actions.request_changes, by=paul, note="Mend it."),
        after(actions.submit, by=anna),
        after(publish, by=paul),
    ]

    assert found == [
        [("anna", "A comment mentions you")],
        [("anna", "A record is assigned to you")],
        [],
        [("paul", "A record waits for you to publish it")],
        [("anna", "Changes are requested of what you submitted")],
        [("paul", "A record waits for you to publish it")],
        [("anna", "What you submitted was published")],
    ]


def test_assignment_is_shown_on_the_page_and_in_the_list_until_it_says_nothing(sign_in: SignIn, anna: User) -> None:
    topic, client = TopicFactory.create(name="The dam"), sign_in(CONTRIBUTOR)
    late = timezone.localdate() - timedelta(days=1)
    url = url_of(topic, "assign")

    client.post(url, {"assignee": anna.pk, "due_on": late.isoformat(), "priority": Priority.URGENT})
    pages = [client.get(page).content.decode() for page in (url_of(topic), list_url(type(topic)), url)]
    refused = client.post(url, {"assignee": "9" * 30, "due_on": "03/04/2024", "priority": 9})
    kept, said = Assignment.objects.get(), {event.what for event in events_of(topic)}
    client.post(url, {"assignee": "", "due_on": "", "priority": Priority.NORMAL})

    assert [("anna" in page, "urgent" in page) for page in pages] == [(True, True)] * 3
    assert all("overdue since" in page for page in pages[:2])
    assert refused.status_code == 200
    assert "03/04/2024" in refused.content.decode()
    assert (kept.assignee, kept.due_on, kept.key) == (anna, late, key_of(topic))
    assert not Assignment.objects.exists()
    assert "assigned it" in said


def test_assignment_that_says_nothing_is_refused_by_the_database() -> None:
    base = {"kind": "topic", "record_id": "a" * 12}
    Assignment.objects.create(**base, priority=Priority.HIGH)

    nothing, twice = Assignment(kind="claim", record_id="b"), Assignment(**base, priority=Priority.LOW)
    assert_refused(nothing, "workflow_assignment_says_something", at=NON_FIELD_ERRORS)
    assert_refused(twice, "workflow_assignment_record_unique", at=NON_FIELD_ERRORS)
    with pytest.raises(IntegrityError, match="workflow_assignment_priority_known"), transaction.atomic():
        Assignment.objects.create(kind="claim", record_id="b", priority=9)


def test_contributor_asks_for_publication_and_takes_it_back(sign_in: SignIn) -> None:
    claim, client = PublishableClaimFactory.create(), sign_in(CONTRIBUTOR)

    client.post(url_of(claim, "submit"), {"note": "Look at the date."})
    submitted = Submission.objects.get()
    client.post(url_of(claim, "take-back"))

    assert (submitted.submitted_by.username, submitted.note) == ("contributor", "Look at the date.")
    assert Submission.objects.get().outcome == "taken_back"
    assert client.get(url_of(claim, "publish")).status_code == 403
