"""Loads the sample into the database and publishes it, as an editor would have."""

import json
from importlib.resources import files
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from claims.models import Claim
from claims.sample.records import Sample, find
from factcheck.publishing.writing.actions import correct, publish, withdraw
from sources.models import Source

# What is loaded last is newest, and stands first on the home page.
NAMES = ("demonstration", "nagorno_karabakh")


def read(name: str) -> dict[str, Any]:
    """The data of one of `NAMES`, as it stands in its file."""
    data: dict[str, Any] = json.loads(files("claims.sample").joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return data


@transaction.atomic
def load_sample(*, by: User) -> int:
    """Record and publish the claims of the sample that are not here yet; return how many those were.

    A record that is already here stays as it is, whatever an editor has done to it since.

    Raises:
        ValidationError: a record here stands in the way of one in the sample. Nothing was written.
        PublishingError: a claim of the sample rests on a record that was withdrawn. Nothing was written.
    """
    return sum(_load(read(name), by=by) for name in NAMES)


def _load(data: dict[str, Any], *, by: User) -> int:
    sample = Sample(data)
    missing = [slug for slug in data["claims"] if find(Claim, slug) is None]
    retracted = {slug: row for slug, row in data.get("retractions", {}).items() if find(Source, slug) is None}
    for slug in missing:
        publish(sample.claim(slug), by=by)
    for slug, row in data.get("corrections", {}).items():
        if slug in missing:
            correct(sample.mended(slug, row), by=by, note=row["note"])
    for slug, row in retracted.items():
        publish(sample.retracted(slug, row), by=by, note=row["retraction_note"])
    for slug, note in data.get("withdrawals", {}).items():
        if slug in missing:
            withdraw(sample.claim(slug), by=by, note=note)
    return len(missing)
