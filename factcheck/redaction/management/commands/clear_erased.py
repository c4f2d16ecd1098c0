"""Clears the database's files of what was erased."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Max

from factcheck.redaction.models import Redaction
from factcheck.redaction.tasks import FilesInUseError, clear_files


class Command(BaseCommand):
    help = "Clear the database's files of what redactions erased, where the background worker could not."

    def handle(self, *args: Any, **options: Any) -> None:
        last = Redaction.objects.exclude(entry=None).aggregate(last=Max("pk"))["last"] or 0
        try:
            clear_files.func(last)
        except FilesInUseError as error:
            raise CommandError("Another process reads the database: stop it, or try again.") from error
        self.stdout.write("The files are cleared.")
