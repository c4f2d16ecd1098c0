"""Versions: every write of a row raises it, and every write of a part raises that of its record."""

from typing import Any

import pytest
from django.db import models

from factcheck.editing import registry
from tests.factories import (
    FACTORIES,
    AliasFactory,
    AttributionFactory,
    ClaimFactory,
    EvidenceFactory,
    PassageFactory,
    TopicFactory,
)
from tests.together import each_of

pytestmark = pytest.mark.django_db
VERSIONED = sorted((model for model in FACTORIES if hasattr(model, "version")), key=lambda model: model.__name__)

PARTS = [entry.model for entry in registry.tracked() if entry.parent and entry.model in FACTORIES]


def version_of(row: Any) -> int:
    return int(type(row)._default_manager.values_list("version", flat=True).get(pk=row.pk))


@each_of("model", VERSIONED, rolled_back=True)
def test_version_is_raised_by_every_save_even_of_a_stale_row(model: type[models.Model]) -> None:
    row: Any = FACTORIES[model].create()
    first = version_of(row)
    stale: Any = model._default_manager.get(pk=row.pk)

    row.save()
    second = version_of(row)
    stale.save()

    assert first < second < version_of(row)


@each_of("model", VERSIONED, rolled_back=True)
def test_version_set_back_by_hand_is_raised_all_the_same(model: type[models.Model]) -> None:
    row: Any = FACTORIES[model].create()
    row.save()
    before = version_of(row)

    model._default_manager.filter(pk=row.pk).update(version=1)

    assert version_of(row) > before


@each_of("model", PARTS, rolled_back=True)
def test_version_of_a_record_is_raised_by_its_parts(model: type[models.Model]) -> None:
    entry = registry.of(model)
    assert entry is not None
    part: Any = FACTORIES[model].create()
    record = getattr(part, entry.parent)
    versions = [version_of(record)]

    part.save()
    versions.append(version_of(record))
    part.delete()
    versions.append(version_of(record))

    assert versions == sorted(set(versions))


def test_version_of_a_claim_is_raised_by_the_parts_of_its_parts() -> None:
    evidence, attribution = EvidenceFactory.create(), AttributionFactory.create()
    claims = [evidence.review.claim, attribution.claim]
    before = [version_of(claim) for claim in claims]

    evidence.save()
    attribution.passages.add(PassageFactory.create())

    assert all(version_of(claim) > was for claim, was in zip(claims, before, strict=True))


def test_version_of_a_claim_is_raised_by_its_topics() -> None:
    claim = ClaimFactory.create()
    before = version_of(claim)

    claim.topics.add(TopicFactory.create())

    assert version_of(claim) > before


def test_version_is_raised_of_both_records_by_a_part_that_moves() -> None:
    alias, other = AliasFactory.create(), AliasFactory.create().claimant
    was = alias.claimant
    before = [version_of(was), version_of(other)]

    alias.claimant = other
    alias.save()

    assert version_of(was) > before[0]
    assert version_of(other) > before[1]
