"""The command `delete_unused_images`."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.images.actions import KEPT, delete_unused

_MOST = 10_000


class Command(BaseCommand):
    help = "Deletes the images that no draft has and no public record shows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--older-than", type=int, default=KEPT.days, metavar="DAYS", help="Keep younger ones. Default: 30 days"
        )

    def handle(self, *args: Any, older_than: int, **options: Any) -> None:
        if not 0 <= older_than <= _MOST:
            raise CommandError(f"Choose a number of days from 0 to {_MOST:,}, not {older_than}.")
        self.stdout.write(f"Deleted {delete_unused(older_than=timedelta(days=older_than))}.")
