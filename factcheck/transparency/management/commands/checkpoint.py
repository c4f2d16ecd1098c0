"""The command `checkpoint`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.transparency.signing import checkpoints, places
from factcheck.transparency.signing.checkpoints import Done
from factcheck.transparency.signing.errors import SigningError


class Command(BaseCommand):
    help = (
        "Sign the public log as it is and keep the checkpoint in CHECKPOINT_FILE and its mirrors; refuse a log that "
        "does not extend the last one kept. Signs nothing where nothing is new. Exits with 1 where something is wrong."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = checkpoints.checkpoint(places.configured())
        except SigningError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_told(done))
        if done.problems:
            raise CommandError("\n".join(done.problems))


def _told(done: Done) -> str:
    if done.checkpoint is None:
        return "The log is empty: there is nothing to sign."
    found = f"{done.checkpoint.size} revisions"
    return f"Signed a checkpoint of {found}." if done.is_new else f"Nothing is new: the last checkpoint has {found}."
