"""What readers see of a merge: the loser's address leads to the winner, and the log says so.

The drafts are merged by `factcheck.merging`, which calls `merged` and `unmerged` once they are, in its transaction.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.auth.models import User

from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document, canonical_bytes, moment, parse
from factcheck.publishing.kinds import Key, key_of
from factcheck.publishing.models import Change, Citation, Publication, Publishable
from factcheck.publishing.placeholders import cited, renamed
from factcheck.publishing.planning import four_eyes
from factcheck.publishing.planning.state import State, state_of
from factcheck.publishing.writing import actions, hooks, log, read_model
from factcheck.publishing.writing.actions import PublishingError
from factcheck.publishing.writing.edition import Edition

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
        """Whose it is."""
        return Key(self.kind, self.record_id)


@dataclass(frozen=True)
class Merged:
    """What a merge did to what is public."""

    loser_was_public: bool
    winner: Frozen
    # Of the records that cited the loser.
    citing: list[Frozen]

    def as_json(self) -> dict[str, Any]:
        """The same for a JSON column."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Merged":
        """What `as_json` gave."""
        citing = [Frozen(**frozen) for frozen in data["citing"]]
        return cls(data["loser_was_public"], Frozen(**data["winner"]), citing)


def refuse_unless_mergeable(loser: Publishable, winner: Publishable, *, by: User, note: str, publish: bool) -> None:
    """Raise if a public loser can't lead to this winner; the drafts are still two.

    Raises:
        PublishingError: the note is blank, the winner is withdrawn, `publish` is needed and was not said, or
            nobody but this user edited what it would publish.
    """
    states = [(record, state_of(record)) for record in (loser, winner)]
    (_, losers), (_, winners) = states
    if losers not in PUBLIC:
        return
    actions._require_note(note, "why the two are one")
    if winners == State.WITHDRAWN:
        raise PublishingError(f"“{winner}” is withdrawn, and the other is public: publish it again first.")
    unpublished = [(record, state) for record, state in states if state != State.PUBLISHED]
    for record, state in unpublished:
        if not publish:
            raise PublishingError(f"“{record}” is {state.label}: tick that it may be published, or publish it first.")
    _require_other_eyes([key_of(record) for record, _ in unpublished], by=by)


def merged(loser: Publishable, winner: Publishable, *, by: User, note: str) -> Merged:
    """Take a public loser off the site in favour of the winner, and let all that names it name the winner.

    The caller holds the log's lock. Of a loser that is not public, nothing becomes public.

    Raises:
        PublishingError: something that it would publish can't be.
    """
    old, new = key_of(loser), key_of(winner)
    document, before = read_model.document_of(old), _frozen(new)
    names = _templates_naming(old, new)
    citing = {key: _frozen(key) for key in names if key != new}
    published = actions.with_cited(winner, ()) if document else {}
    edition = Edition({key: each for key, each in names.items() if _is_live(key)} | published)
    _settle(edition, without=old if document else None)
    _require_other_eyes(published, by=by)
    actions.refuse_blocked(edition, published, root=new)
    if document:
        _lead_on(old, document, edition.contents[new], by=by, note=note)
    _write(edition, updated=published, noted=new, by=by, note=note)
    _freeze(names | published)
    hooks.published([*published, old] if document else [], by)
    return Merged(
        bool(document),
        Frozen(*new, before, _frozen(new)),
        [Frozen(*key, was, _frozen(key)) for key, was in citing.items()],
    )


def _require_other_eyes(keys: Iterable[Key], *, by: User) -> None:
    if objection := four_eyes.objection(keys, by=by):
        raise PublishingError(objection)


def refuse_unless_undoable(winner: Publishable, was: Merged) -> bool:
    """Tell whether the winner's page must be made anew from its draft; the drafts are still one.

    Raises:
        PublishingError: its draft says more than readers see, so that undoing would publish that too.
    """
    state = state_of(winner)
    settled = was.winner.before or not was.loser_was_public
    if state not in PUBLIC or (settled and _frozen(was.winner.key) == was.winner.after):
        return False
    if state == State.CHANGED:
        raise PublishingError(f"“{winner}” was published since and changed again: publish or restore it first.")
    return True


