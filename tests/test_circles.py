"""What points at others of its kind is asked whether it comes back to itself."""

from collections.abc import Iterable, Set
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Topic
from factcheck.circles import leads_back, row_leads_back
from tests.factories import TopicFactory
from tests.together import each_of


@each_of(
    ("links", "answer"),
    [
        ({1: []}, False),
        ({1: [2], 2: [3], 3: []}, False),
        ({1: [1]}, True),
        ({1: [2], 2: [1]}, True),
        ({1: [2, 3], 2: [], 3: [4], 4: [1]}, True),
        ({1: [2], 2: [3], 3: [2]}, False),
        ({1: [2, None], 2: [None]}, False),
    ],
)
def test_circle_through_the_start_is_told(links: dict[int, list[int | None]], answer: bool) -> None:
    def further(keys: Set[int]) -> Iterable[int | None]:
        return [other for key in keys for other in links[key]]

    assert leads_back(1, links[1], further) is answer


def test_each_level_is_asked_for_once_and_no_key_twice() -> None:
    asked: list[Set[int]] = []
    links = {1: [2, 3], 2: [4], 3: [4, 2], 4: []}

    def further(keys: Set[int]) -> Iterable[int]:
        asked.append(set(keys))
        return [other for key in keys for other in links[key]]

    assert leads_back(1, links[1], further) is False
    assert asked == [{2, 3}, {4}]


def topics(count: int) -> list[Topic]:
    """Topics of which each is part of the next."""
    made: list[Topic] = TopicFactory.create_batch(count)
    for topic, parent in pairwise(made):
        topic.parent = parent
        topic.save()
    return made


@pytest.mark.django_db
def test_row_whose_foreign_key_comes_back_through_others_is_told() -> None:
    first, *_, last = topics(4)

    assert row_leads_back(first, "parent") is False
    last.parent = first
    assert row_leads_back(last, "parent") is True


@pytest.mark.django_db
def test_row_that_points_at_itself_is_left_to_its_constraint() -> None:
    [topic] = topics(1)
    topic.parent = topic

    assert row_leads_back(topic, "parent") is False


@pytest.mark.django_db
def test_circle_of_other_rows_ends() -> None:
    one, other = topics(2)
    Topic.objects.filter(pk=other.pk).update(parent=one)

    assert row_leads_back(TopicFactory.create(parent=one), "parent") is False


@pytest.mark.django_db
def test_unsaved_row_is_in_no_circle() -> None:
    one, _ = topics(2)

    assert row_leads_back(Topic(parent=one), "parent") is False


@pytest.mark.django_db
def test_row_far_from_the_end_costs_a_query_a_level() -> None:
    first = Topic.objects.select_related("parent").get(pk=topics(6)[0].pk)

    with CaptureQueriesContext(connection) as queries:
        row_leads_back(first, "parent")

    # The parent is at hand, and says who its own is.
    assert len(queries) == 4
