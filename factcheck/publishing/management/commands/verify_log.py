"""Checks the public log and, against it, all that is made of it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck.publishing.models import Revision
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.verifying.progress import Progress
from factcheck.publishing.writing import log, redacted


class Command(BaseCommand):
    help = (
        "Verify the public log: sequence, hash chain, commitments and bodies; and that what readers see and search, "
        "what the next revisions will be made of, authors, and the database's triggers are what log, history and "
        "declarations say. Exits with 1 and names every fault if something does not verify."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--head", help="The hash that the last row should have, as noted elsewhere before.")
        parser.add_argument(
            "--since",
            type=int,
            metavar="SEQUENCE",
            help="Verify only what came after this revision, and the records that were revised since.",
        )

    def handle(self, *args: Any, head: str | None = None, since: int | None = None, **options: Any) -> None:
        if since is not None and not Revision.objects.filter(pk=since).exists():
            raise CommandError(f"--since takes the sequence of a revision that is in the log, and {since} is not.")
        faults = self._faults(since)
        last = Revision.objects.order_by("-sequence").first()
        found = bytes(last.hash).hex() if last else ""
        if head and not Revision.objects.filter(hash=_bytes(head)).exists():
            faults.append(f"no row has the hash {head}: rows were cut off, or all were made anew")
        if faults:
            raise CommandError("The log does not verify:\n" + "\n".join(faults))
        count = last.sequence + 1 if last else 0
        until = "" if since is None else f" after {since}"
        self.stdout.write(f"The log verifies{until}: {count} revisions, last hash {found or 'none'}.")
        for redaction in redacted.redactions():
            self.stdout.write(f"Redacted: {redaction}")

    def _faults(self, since: int | None) -> list[str]:
        told = Progress(-1 if since is None else since, log.head())
        try:
            return [str(fault) for fault in verify(since=since, told=told)]
        finally:
            told.end()


def _bytes(head: str) -> bytes:
    try:
        return bytes.fromhex(head)
    except ValueError as error:
        raise CommandError("--head takes a hash in hexadecimal.") from error