def unmerged(loser: Publishable, winner: Publishable, was: Merged, *, anew: bool, by: User, note: str) -> None:
    """Show the loser again, and let what named it before name it again. The caller holds the log's lock.

    `anew` is what `refuse_unless_undoable` said. What was published since keeps naming the winner.

    Raises:
        PublishingError: the loser cites what was withdrawn since.
    """
    old, new = key_of(loser), key_of(winner)
    back = {frozen.key: parse(frozen.before.encode()) for frozen in was.citing if _frozen(frozen.key) == frozen.after}
    updated: dict[Key, Document] = {}
    if anew:
        updated |= actions.with_cited(winner, ())
    elif was.winner.before and _frozen(new) == was.winner.after:
        back[new] = parse(was.winner.before.encode())
    if was.loser_was_public:
        updated[old] = parse(_frozen(old).encode())
        actions._cited_drafts({old: updated[old]})
    edition = Edition({key: each for key, each in back.items() if _is_live(key)} | updated)
    edition.settle()
    if new in back:
        updated[new] = back[new]
    _write(edition, updated=updated, noted=old, by=by, note=note)
    _freeze(back | updated)


def _templates_naming(old: Key, new: Key) -> dict[Key, Document]:
    """The frozen templates that cite the old record, citing the new one instead."""
    rows = Publication.objects.filter(citations__kind=old.kind, citations__record_id=old.record_id)
    found = {Key(row.kind, row.record_id): parse(row.template) for row in rows if row.record_id != old.record_id}
    return {key: renamed(template, old, new, within=key) for key, template in found.items()}


def _settle(edition: Edition, *, without: Key | None) -> None:
    if without is None:
        edition.settle()
    else:
        edition.drop(without)


def _lead_on(old: Key, document: Document, winner: Document, *, by: User, note: str) -> None:
    time = log.now()
    embedded = kinds.get(old.kind).as_cited(winner)
    kept = {name: document[name] for name in ("type", "id", "first_published_at")}
    number = document["revision"]["number"] + 1
    stamp = {"number": number, "change": str(Change.MERGE), "note": actions._clean(note), "time": moment(time)}
    into = {name: embedded[name] for name in ("id", "name", "url")}
    tombstone = kept | {"updated_at": stamp["time"], "revision": stamp, "merged_into": into}
    revisions = actions._append({old: tombstone}, by=by, time=time)
    read_model.merge(old, sequence=revisions[old].sequence)
    Publication.objects.filter(kind=old.kind, record_id=old.record_id).update(withdrawn=True)


def _write(edition: Edition, *, updated: Iterable[Key], noted: Key, by: User, note: str) -> None:
    words, theirs = actions._clean(note), set(updated)
    changes = {
        key: (Change.UPDATE if key in theirs else Change.REFERENCE, words if key == noted else "")
        for key in edition.changes()
    }
    actions._write(edition, changes, by=by, time=log.now())


def _freeze(templates: dict[Key, Document]) -> None:
    for key, template in templates.items():
        rows = Publication.objects.filter(kind=key.kind, record_id=key.record_id)
        rows.update(template=canonical_bytes(template))
        for publication in rows:
            publication.citations.all().delete()
            Citation.objects.bulk_create(
                Citation(publication=publication, kind=kind, record_id=record_id)
                for kind, record_id in sorted(set(cited(template)))
            )


def _frozen(key: Key) -> str:
    row = Publication.objects.filter(kind=key.kind, record_id=key.record_id).first()
    return bytes(row.template).decode() if row else ""


def _is_live(key: Key) -> bool:
    return Publication.objects.filter(kind=key.kind, record_id=key.record_id, withdrawn=False).exists()
