"""What was done at the desk, by person and week."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from factcheck.editing.history import acting
from factcheck.publishing.writing.actions import publish
from factcheck.workflow import actions
from factcheck.workflow.roles import EDITOR
from tests.desk.pages import queries_of
from tests.factories import TopicFactory
from tests.workflow.conftest import SignIn
from tests.workflow.people import person

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
PAGE = "/admin/statistics/"


def shown(client: Client) -> list[tuple[str, str, list[int]]]:
    return [(row.who, row.week.isoformat(), row.numbers) for row in client.get(PAGE).context["rows"]]


def test_statistics_count_by_person_and_week_and_show_who_does_not_publish_their_own(sign_in: SignIn) -> None:
    anna, paul = person(EDITOR, "anna"), person(EDITOR, "paul")
    with time_machine.travel(MONDAY - timedelta(seconds=1), tick=False):
        actions.comment(TopicFactory.create(), by=anna, text="Sunday.")
    with time_machine.travel(MONDAY, tick=False):
        topic = TopicFactory.create()
        with acting(by=anna, what="saved it"):
            topic.description = "Of 1968."
            topic.save()
        actions.submit(topic, by=anna)
        publish(topic, by=paul)
    with time_machine.travel(MONDAY - timedelta(weeks=20), tick=False):
        actions.comment(topic, by=anna, text="Long ago.")

    with time_machine.travel(MONDAY + timedelta(days=6), tick=False):
        senior = sign_in("Senior editor")
        found, few = shown(senior), queries_of(senior, PAGE)
        mine = shown(sign_in(EDITOR))
        for number in range(5):
            actions.comment(topic, by=person(EDITOR, f"e{number}"), text="Now.")
        many = queries_of(senior, PAGE)

    assert found[0][:2] == ("anna", "2026-11-23")
    assert (found[0][2][1:], found[1][2][1:]) == ([1, 0, 0], [0, 1, 0])
    assert found[0][2][0] >= 1
    assert [(who, week, numbers[3]) for who, week, numbers in found[2:]] == [("anna", "2026-11-16", 1)]
    assert (mine, few) == ([], many)
