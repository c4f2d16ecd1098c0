"""The command `dump`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from factcheck.copies.dumping.making import DumpError, configured, make, prune
from factcheck.copies.terminal import Counting


class Command(BaseCommand):
    help = (
        "Write all that is public to a folder of its own: the documents of each kind and the whole log as NDJSON, "
        "tables for SQLite, a manifest with hashes. The site may be in use. Older dumps than DUMP_KEEP, and those "
        "with words that were withdrawn or redacted since, are deleted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, help="Where the dump's folder goes, instead of DUMP_DIR.")

    def handle(self, *args: Any, folder: Path | None, **options: Any) -> None:
        told = Counting()
        try:
            place = folder or configured()
            made = make(place, told=told)
        except DumpError as error:
            raise CommandError(str(error)) from error
        finally:
            told.end()
        gone = prune(place, settings.DUMP_KEEP)
        size = sum(path.stat().st_size for path in made.iterdir())
        self.stdout.write(f"Written to {made}: {size:,} bytes.")
        if gone:
            self.stdout.write(f"Deleted: {', '.join(gone)}.")
