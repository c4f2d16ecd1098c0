from datetime import date

import pytest
from django.db.models import ProtectedError

from claims.models import TopicEvent
from factcheck.dates import Precision
from tests.factories import SourceFactory, TopicEventFactory, TopicFactory
from tests.refusals import assert_unknown_refused, messages_of

pytestmark = pytest.mark.django_db


def event(**fields: object) -> TopicEvent:
    return TopicEventFactory.build(topic=TopicFactory.create(), source=SourceFactory.create(), **fields)


def test_event_reads_as_what_happened() -> None:
    assert str(TopicEvent(text="The road was opened.")) == "The road was opened."


def test_date_is_cut_to_its_precision() -> None:
    row = event(happened_on=date(2023, 9, 24), happened_on_precision=Precision.MONTH)

    assert messages_of(row) == {}
    assert row.happened_on == date(2023, 9, 1)


def test_precision_outside_the_list_is_refused() -> None:
    assert_unknown_refused(event(), "happened_on_precision", "claims_topicevent_happened_on_precision_known")


@pytest.mark.parametrize(("field", "value"), [("text", ""), ("text", "a\nb"), ("text", "a\0"), ("happened_on", None)])
def test_event_without_readable_words_or_a_date_is_refused_at_its_field(field: str, value: object) -> None:
    assert [*messages_of(event(**{field: value}))] == [field]


def test_source_of_an_event_cannot_be_deleted() -> None:
    row = TopicEventFactory.create()

    with pytest.raises(ProtectedError):
        row.source.delete()


def test_topic_takes_its_events_along() -> None:
    row = TopicEventFactory.create()

    row.topic.delete()

    assert not TopicEvent.objects.exists()
