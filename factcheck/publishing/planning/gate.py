"""The publish gate: what our standards find in a record and in what would be published with it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from factcheck.publishing import kinds
from factcheck.publishing.kinds import Key
from factcheck.publishing.planning.edition import Edition
from factcheck.publishing.planning.refusals import PublishingError
from factcheck.publishing.standards import Finding, Level, findings_in

CITES_WITHDRAWN: Final = "cites-withdrawn"
"""The rule that publishing itself holds to, since no document can show what is withdrawn."""

_NAMED = 10


def cites_withdrawn(message: str) -> list[Finding]:
    """The finding in a record that cites what is withdrawn; nothing else can be found in it then."""
    return [Finding(CITES_WITHDRAWN, Level.BLOCK, message, number=1)]


def findings_of(edition: Edition, root: Key, others: Collection[Key]) -> list[Finding]:
    """What the standards find in a record, and what blocks the others published with it; what blocks comes first."""
    found = [*findings_in(root, edition.contents[root]), *_of_others(edition, others)]
    blocking_first = sorted(found, key=lambda finding: not finding.blocks)
    return [replace(finding, number=number) for number, finding in enumerate(blocking_first, 1)]


def refuse_blocked(edition: Edition, root: Key, others: Collection[Key]) -> None:
    """Refuse to publish these records where a standard that blocks finds fault with one.

    Raises:
        PublishingError: a record that would be published does not meet a standard.
    """
    blocking = findings_in(root, edition.contents[root], blocking=True)
    found = [finding.message for finding in (*blocking, *_of_others(edition, others))]
    if found:
        listed = " ".join(dict.fromkeys(found[:_NAMED]))
        raise PublishingError(_("It does not meet our standards yet. %(listed)s") % {"listed": listed})


def _of_others(edition: Edition, keys: Iterable[Key]) -> Iterator[Finding]:
    for key in sorted(keys, key=lambda key: kinds.rank(key.kind)):
        for finding in findings_in(key, edition.contents[key], blocking=True):
            message = _("Of “%(name)s”, published with it: %(message)s") % {
                "name": edition.name_of(key),
                "message": finding.message,
            }
            yield replace(finding, place="", message=message)
