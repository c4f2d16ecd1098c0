"""Which public record an address that a reader gives is about."""

import re
from typing import Final, NamedTuple

from django.conf import settings

from factcheck.inbox.vocabulary import MAX_LINE
from factcheck.language.localisation import split_language
from factcheck.publishing.addresses import plural
from factcheck.publishing.identity import PATTERN
from factcheck.publishing.models.public import PublicRecord

RECORD: Final = re.compile(rf"/([a-z_]+)/({PATTERN})(?:[/?#]|$)")
"""The path of a record's page, or of a page of it: its plural and its id."""


class Named(NamedTuple):
    """A public record, and what it is called."""

    kind: str
    record_id: str
    name: str


def path_on_site(address: str, most: int = MAX_LINE) -> str:
    """The path, without a language, that an address of this site leads to; "" for others, and longer ones."""
    path = address.removeprefix(settings.SITE_URL)
    if not path.startswith("/") or path.startswith("//") or len(path) > most or not path.isprintable():
        return ""
    return split_language(path)[1]


def record_at(path: str) -> Named | None:
    """The record whose page, or a page of whose, is at this path; None where the public can see none."""
    found = RECORD.match(path)
    if found is None:
        return None
    for row in PublicRecord.objects.without_document().filter(record_id=found[2]):
        if plural(row.kind) == found[1]:
            return Named(row.kind, row.record_id, row.name)
    return None
