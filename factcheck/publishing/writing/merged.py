"""What readers see of a merge: the loser's address leads to the winner, and the log says so.

The drafts are merged by `factcheck.merging`, which calls `merged` and `unmerged` once they are, in its transaction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext

from factcheck.editing.history import Edited
from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document, parse
from factcheck.publishing.kinds import Key, key_of
from factcheck.publishing.models import Change, Publication, Publishable
from factcheck.publishing.placeholders import renamed
from factcheck.publishing.planning import gate, numbering, plans, preparing, publications
from factcheck.publishing.planning.edition import Edition
from factcheck.publishing.planning.refusals import PublishingError
from factcheck.publishing.planning.state import State, state_of, states
from factcheck.publishing.reading.records import document_of
from factcheck.publishing.writing import frozen, hooks, log, notes, read_model, revising

PUBLIC = frozenset({State.PUBLISHED, State.CHANGED})
"""The states in which readers can see a record."""


@dataclass(frozen=True)
class Frozen:
    """A published template before and after a merge, as text; empty where there was none."""

    kind: str
    record_id: str
    before: str
    after: str

    @property
    def key(self) -> Key:
        """The name, among all kinds, of the record that the template is of."""
        return Key(self.kind, self.record_id)


@dataclass(frozen=True)
class Merged:
    """What a merge did to what is public."""

    loser_was_public: bool
    winner: Frozen
    # Of the records that cited the loser.
    citing: list[Frozen]

    def as_json(self) -> dict[str, Any]:
        """What a JSON column holds of it, for `from_json` to read."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Merged":
        """What a merge did, from what `as_json` gave."""
        citing = [Frozen(**frozen) for frozen in data["citing"]]
        return cls(data["loser_was_public"], Frozen(**data["winner"]), citing)


def refuse_unless_mergeable(loser: Publishable, winner: Publishable, *, note: str, publish: bool) -> None:
    """Raise if a public loser can't lead to this winner; the drafts are still two.

    Raises:
        PublishingError: the note is blank, the winner is withdrawn, or `publish` is needed and was not said.
    """
    states = [(record, state_of(record)) for record in (loser, winner)]
    (_, losers), (_, winners) = states
    if losers not in PUBLIC:
        return
    notes.require_note(note, gettext("why the two are one"))
    if winners == State.WITHDRAWN:
        raise PublishingError(
            gettext("“%(winner)s” is withdrawn, and the other is public: publish it again first.") % {"winner": winner}
        )
    for record, state in states:
        if state != State.PUBLISHED and not publish:
            raise PublishingError(
                gettext("“%(record)s” is %(label)s: tick that it may be published, or publish it first.")
                % {"record": record, "label": state.label}
            )


def unseen(loser: Publishable, winner: Publishable) -> list[Key]:
    """The drafts that a merge of a public loser would publish, and that say what readers have not seen.

    These are the two themselves, where they do, and what either would bring along; the drafts are still two.
    """
    found = plans.plans([loser, winner])
    if not all(key_of(record) in found for record in (loser, winner)) or found[key_of(loser)].state not in PUBLIC:
        return []
    return [key for plan in found.values() for key in plan.keys if key != plan.key or plan.state != State.PUBLISHED]


def merged(loser: Publishable, winner: Publishable, *, by: User, note: str) -> Merged:
    """Take a public loser off the site in favour of the winner, and let all that names it name the winner.

    The caller holds the log's lock. Of a loser that is not public, nothing becomes public.

    Raises:
        PublishingError: something that it would publish can't be.
    """
    old, new = key_of(loser), key_of(winner)
    document, rows = document_of(old), _naming(old)
    names = _renamed(rows, old, new)
    before = _frozen({new, *names})
    published = _templates_of(winner, leaving=[old]) if document else {}
    edition = Edition({key: each for key, each in names.items() if not rows[key].withdrawn} | published)
    _settle(edition, without=old if document else None)
    if document:
        gate.refuse_blocked(edition, new, [key for key in published if key != new])
        _lead_on(old, document, edition.contents[new], by=by, note=note)
    # A loser that cites the winner would be brought up to date by it, but is gone by now.
    edition.contents.pop(old, None)
    _write(edition, updated=published, noted=new, by=by, note=note)
    frozen.freeze(names | published)
    _shown_as_they_stand([winner])
    hooks.published([*published, old] if document else [], by)
    after = _frozen({new, *names})
    citing = [Frozen(*key, before[key], after[key]) for key in names if key != new]
    return Merged(bool(document), Frozen(*new, before.get(new, ""), after.get(new, "")), citing)


