"""What is done in the background once a redaction is carried out."""

import django
from django.utils import timezone

from factcheck.redaction import storage
from factcheck.redaction.models import Redaction

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]


class FilesInUseError(Exception):
    """Another connection kept the files from being cleared."""


@task()
def clear_files(redaction_id: int) -> None:
    """Clear the database's files of what was erased.

    Raises:
        FilesInUseError: another connection was reading all the while: `manage.py clear_erased` does it later.
    """
    if not storage.clear():
        raise FilesInUseError
    Redaction.objects.filter(pk__lte=redaction_id, scrubbed_at=None).exclude(entry=None).update(
        scrubbed_at=timezone.now()
    )
