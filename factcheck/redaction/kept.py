"""The file of redactions outside the database: what a backup that is restored must be told again.

Each line is a JSON object: the record, the numbers of its revisions, the members, the legal basis, and the entry of
the log. No line has a word of what was.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from factcheck.publishing.kinds import Key
from factcheck.publishing.models import RevisionBody
from factcheck.redaction.models import Redaction


class Line(NamedTuple):
    """A redaction as the file has it."""

    key: Key
    numbers: list[int]
    members: list[str]
    besides: dict[str, list[int]]
    basis: str

    @property
    def standing(self) -> list[int]:
        """Which of its revisions this database still has in full."""
        about = {"revision__kind": self.key.kind, "revision__record_id": self.key.record_id}
        bodies = RevisionBody.objects.filter(**about, revision__number__in=self.numbers)
        return list(bodies.order_by("revision").values_list("revision__number", flat=True))

    @property
    def is_known(self) -> bool:
        """Whether this database knows of a redaction that took the same along."""
        done = Redaction.objects.filter(kind=self.key.kind, record_id=self.key.record_id, entry__isnull=False)
        return done.filter(basis=self.basis, besides=self.besides).exists()


class KeptError(Exception):
    """The file can't be read or written; the message says what to do."""


def append(redaction: Redaction) -> None:
    """Add the redaction to the file, where one is named, so that it is on the disk when this returns.

    Raises:
        KeptError: it can't be written.
    """
    if not settings.REDACTIONS_FILE:
        return
    said = {name: getattr(redaction, name) for name in ("kind", "record_id", "numbers", "members", "besides", "basis")}
    line = json.dumps(said | {"entry": redaction.entry_id}, sort_keys=True) + "\n"
    try:
        with Path(settings.REDACTIONS_FILE).open("a", encoding="utf-8") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise KeptError(f"{settings.REDACTIONS_FILE} can't be written, so nothing was erased: {error}") from error


def lines() -> Iterator[Line]:
    """What the file says, in order; nothing where none is named or none was written yet.

    Raises:
        KeptError: the file can't be read, or a line of it is not one that this program wrote.
    """
    path = Path(settings.REDACTIONS_FILE) if settings.REDACTIONS_FILE else None
    if path is None or not path.exists():
        return
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KeptError(f"{path} can't be read: {error}") from error
    for number, line in enumerate(text.splitlines(), start=1):
        yield _line(line, f"line {number} of {path}")


def unreplayed() -> list[Line]:
    """The redactions of the file whose words this database still has: it was restored from an older backup.

    Raises:
        KeptError: as `lines` does.
    """
    return [line for line in lines() if line.standing or (line.besides and not line.is_known)]


def _line(text: str, place: str) -> Line:
    try:
        said: Any = json.loads(text)
        key = Key(said["kind"], said["record_id"])
        return Line(key, said["numbers"], said["members"], said["besides"], said["basis"])
    except (ValueError, LookupError, TypeError) as error:
        raise KeptError(f"{place} says no redaction: put the file back as it was.") from error
