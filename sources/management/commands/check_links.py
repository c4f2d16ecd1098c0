"""The command `check_links`."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from sources.checking import Pace, check_links
from sources.models import Source
from sources.vocabulary import LinkState

_MOST = 100_000


def _number(text: str) -> int:
    try:
        number = int(text)
    except ValueError as error:
        raise ArgumentTypeError(f"write a whole number, not {text!r}") from error
    if not 0 <= number <= _MOST:
        raise ArgumentTypeError(f"choose a number from 0 to {_MOST:,}, not {text}")
    return number


class Command(BaseCommand):
    help = "Visits the addresses of sources again and records which are dead, changed or lead elsewhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--older-than", type=_number, default=7, metavar="DAYS", help="Skip those visited since. Default: 7 days"
        )
        parser.add_argument("--limit", type=_number, default=500, help="Visit no more than this many. Default: 500")
        parser.add_argument(
            "--pause", type=_number, default=5, metavar="SECONDS", help="Between visits to one host. Default: 5"
        )

    def handle(self, *args: Any, older_than: int, limit: int, pause: int, **options: Any) -> None:
        since = timezone.now() - timedelta(days=older_than)
        due = Source.objects.due_for_check(since=since).defer("text")[:limit]
        found = check_links(due, pace=Pace(pause))
        self.stdout.write(f"Visited {found.total()}.")
        for state in LinkState:
            if found[state]:
                self.stdout.write(f"  {found[state]} {state.label}")
