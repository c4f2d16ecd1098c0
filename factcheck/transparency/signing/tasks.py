"""What is done in the background, by `manage.py db_worker`."""

import logging

import django

from factcheck.transparency.models import ONLY, Signing
from factcheck.transparency.signing import checkpoints, places
from factcheck.transparency.signing.errors import SigningError

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]

logger = logging.getLogger(__name__)


@task()
def sign_what_is_new() -> None:
    """Sign and keep a checkpoint. Whatever is published from now on asks again."""
    Signing.objects.filter(pk=ONLY).update(asked_at=None)
    try:
        checkpoints.checkpoint(places.configured())
    except SigningError as error:
        # The desk and readers are told; trying again changes nothing.
        logger.error("No checkpoint was signed: %s", error)
