from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from factcheck.database.asked import remembering
from sources.models import Publisher
from tests.factories import PublisherFactory

pytestmark = pytest.mark.django_db

ASKS: dict[str, Callable[[], Any]] = {
    "list": lambda: list(Publisher.objects.order_by("name")),
    "first": lambda: Publisher.objects.order_by("name").first(),
    "count": Publisher.objects.count,
    "exists": lambda: Publisher.objects.filter(name="Name 1").exists(),
    "iterator": lambda: list(Publisher.objects.order_by("name").iterator()),
    "none": lambda: list(Publisher.objects.filter(name="Nobody")),
}


@pytest.fixture
def publishers() -> list[Publisher]:
    return [PublisherFactory.create(name=f"Name {number}") for number in range(3)]


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS.keys())
def test_answer_that_is_remembered_is_the_one_that_was_given(publishers: Any, ask: Callable[[], Any]) -> None:
    with remembering() as asked:
        found = ask()

    assert found == ask()
    assert asked.is_answered_the_same()


def test_answer_read_row_by_row_is_the_one_that_was_given(publishers: Any) -> None:
    with remembering(), connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sources_publisher ORDER BY name")
        found = [cursor.fetchone(), *cursor.fetchmany(1), *cursor]
        nothing = cursor.fetchone()

    assert found == [(f"Name {number}",) for number in range(3)]
    assert nothing is None


@pytest.mark.parametrize("change", ["update", "add", "delete"])
def test_answer_that_changed_since_is_found_out(publishers: list[Publisher], change: str) -> None:
    with remembering() as asked:
        list(Publisher.objects.all())

    match change:
        case "update":
            Publisher.objects.filter(pk=publishers[1].pk).update(name="Another")
        case "add":
            PublisherFactory.create()
        case "delete":
            publishers[2].delete()

    assert not asked.is_answered_the_same()


def test_change_of_what_was_not_asked_is_no_matter(publishers: list[Publisher]) -> None:
    with remembering() as asked:
        Publisher.objects.get(pk=publishers[0].pk)

    Publisher.objects.filter(pk=publishers[1].pk).update(name="Another")

    assert asked.is_answered_the_same()


def test_statement_that_answers_nothing_is_not_asked_again(publishers: list[Publisher]) -> None:
    with remembering() as asked, transaction.atomic():
        Publisher.objects.get(pk=publishers[0].pk)

    assert asked.is_answered_the_same()


def test_work_that_writes_is_never_the_same(publishers: list[Publisher]) -> None:
    with remembering() as asked:
        Publisher.objects.filter(pk=publishers[0].pk).update(name="Name 0")

    assert not asked.is_answered_the_same()
