"""Checks the public log and, against it, the read model."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from factcheck.publishing.models import Revision
from factcheck.publishing.writing import hooks, log, read_model


class Command(BaseCommand):
    help = (
        "Verify the public log: sequence, hash chain, commitments and bodies; and that the read model "
        "shows what the log says. Exits with 1 and names every fault if something does not verify."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--head", help="The hash that the last row should have, as noted elsewhere before.")

    def handle(self, *args: Any, head: str | None = None, **options: Any) -> None:
        faults = [f"{fault.sequence}: {fault.what}" for fault in log.verify()]
        faults += self._differences()
        faults += hooks.faults()
        last = Revision.objects.order_by("-sequence").first()
        found = bytes(last.hash).hex() if last else ""
        if head and not Revision.objects.filter(hash=_bytes(head)).exists():
            faults.append(f"no row has the hash {head}: rows were cut off, or all were made anew")
        if faults:
            raise CommandError("The log does not verify:\n" + "\n".join(faults))
        count = last.sequence + 1 if last else 0
        self.stdout.write(f"The log verifies: {count} revisions, last hash {found or 'none'}.")

    def _differences(self) -> list[str]:
        if not any(read_model.differences()):
            return []
        # Something may have been published between two reads: only what differs while nobody can is a fault.
        with transaction.atomic():
            log.lock()
            return [f"read model: {kind} {record_id} {what}" for kind, record_id, what in read_model.differences()]


def _bytes(head: str) -> bytes:
    try:
        return bytes.fromhex(head)
    except ValueError as error:
        raise CommandError("--head takes a hash in hexadecimal.") from error
