"""The command `load_dump`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.copies.dumping.describing import NOT_IN_IT
from factcheck.copies.loading.files import DumpFolder, LoadError
from factcheck.copies.loading.restoring import load
from factcheck.publishing.verifying.progress import Progress


class Command(BaseCommand):
    help = (
        "Make a site of a dump, in an empty database that is migrated. All of it verifies and is there, or nothing is. "
        f"Not in a dump: {'; '.join(NOT_IN_IT)}."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="The folder of the dump, with its manifest.json.")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            told = Progress(-1, DumpFolder(folder).manifest["head"]["sequence"])
            try:
                number = load(folder, told)
            finally:
                told.end()
        except LoadError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Loaded {number} revisions; all of them verify. Not in a dump: {'; '.join(NOT_IN_IT)}.")
