"""Nobody publishes alone what they edited. Switched off by `FACTCHECK_FOUR_EYES`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.utils.translation import gettext

from factcheck.accounts.changes.ties import Ties
from factcheck.editing.history import Edited, last_edits
from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document, parse
from factcheck.publishing.kinds import Key, key_of, records_of
from factcheck.publishing.models import Publication, Publishable
from factcheck.publishing.planning import approvals
from factcheck.publishing.planning.publications import publications_of

PUBLISH, APPROVE = "publishing.publish", "publishing.approve"
_NAMED = 5
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def required() -> bool:
    """Whether what one person edited is for another to approve or to publish."""
    return bool(settings.FACTCHECK_FOUR_EYES)


def objection(keys: Iterable[Key], *, by: User) -> str:
    """Why this user can't be the one who publishes these drafts as they stand; "" if nothing stands against it."""
    if not required():
        return ""
    wanted = list(keys)
    eyes = Eyes(records_of(wanted), kinds.templates(wanted), publications_of(wanted))
    return eyes.objection(by)


class Eyes:
    """Who has looked at some drafts since each was last published: who edited it, and who approved it as it stands.

    Somebody may publish a draft that they edited nothing of, or that somebody else approved. Accounts that count as
    one person (`factcheck.accounts.changes.ties`) have one pair of eyes. Each draft needs others' eyes for itself: that
    others worked on what it is published with does not help. Changes by nobody that is known, such as an import's, need
    none.

    The number of queries grows with the kinds of record, not with the records.
    """

    def __init__(
        self,
        records: Sequence[Publishable],
        templates: Mapping[Key, Document],
        published: Mapping[Key, Publication],
    ) -> None:
        self.records = records
        self._templates = {key_of(record): templates[key_of(record)] for record in records}
        self._published = published

    def in_the_way(self, by: User, among: Iterable[Key] | None = None) -> list[Publishable]:
        """Those of the drafts that this user may not publish as they stand."""
        return self._in_the_way(by.pk, None if among is None else set(among))

    def objection(self, by: User, among: Iterable[Key] | None = None) -> str:
        """Why this user can't publish all of them as they stand, and whom to ask; "" if nothing stands against it."""
        stopped = self.in_the_way(by, among)
        if not stopped:
            return ""
        names = ", ".join(f"“{record}”" for record in stopped[:_NAMED])
        why = gettext(
            "You have edited %(names)s since it was last published, and nobody else has approved it as it stands."
        ) % {"names": names}
        return f"{why} {self.whom_to_ask(by, [key_of(record) for record in stopped])}"

    def whom_to_ask(self, by: User, among: Iterable[Key]) -> str:
        """Who may publish these drafts or approve them, in sentences for this user."""
        publishers, approvers = self.publishers(among), self.approvers(by)
        if not publishers and not approvers:
            return gettext("There is no one else yet who may: ask an administrator to make somebody a Senior editor.")
        said = (
            [gettext("These may publish it: %(publishers)s.") % {"publishers": listed(publishers)}]
            if publishers
            else []
        )
        said += (
            [gettext("These may approve it, for you to publish: %(approvers)s.") % {"approvers": listed(approvers)}]
            if approvers
            else []
        )
        return " ".join(said)

    def publishers(self, among: Iterable[Key] | None = None) -> list[str]:
        """The names of those who may publish all of these drafts as they stand."""
        keys = None if among is None else set(among)
        return [name for pk, name in self._able(PUBLISH) if not self._in_the_way(pk, keys)]

    def approvers(self, by: User) -> list[str]:
        """The names of those whose approval lets this user publish."""
        mine = self._ties.one_with(by.pk)
        return [name for pk, name in self._able(APPROVE) if pk not in mine]

    def _in_the_way(self, who: int, among: set[Key] | None) -> list[Publishable]:
        if not required():
            return []
        # Of many records that are published together each is asked about by itself.
        places = self._places
        asked: Iterable[Key] = places if among is None else sorted(among & places.keys(), key=places.__getitem__)
        return [self.records[places[key]] for key in asked if self._needs_others(key, who)]

    @cached_property
    def _places(self) -> dict[Key, int]:
        return {key_of(record): place for place, record in enumerate(self.records)}

    def _needs_others(self, key: Key, who: int) -> bool:
        mine = self._ties.one_with(who)
        return bool(self._editors[key] & mine) and self._approvers[key] <= mine

    def _able(self, permission: str) -> list[tuple[int, str]]:
        if permission not in self._names:
            able = User.objects.with_perm(permission, backend=_BACKEND).filter(is_staff=True).order_by("username")
            self._names[permission] = list(able.values_list("pk", "username"))
        return self._names[permission]

    @cached_property
    def _names(self) -> dict[str, list[tuple[int, str]]]:
        return {}

    @cached_property
    def _ties(self) -> Ties:
        return Ties()

    @cached_property
    def _approvers(self) -> dict[Key, set[int]]:
        return approvals.standing(self._templates)

    @cached_property
    def _editors(self) -> dict[Key, set[int]]:
        """Who edited each draft since readers were last shown it as it stood."""
        rows = dict(self._rows())
        edits = last_edits({row for theirs in rows.values() for row, _ in theirs})
        return {
            key: {who for row, since in theirs for who, edited in edits[row].items() if edited > since}
            for key, theirs in rows.items()
        }

    def _rows(self) -> Iterator[tuple[Key, list[tuple[Edited, int]]]]:
        """Each record with the rows that its document spells out, and the change up to which readers saw each."""
        found = {key_of(record): [self._own(record)] for record in self.records}
        for key, part in kinds.spelled_out(self.records):
            since = self._shown(key) if part.mark in self._said[key] else 0
            found[key].append((Edited(part.model, part.row), since))
        yield from found.items()

    def _own(self, record: Publishable) -> tuple[Edited, int]:
        return Edited(type(record), record.pk), self._shown(key_of(record))

    def _shown(self, key: Key) -> int:
        """The last change of drafts when it was published, in the order of changes: clocks may go wrong, it can't."""
        return self._published[key].shown_change if key in self._published else 0

    @cached_property
    def _said(self) -> dict[Key, set[str]]:
        """Every text that was published of each record."""
        return {
            key: set(_texts(parse(self._published[key].template))) if key in self._published else set()
            for key in self._templates
        }


def listed(names: Sequence[str]) -> str:
    """Some names in one line."""
    return ", ".join(names[:_NAMED]) + (gettext(" and others") if len(names) > _NAMED else "")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