def refuse_unless_undoable(winner: Publishable, was: Merged) -> bool:
    """Tell whether the winner's page must be made anew from its draft; the drafts are still one.

    Raises:
        PublishingError: its draft says more than readers see, so that undoing would publish that too.
    """
    state = state_of(winner)
    settled = was.winner.before or not was.loser_was_public
    if state not in PUBLIC or (settled and _frozen([was.winner.key]).get(was.winner.key, "") == was.winner.after):
        return False
    if state == State.CHANGED:
        raise PublishingError(
            gettext("“%(winner)s” was published since and changed again: publish or restore it first.")
            % {"winner": winner}
        )
    return True


def unmerged(loser: Publishable, winner: Publishable, was: Merged, *, anew: bool, by: User, note: str) -> None:
    """Show the loser again, and let what named it before name it again. The caller holds the log's lock.

    `anew` is what `refuse_unless_undoable` said. What was published since keeps naming the winner.

    Raises:
        PublishingError: the loser cites what was withdrawn since.
    """
    old, new = key_of(loser), key_of(winner)
    rows = publications.publications_of([old, new, *(frozen.key for frozen in was.citing)])
    now = publications.texts_of(rows)
    back = {frozen.key: parse(frozen.before.encode()) for frozen in was.citing if now.get(frozen.key) == frozen.after}
    updated: dict[Key, Document] = {}
    if anew:
        updated |= _templates_of(winner)
    elif was.winner.before and now.get(new) == was.winner.after:
        back[new] = parse(was.winner.before.encode())
    if was.loser_was_public:
        updated[old] = parse(now[old].encode())
        plans.refuse_citing_withdrawn(old, updated[old])
        frozen.number(numbering.number(updated))
    edition = Edition({key: each for key, each in back.items() if not rows[key].withdrawn} | updated)
    edition.settle()
    if new in back:
        updated[new] = back[new]
    _write(edition, updated=updated, noted=old, by=by, note=note)
    frozen.freeze(back | updated)
    _shown_as_they_stand([loser, winner])


def _shown_as_they_stand(records: Sequence[Publishable]) -> None:
    """Where a draft says just what readers see by now, whoever edited it until now has edited nothing unseen."""
    preparing.hold(Edited(part.model, part.row) for _, part in kinds.spelled_out(records))
    found = states(records[0].record_kind, [record.public_id for record in records])
    frozen.shown(key_of(record) for record in records if found[record.public_id] == State.PUBLISHED)


def _templates_of(winner: Publishable, *, leaving: Sequence[Key] = ()) -> dict[Key, Document]:
    """What publishing the winner's draft would publish, under slugs that those may have had that are leaving."""
    plan = plans.plan(winner, leaving=leaving)
    plan.refuse_unfit()
    frozen.number(plan.numbered)
    return plan.templates


def _naming(old: Key) -> dict[Key, Publication]:
    """The publications whose templates cite the old record, itself left out."""
    rows = publications.citing([old])
    return {Key(row.kind, row.record_id): row for row in rows if row.record_id != old.record_id}


def _renamed(rows: Mapping[Key, Publication], old: Key, new: Key) -> dict[Key, Document]:
    """Their templates, citing the new record instead of the old one."""
    found = publications.templates_in(rows.values())
    return {key: renamed(template, old, new, within=key) for key, template in found.items()}


def _settle(edition: Edition, *, without: Key | None) -> None:
    if without is None:
        edition.settle()
    else:
        edition.drop(without)


def _lead_on(old: Key, document: Document, winner: Document, *, by: User, note: str) -> None:
    embedded = kinds.get(old.kind).as_cited(winner)
    into = {name: embedded[name] for name in ("id", "name", "url")}
    words, time = notes.cleaned(note), log.now()
    revision = revising.end(old, document, Change.MERGE, note=words, by=by, time=time, merged_into=into)
    read_model.merge(old, sequence=revision.sequence)


def _write(edition: Edition, *, updated: Iterable[Key], noted: Key, by: User, note: str) -> None:
    words, theirs = notes.cleaned(note), set(updated)
    changes = {
        key: (Change.UPDATE if key in theirs else Change.REFERENCE, words if key == noted else "")
        for key in edition.changes()
    }
    revising.write(edition, changes, by=by, time=log.now())


def _frozen(keys: Iterable[Key]) -> dict[Key, str]:
    """The frozen templates of those of the records that are or were public, as text."""
    return publications.texts_of(publications.publications_of(keys))
