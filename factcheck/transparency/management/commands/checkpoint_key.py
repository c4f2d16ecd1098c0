"""The command `checkpoint_key`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from factcheck.transparency.signing import keys
from factcheck.transparency.signing.errors import SigningError


class Command(BaseCommand):
    help = "Make the key that signs checkpoints, in a file that only its owner can read, and print its public half."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", default=settings.CHECKPOINT_KEY_FILE, help="Default: that of CHECKPOINT_KEY_FILE."
        )
        parser.add_argument(
            "--origin", default=_origin(), help="What the log is called, for good. Default: %(default)s, of SITE_URL."
        )

    def handle(self, *args: Any, file: str, origin: str, **options: Any) -> None:
        if not file:
            raise CommandError("Name a file for the key, or set CHECKPOINT_KEY_FILE.")
        try:
            key = keys.new(origin)
            keys.write(key, Path(file))
        except SigningError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(key.verifier_key)


def _origin() -> str:
    site = urlsplit(settings.SITE_URL)
    return f"{site.netloc}{site.path}/log"
