"""What is done in the background, by `manage.py db_worker`."""

import django
from django.db import transaction

from factcheck.meaning import catching_up, encoding

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]


@task()
def encode_what_is_new() -> None:
    """Make the vectors that are missing; a second task that finds none is done at once."""
    catching_up.catch_up()


def ask_after_commit() -> None:
    """Have the worker encode what was published; until it has, that is found by its words."""
    if encoding.is_available():
        transaction.on_commit(encode_what_is_new.enqueue, robust=True)
