"""Makes the vectors of public claims."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck.meaning import catching_up, encoding
from factcheck.meaning.models import Vector

_WIDTH = 40


class Command(BaseCommand):
    help = (
        "Make the vectors by which claims are found that mean the same in other words. Needs the extra `semantic`. "
        "Readers find claims by their words meanwhile; stopped, it goes on where it was when started with --missing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--missing", action="store_true", help="only those that are missing")

    def handle(self, *args: Any, missing: bool, **options: Any) -> None:
        if not encoding.is_available():
            message = "The extra is not installed: pip install '.[semantic]'"
            raise CommandError(message)
        if not missing:
            Vector.objects.all().delete()
        self.whole = catching_up.missing().count()
        made = catching_up.catch_up(self.show)
        self.stdout.write(f"\nMade {made} vectors.")

    def show(self, done: int) -> None:
        """Draw the bar on one line of a terminal."""
        filled = _WIDTH * done // max(self.whole, done, 1)
        self.stdout.write(f"\r[{'#' * filled:{_WIDTH}}] {done} of {self.whole}", ending="")
        self.stdout.flush()
