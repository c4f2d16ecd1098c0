"""The command `restore`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.backups.copying import restore
from factcheck.backups.errors import BackupError


class Command(BaseCommand):
    help = (
        "Put the whole database of a backup in the place of this one, migrate it and verify its log. "
        "Stop the server and the worker first."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="What `backup` wrote.")
        parser.add_argument("--replace", action="store_true", help="Lose what is in this database now.")

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        try:
            restore(file, replace=replace)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored from {file}.")
