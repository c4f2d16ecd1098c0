"""The command `demo`."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from factcheck.demo.start import EDITOR, address_of, environment, listen, make_editor, places, serve, sign
from factcheck.demo.static_files import collected
from factcheck.matching import semantic_available

_READY = """
Ready.

  Read   {address}/
  Edit   {address}/admin/   as {editor}, with the password {password}
  API    {address}/api/v1/   described at {address}/api/v1/docs/

Here one account may publish what it alone edited; in production somebody else has to (FACTCHECK_FOUR_EYES).
{signed}
{matched}
The password is new at each start. A worker captures sources in the background. Ctrl-C stops both.
"""

_BY_MEANING = "Claims that say the same in other words or another language are found, once the worker has encoded them."
_BY_WORDS = (
    "Claims are found by their words alone; pip install -e '.[semantic]' finds those too that say the same in others."
)


class Command(BaseCommand):
    help = "Prepares a database with the sample and an editor's account, says where to look, and serves it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="The address to serve on. Default: 127.0.0.1")
        parser.add_argument("--port", type=int, default=8000, help="The port to serve on. Default: 8000")

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo hands out a password and loads a sample: it never runs in production.")
        try:
            listener = listen(host, port)
        except ValueError as error:
            raise CommandError(str(error)) from error
        with listener:
            self.prepare(address_of(host, port))
            serve(listener, environment(host, port, os.environ | collected(os.environ)))

    def prepare(self, address: str) -> None:
        """Migrate, load the sample, sign the log, make the account, and print where to look."""
        self._say("Preparing the database.")
        call_command("migrate", interactive=False, verbosity=0)
        password = make_editor()
        call_command("load_sample", by=EDITOR, stdout=self.stdout)
        signed = sign(places())
        matched = _BY_MEANING if semantic_available() else _BY_WORDS
        self._say(_READY.format(address=address, editor=EDITOR, password=password, signed=signed, matched=matched))

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        # The server replaces this process: what is still in a buffer then would be lost.
        self.stdout.flush()
