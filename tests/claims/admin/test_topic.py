"""The page of a topic."""

import pytest
from django.test import Client

from claims.models import Topic
from tests.desk.pages import add_url, errors_in, form_of, list_url, url_of
from tests.factories import ClaimFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_add_records_the_topic_under_its_parent(desk: Client) -> None:
    parent = TopicFactory.create()

    desk.post(add_url(Topic), form_of(desk, add_url(Topic), name="Արցախ, 2023", parent=parent.pk))

    topic = Topic.objects.get(parent=parent)
    assert (topic.name, topic.slug) == ("Արցախ, 2023", "արցախ-2023")


def test_topic_part_of_itself_is_refused_at_its_field(desk: Client) -> None:
    topic = TopicFactory.create()

    response = desk.post(url_of(topic), form_of(desk, url_of(topic), parent=topic.pk))

    assert "parent" in errors_in(response)


def test_topic_part_of_its_own_part_is_refused_at_its_field(desk: Client) -> None:
    topic = TopicFactory.create()
    below = TopicFactory.create(parent=TopicFactory.create(parent=topic))

    response = desk.post(url_of(topic), form_of(desk, url_of(topic), parent=below.pk))

    assert "parent" in errors_in(response)


@pytest.mark.parametrize(("field", "value"), [("name", "  "), ("slug", "a b"), ("parent", "9" * 30)])
def test_bad_input_is_refused_at_its_field(field: str, value: str, desk: Client) -> None:
    topic = TopicFactory.create()

    assert field in errors_in(desk.post(url_of(topic), form_of(desk, url_of(topic), **{field: value})))


def test_slug_of_another_draft_is_taken_as_it_is(desk: Client) -> None:
    other, topic = TopicFactory.create(slug="war"), TopicFactory.create()

    desk.post(url_of(topic), form_of(desk, url_of(topic), slug=other.slug))

    topic.refresh_from_db()
    assert topic.slug == "war"


def test_page_links_to_the_claims_on_the_topic(desk: Client) -> None:
    topic = TopicFactory.create()
    ClaimFactory.create().topics.add(topic)
    ClaimFactory.create()

    claims, _ = desk.get(url_of(topic)).context["related_lists"]

    assert claims["count"] == 1
    assert desk.get(claims["url"]).context["cl"].result_count == 1


def test_list_by_wider_topic_shows_its_parts(desk: Client) -> None:
    part = TopicFactory.create(parent=TopicFactory.create())

    assert [*desk.get(f"{list_url(Topic)}?parent={part.parent_id}").context["cl"].result_list] == [part]
