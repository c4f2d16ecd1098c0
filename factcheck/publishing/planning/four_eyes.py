"""Nobody publishes alone what they alone edited. Switched off by `FACTCHECK_FOUR_EYES`."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.contrib.auth.models import User

from factcheck.editing.history import Edited, last_edits
from factcheck.publishing import kinds
from factcheck.publishing.kinds import Key, key_of, records_of
from factcheck.publishing.models import Publishable
from factcheck.publishing.planning.publications import publications_of

_NAMED = 5
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def required() -> bool:
    """Whether what one person edited is for another to publish."""
    return bool(settings.FACTCHECK_FOUR_EYES)


def objection(keys: Iterable[Key], *, by: User) -> str:
    """Why this user can't be the one who publishes these drafts, for the editor; "" if nothing stands against it.

    Each draft needs somebody else's eyes: that others worked on what it is published with does not help.
    Changes by nobody that is known, such as an import's, neither need them nor count as theirs.
    """
    return objection_to(edited_alone(records_of(keys), by=by), by=by) if required() else ""


def objection_to(alone: Sequence[Publishable], *, by: User) -> str:
    """What `objection` says, for whoever knows already which drafts only this user has edited; “” for none."""
    if not alone:
        return ""
    names = ", ".join(f"“{record}”" for record in alone[:_NAMED])
    return f"Nobody but you has edited {names} since it was last published, so somebody else publishes it. {_who(by)}"


def edited_alone(records: Sequence[Publishable], *, by: User) -> list[Publishable]:
    """Those of the drafts that only this user has edited since they were last published; none if the rule is off.

    The number of queries grows with the kinds of record, not with the records.
    """
    if not required() or not records:
        return []
    rows = _rows_of(records)
    edits = last_edits({row for theirs in rows.values() for row in theirs})
    shown = _last_shown(records)
    return [
        record
        for record in records
        if {
            who
            for row in rows[_itself(record)]
            for who, edited in edits[row].items()
            if edited > shown.get(key_of(record), 0)
        }
        == {by.pk}
    ]


def _itself(record: Publishable) -> Edited:
    return Edited(type(record), record.pk)


def _rows_of(records: Sequence[Publishable]) -> dict[Edited, list[Edited]]:
    """Each record with the rows that its document spells out."""
    found = {_itself(record): [_itself(record)] for record in records}
    for kind in sorted({record.record_kind for record in records}):
        keys = [record.pk for record in records if record.record_kind == kind]
        for part in kinds.get(kind).spelled_out(keys):
            found[Edited(kinds.get(kind).model, part.record)].append(Edited(part.model, part.row))
    return found


def _last_shown(records: Sequence[Publishable]) -> dict[Key, int]:
    """The last change of drafts when each was published, in the order of changes: clocks may go wrong, it can't."""
    return {key: row.shown_change for key, row in publications_of(map(key_of, records)).items()}


def _who(by: User) -> str:
    able = User.objects.with_perm("publishing.publish", backend=_BACKEND).exclude(pk=by.pk).order_by("username")
    names = list(able.filter(is_staff=True).values_list("username", flat=True)[: _NAMED + 1])
    if not names:
        return "There is no one else yet who may: ask an administrator to make somebody a Senior editor."
    others = " and others" if len(names) > _NAMED else ""
    return f"These may: {', '.join(names[:_NAMED])}{others}."
