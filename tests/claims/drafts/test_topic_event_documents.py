"""What a topic's document and page say of its events."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.drafts.documents import topic_templates
from claims.models import Topic, TopicEvent
from factcheck.dates import Precision
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.planning.saved import saved_since
from factcheck.publishing.writing.actions import publish
from tests.desk.pages import errors_in, form_of, url_of, with_row
from tests.factories import SourceFactory, TopicEventFactory, TopicFactory
from tests.reader import read

pytestmark = pytest.mark.django_db


def test_topic_document_and_page_show_its_events_with_their_sources(editor: User) -> None:
    event = TopicEventFactory.create(happened_on=date(2023, 9, 1), happened_on_precision=Precision.MONTH)
    publish(event.topic, by=editor)

    [found] = PublicRecord.objects.get(kind="topic").data["events"]
    timeline = read(f"/topics/{event.topic.public_id}/{event.topic.slug}/").section("timeline")

    assert (found["text"], found["happened_on"]) == (event.text, {"date": "2023-09", "precision": "month"})
    assert found["source"]["id"] == event.source.public_id
    assert f"September 2023 What happened: {event.text} {event.source.title}" in timeline


def test_public_topic_counts_as_saved_since_when_an_event_is_added(editor: User) -> None:
    topic = TopicFactory.create()
    publish(topic, by=editor)

    TopicEventFactory.create(topic=topic)

    assert [*saved_since(Topic)] == [topic]


def test_event_on_the_page_of_its_topic_is_recorded(client: Client, editor: User) -> None:
    topic, source = TopicFactory.create(), SourceFactory.create()
    client.force_login(editor)
    whole: dict[str, str | int] = {
        "happened_on": "2023-09-24",
        "happened_on_precision": "day",
        "text": "It was opened.",
        "source": source.pk,
    }

    client.post(url_of(topic), with_row(form_of(client, url_of(topic)), "events", **whole))

    assert TopicEvent.objects.get(topic=topic).source == source


@pytest.mark.parametrize(
    ("field", "value"), [("happened_on", "0000-00-00"), ("text", "a\0"), ("source", "9" * 30), ("text", "x" * 501)]
)
def test_event_with_bad_input_is_refused_at_its_field(field: str, value: str, client: Client, editor: User) -> None:
    topic = TopicFactory.create()
    client.force_login(editor)
    whole: dict[str, str | int] = {
        "happened_on": "2023-09-24",
        "happened_on_precision": "day",
        "text": "It was opened.",
    }
    whole["source"] = SourceFactory.create().pk
    form = with_row(form_of(client, url_of(topic)), "events", **(whole | {field: value}))

    assert f"events-0-{field}" in errors_in(client.post(url_of(topic), form))
    assert not TopicEvent.objects.exists()


def test_templates_of_topics_take_as_many_queries_however_many_events() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            topic_templates(Topic.objects.values_list("public_id", flat=True))
        return len(found)

    TopicEventFactory.create()
    few = queries()
    TopicEventFactory.create_batch(5)

    assert queries() == few
