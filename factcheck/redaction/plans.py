"""What a redaction would erase, in numbers, and what stands in its way."""

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from factcheck.publishing.kinds import Key
from factcheck.publishing.models import RedactedRevision, Revision
from factcheck.redaction import erasable, history, words
from factcheck.redaction.models import Redaction

REDACT: Final = "redaction.redact"
"""The permission to ask for and to confirm redactions."""


class RedactionError(Exception):
    """A redaction that can't be asked for or carried out; nothing was written. The message is for the editor."""


class Outlook(NamedTuple):
    """What confirming a redaction would erase: how many bytes of how many bodies, changes of drafts, other rows."""

    bodies: int
    bytes: int
    changes: int
    besides: list[tuple[str, int]]


def outlook(redaction: Redaction) -> Outlook:
    """What confirming this redaction now would erase."""
    found = revisions_of(redaction.key).filter(number__in=redaction.numbers).select_related("body")
    sizes = [len(bytes(row.body.document)) for row in found if hasattr(row, "body")]
    besides = [
        (each.name, each.chosen(redaction.record_id, redaction.besides.get(each.name, ())).count())
        for each in erasable.of_kind(redaction.kind)
    ]
    changes = history.changes_of(redaction.key).filter(erased=False).count()
    return Outlook(len(sizes), sum(sizes), changes, [each for each in besides if each[1]])


def revisions_of(key: Key) -> QuerySet[Revision]:
    """The revisions of a record, the newest first."""
    return Revision.objects.filter(kind=key.kind, record_id=key.record_id).order_by("-number")


def erasable_numbers(key: Key) -> list[int]:
    """The numbers of the record's revisions that may be erased: all but the last, which readers see now."""
    numbers = list(revisions_of(key).values_list("number", flat=True))
    erased = set(revisions_of(key).exclude(redaction=None).values_list("number", flat=True))
    return [number for number in numbers[1:] if number not in erased]


def refuse_unfit(key: Key, numbers: Sequence[int], besides: Collection[str] = ()) -> None:
    """Refuse what can't be erased as things are.

    Raises:
        RedactionError: there is no such revision, readers see it now, it is erased already, or nothing is named.
    """
    if not numbers and not besides:
        raise RedactionError(_("Name what is to be erased."))
    known = dict(revisions_of(key).values_list("number", "sequence"))
    if missing := sorted(set(numbers) - known.keys()):
        raise RedactionError(_("It has no revision %(missing)s.") % {"missing": missing[0]})
    if max(known, default=0) in numbers:
        raise RedactionError(
            _("Revision %(known)s is what readers see now: first publish one without the words, or withdraw it.")
            % {"known": max(known)}
        )
    if RedactedRevision.objects.filter(revision__in=[known[number] for number in numbers]).exists():
        raise RedactionError(_("One of these revisions is erased already."))


def refuse_shown(key: Key, text: str) -> None:
    """Refuse while readers still find the words on the record's page.

    Raises:
        RedactionError: they do.
    """
    if text and words.shown_with(key, text):
        raise RedactionError(
            _("Readers still see these words in this record: publish a version without them, or withdraw it, first.")
        )
