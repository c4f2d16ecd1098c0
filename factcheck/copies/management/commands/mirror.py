"""The command `mirror`."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from factcheck.copies.mirroring.dialling import Origin, OriginError
from factcheck.copies.mirroring.following import begin
from factcheck.copies.verified import ForgedError


class Command(BaseCommand):
    help = (
        "Keep this site a read-only copy of the one at MIRROR_OF: fetch what that publishes, verify each revision, and "
        "show it. Runs until it is stopped, and goes on where it was. Ends with 1 at what does not verify."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("url", nargs="?", help="The address of the original, the same as in MIRROR_OF.")
        parser.add_argument("--once", action="store_true", help="Fetch what there is, and end.")

    def handle(self, *args: Any, url: str | None, once: bool, **options: Any) -> None:
        if not settings.MIRROR_OF or (url and url.rstrip("/") != settings.MIRROR_OF):
            raise CommandError(
                f"Set MIRROR_OF to {url or 'the address of the original'}, for the server too: the site then says that "
                "it is a mirror, and lets nobody edit it."
            )
        try:
            follower = begin(Origin(settings.MIRROR_OF), self._say)
            if once:
                follower.catch_up()
            else:
                follower.run()
        except (ForgedError, OriginError, ValueError) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            self._say("Stopped.")

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
