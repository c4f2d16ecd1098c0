"""The command `datafeed`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.linked import feed


class Command(BaseCommand):
    help = (
        "Write every public record to a file in the words of schema.org, as one DataFeed. "
        "A file of that name is replaced once the new one is whole."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Where to write it.")
        parser.add_argument(
            "--no-history",
            action="store_true",
            help="Leave out when, and by which revisions, this site published each record: what is left is the same "
            "wherever the same records are.",
        )

    def handle(self, *args: Any, file: Path, no_history: bool, **options: Any) -> None:
        unfinished = file.with_name(f"{file.name}.unfinished")
        try:
            with unfinished.open("wb") as written:
                written.writelines(feed.whole(history=not no_history))
            unfinished.replace(file)
        except OSError as error:
            raise CommandError(f"{file} can't be written: {error.strerror}.") from error
        self.stdout.write(f"Written to {file}: {file.stat().st_size:,} bytes.")
