"""What a source draws on, and what draws on it, for some steps."""

from itertools import pairwise
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.publishing.reading.public_state import Now
from factcheck.publishing.writing.actions import publish
from sources.models import Source
from sources.pages.chains import Link, drawing_on, drawn_on
from tests.factories import DrawFactory, SourceFactory

pytestmark = pytest.mark.django_db


def chain(length: int, editor: User) -> list[Source]:
    """Sources of which each draws on the next."""
    sources: list[Source] = [SourceFactory.create(title=f"S{number}") for number in range(length)]
    for source, other in pairwise(sources):
        DrawFactory.create(source=source, drawn_on=other)
    for source in reversed(sources):
        publish(source, by=editor)
    return sources


def names(links: list[Link]) -> Any:
    return {link.source["name"]: names(list(link.further)) for link in links}


def document(source: Source) -> Any:
    return Now().document("source", source.public_id)


def test_chain_goes_three_steps_each_way(editor: User) -> None:
    sources = chain(9, editor)

    assert names(drawn_on(document(sources[4]), Now())) == {"S5": {"S6": {"S7": {}}}}
    assert names(drawing_on(document(sources[4]), Now())) == {"S3": {"S2": {"S1": {}}}}


def test_chain_that_is_a_circle_ends_where_it_began(editor: User) -> None:
    sources = chain(2, editor)
    DrawFactory.create(source=sources[1], drawn_on=sources[0])
    publish(sources[1], by=editor)

    assert names(drawn_on(document(sources[0]), Now())) == {"S1": {}}
    assert names(drawing_on(document(sources[0]), Now())) == {"S1": {}}


def test_chain_of_a_source_by_itself_is_empty(editor: User) -> None:
    [source] = chain(1, editor)

    assert drawn_on(document(source), Now()) == drawing_on(document(source), Now()) == []


def test_chain_takes_a_query_a_step(editor: User) -> None:
    sources = chain(9, editor)
    middle = document(sources[4])

    with CaptureQueriesContext(connection) as queries:
        drawn_on(middle, Now())
        drawing_on(middle, Now())

    assert len(queries) == 5


def test_chain_shows_so_many_of_a_step(editor: User) -> None:
    [source] = chain(1, editor)
    for number in range(22):
        DrawFactory.create(source__title=f"D{number}", drawn_on=source)
    for draw in source.drawn.all():
        publish(draw.source, by=editor)

    found = names(drawing_on(document(source), Now()))

    assert len(found) == 20
    assert "D21" in found
    assert "D0" not in found
