"""Who made each revision: nothing public tells it, so it is held against the private history."""

from collections.abc import Iterator, Mapping

from django.contrib.auth.models import User

from factcheck.editing.models import Operation
from factcheck.publishing.models import Revision, RevisionAuthor
from factcheck.publishing.verifying import received
from factcheck.publishing.verifying.checks import Fault
from factcheck.publishing.verifying.history import Remembered, departures, remembered
from factcheck.publishing.verifying.portions import Portion


def faults(portion: Portion) -> Iterator[Fault]:
    """Revisions without an author, and authors that are not those of whom the history knows."""
    rows = RevisionAuthor.objects.filter(portion.rows("revision_id"))
    known = remembered(RevisionAuthor, portion.rows("row_id"))
    for sequence, what in (*_without(portion), *departures(rows, known), *_changed(known)):
        yield Fault(f"author of revision {sequence}", what)


def _without(portion: Portion) -> Iterator[tuple[int, str]]:
    made_here = Revision.objects.filter(portion.rows(), author=None, sequence__gt=received.until())
    for sequence in made_here.values_list("sequence", flat=True):
        yield sequence, "nobody is remembered as its author"


def _changed(known: Mapping[int, Remembered]) -> Iterator[tuple[int, str]]:
    """Whose author the history itself says was changed: it is forgotten with the account, and in no other way."""
    named = {change.before.get("user_id") for one in known.values() for change in one.changes}
    present = set(User.objects.filter(pk__in=named - {None}).values_list("pk", flat=True))
    for sequence, one in sorted(known.items()):
        for change in one.changes:
            if change.operation == Operation.INSERT:
                signed = change.change_set.who_id if change.change_set else None
                if signed is not None and signed != change.after.get("user_id"):
                    yield sequence, "the history says that somebody else was acting"
            elif change.after.get("user_id") is not None or change.before.get("user_id") in present:
                yield sequence, "it was changed since"
