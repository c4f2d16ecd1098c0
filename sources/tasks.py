"""What is done in the background, by `manage.py db_worker`."""

import django

from sources import capturing

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]


@task()
def capture_source(attempt_id: int) -> None:
    """Carry out an attempt to capture a source; one that is under way or has ended is left alone."""
    capturing.carry_out(attempt_id)
