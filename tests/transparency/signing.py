"""Logs that are signed, and ways to change them behind the site's back."""

import itertools
from typing import Any

from django.contrib.auth.models import User
from django.db import connection

from factcheck.publishing.writing.actions import publish
from factcheck.transparency.notes import checkpoint_of
from factcheck.transparency.signing.places import Places
from tests import factories
from tests.write_once import without_triggers

ORIGIN = "facts.example/log"


def add_one(by: User) -> None:
    """One more row of the log."""
    publish(factories.TopicFactory.create(), by=by)


def sizes_in(file: Any) -> list[int]:
    """Of how many rows the checkpoints in a file are."""
    parts = file.read_text("utf-8").split("\n\n")[:-1]
    notes = [f"{text}\n\n{signatures}\n" for text, signatures in zip(parts[::2], parts[1::2], strict=True)]
    return [checkpoint_of(note).size for note in notes]


def tamper(sql: str, *values: Any) -> None:
    """Change the log as the owner of the database could."""
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def cut_off(sequence: int) -> None:
    """Take away the rows of the log from a sequence on."""
    for table, column in itertools.chain(
        ((f"publishing_revision{each}", "revision_id") for each in ("author", "body")),
        [("publishing_revision", "sequence")],
    ):
        tamper(f"DELETE FROM {table} WHERE {column} >= %s", sequence)


def lines_of(places: Places) -> str:
    """All that was kept."""
    return places.file.read_text("utf-8")
