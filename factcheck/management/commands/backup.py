"""The command `backup`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.backups.copying import back_up
from factcheck.backups.errors import BackupError


class Command(BaseCommand):
    help = (
        "Write the whole database, as it is at one moment, to a file; the site may be in use. "
        "A file of that name is replaced once the new one is whole."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Where to write it.")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            back_up(file)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Written to {file}: {file.stat().st_size:,} bytes.")
