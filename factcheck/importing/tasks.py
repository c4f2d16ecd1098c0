"""What is done in the background, by `manage.py db_worker`."""

import django

from factcheck.importing.models import Import
from factcheck.importing.reading import UnreadableError
from factcheck.importing.restoring.feeds import is_ours
from factcheck.importing.restoring.uploads import restore_upload
from factcheck.importing.stages.running import StoppedError, fail, run
from factcheck.importing.starting import StartError, file_of

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]


@task()
def carry_on(import_id: int) -> None:
    """Carry an uploaded import on to its end; one that is at its end, or gone, is left alone."""
    importing = Import.objects.filter(pk=import_id).first()
    if importing is None or not importing.is_running:
        return
    try:
        with file_of(importing) as path:
            if is_ours(path):
                restore_upload(importing, path)
            else:
                run(importing, path)
    except (StartError, UnreadableError) as error:
        fail(importing, str(error))
    except StoppedError:
        # It says so itself, and can be taken up again.
        return
