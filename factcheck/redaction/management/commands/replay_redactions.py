"""Erases again what was erased after the backup from which the database was restored."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.redaction import kept, storage
from factcheck.redaction.actions import replay


class Command(BaseCommand):
    help = (
        "Carry out the redactions that the file of REDACTIONS_FILE names and this database, restored from an older "
        "backup, has not. Run it after a restore, before the site serves. Clears the database's files too."
    )
    # It is what mends what the check finds.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = kept.unreplayed()
        except kept.KeptError as error:
            raise CommandError(str(error)) from error
        for line in found:
            self.stdout.write(f"Redacted again: {replay(line)}.")
        if found and not storage.clear():
            raise CommandError("All is erased, but another process reads the file: stop it and run clear_erased.")
        self.stdout.write(f"Replayed {len(found)} redactions.")
