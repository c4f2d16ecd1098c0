"""Which version of a record an editor has seen, and whether it still is the latest."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from factcheck.editing.history import changes_about, latest_change

FIELD = "_version"
_TOKEN = re.compile(r"([0-9]{1,9})-([0-9]{1,18})", re.ASCII)


@dataclass(frozen=True)
class Seen:
    """A version of a record, and the number of the latest change in it."""

    version: int
    change: int

    def __str__(self) -> str:
        return f"{self.version}-{self.change}"


def seen(record: Any) -> Seen:
    """The version of a record as it was read; ask for it before its parts are read."""
    return Seen(record.version, latest_change(changes_about(type(record), record.pk)))


def parse(token: str) -> Seen | None:
    """What a form says that its editor has seen; None for what no form of ours says."""
    found = _TOKEN.fullmatch(token)
    return Seen(int(found[1]), int(found[2])) if found else None


def take(record: Any, token: str) -> bool:
    """Raise the version that the editor has seen, so that no one else can; False if it is not the latest any more.

    Whoever comes second waits here until the first one's transaction ends.
    """
    known = parse(token)
    if known is None:
        return False
    rows = type(record)._base_manager.filter(pk=record.pk, version=known.version)
    return bool(rows.update(version=F("version") + 1))
