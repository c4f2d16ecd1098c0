"""Whose changes these are."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db import transaction


@contextmanager
def acting(*, by: User, what: str) -> Iterator[None]:
    """Let all that the block writes be one change in the desk's history, made by this user in one transaction.

    `what` says it in a few words that follow the user's name, such as "saved at the desk".
    """
    with transaction.atomic():
        yield
