import pytest
from django.db.models import ProtectedError

from tests.factories import TopicFactory
from tests.refusals import assert_refused, messages_of

pytestmark = pytest.mark.django_db


def test_topic_below_another_is_stored() -> None:
    parent = TopicFactory.create()
    topic = TopicFactory.build(parent=parent)

    topic.full_clean()
    topic.save()

    assert list(parent.children.all()) == [topic]


def test_topic_that_is_its_own_parent_is_refused() -> None:
    topic = TopicFactory.create()
    topic.parent = topic

    assert_refused(topic, "claims_topic_not_itself", at="parent")


def test_parent_that_lies_below_is_refused_at_its_field() -> None:
    top = TopicFactory.create()
    middle = TopicFactory.create(parent=top)
    top.parent = TopicFactory.create(parent=middle)

    assert messages_of(top) == {"parent": ["That topic is part of this one: choose another, or none."]}


def test_wikidata_id_given_twice_is_refused() -> None:
    TopicFactory.create(wikidata_id="Q362")

    assert_refused(TopicFactory.build(wikidata_id="Q362"), "claims_topic_wikidata_id_unique", at="wikidata_id")


def test_wikidata_id_left_empty_twice_is_stored() -> None:
    TopicFactory.create(wikidata_id="")

    assert messages_of(TopicFactory.create(wikidata_id="")) == {}


def test_topic_with_children_cannot_be_deleted() -> None:
    parent = TopicFactory.create()
    TopicFactory.create(parent=parent)

    with pytest.raises(ProtectedError):
        parent.delete()


def test_topic_reads_as_its_name() -> None:
    assert str(TopicFactory.build(name="Exodus")) == "Exodus"
