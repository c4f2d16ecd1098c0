"""Both halves of every kind's declaration fit together."""

import pytest
from django.template.loader import get_template

from factcheck.publishing import kinds
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.reading.public_kinds import PublicKind

each_kind = pytest.mark.parametrize("kind", public_kinds.registered(), ids=public_kinds.names())


def test_kinds_of_drafts_are_those_whose_records_have_revisions() -> None:
    assert {kind.name for kind in kinds.registered()} == {kind.name for kind in public_kinds.with_revisions()}


def test_order_of_the_api_and_of_the_lists_is_as_programs_and_search_engines_know_it() -> None:
    listed = [kind.name for kind in public_kinds.listed()]

    assert public_kinds.names() == [
        *("claim", "claimant", "source", "publisher", "topic", "media_object", "review", "policy"),
    ]
    assert listed == ["claim", "claimant", "topic", "source", "publisher", "media_object"]


@each_kind
def test_kind_filters_its_own_records(kind: PublicKind) -> None:
    assert kind.resource.filterset.record_kind == kind.name


@each_kind
def test_kind_has_its_templates(kind: PublicKind) -> None:
    names = [kind.template, *([kind.list_page.entry] if kind.list_page else [])]

    assert [get_template(name).template.name for name in names] == names  # type: ignore[attr-defined]


def test_place_of_each_kind_is_its_own() -> None:
    resources = [kind.resource.place for kind in public_kinds.registered()]
    lists = [kind.list_page.place for kind in public_kinds.listed() if kind.list_page]
    suggestions = [kind.suggested.place for kind, _ in public_kinds.suggested() if kind.suggested]

    assert [places for places in (resources, lists, suggestions) if len(set(places)) < len(places)] == []


@each_kind
def test_kind_that_is_part_of_another_names_one_with_revisions(kind: PublicKind) -> None:
    assert not kind.part_of or public_kinds.get(kind.part_of) in public_kinds.with_revisions()
