"""Who did what with a record, and when."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.editing.history import acting
from factcheck.publishing.writing.actions import publish
from factcheck.workflow.events import events_of
from tests.desk.pages import url_of
from tests.factories import PublisherFactory, ReportedAttributionFactory
from tests.merging.two_people import merge, undo_merge

pytestmark = pytest.mark.django_db


def test_events_name_who_changed_the_record_and_its_parts(editor: User) -> None:
    with acting(by=editor, what="recorded it"):
        attribution = ReportedAttributionFactory.create()
    with acting(by=User.objects.create_user("other"), what="mended a part"):
        attribution.cue = "said"
        attribution.save()

    told = [(event.who, event.what) for event in events_of(attribution.claim)]

    assert told == [("other", "mended a part"), ("editor", "recorded it")]


def test_page_of_a_record_that_was_merged_and_is_back_tells_of_it(client: Client, editor: User) -> None:
    loser, winner = PublisherFactory.create_batch(2)
    for publisher in (loser, winner):
        publish(publisher, by=editor)
    undo_merge(merge(loser, into=winner, by=editor, note="They are one."), by=editor, note="They are two.")
    client.force_login(editor)

    assert "merged it into another (revision 2)" in client.get(url_of(loser)).content.decode()
