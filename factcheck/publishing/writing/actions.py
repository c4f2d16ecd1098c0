"""The only ways to change what the public sees. Each is one transaction and adds revisions to the log."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from factcheck.editing.rows import GONE, lock, stored
from factcheck.fields import validate_prose
from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document, NotCanonicalError, canonical_bytes, moment
from factcheck.publishing.kinds import Key, key_of
from factcheck.publishing.models import ENDINGS, Change, Citation, Publication, PublicRecord, Publishable, Revision
from factcheck.publishing.placeholders import cited
from factcheck.publishing.planning import four_eyes
from factcheck.publishing.standards import findings_in
from factcheck.publishing.writing import hooks, log, read_model
from factcheck.publishing.writing.edition import Edition

MAX_NOTE = 2000
_NAMED = 10


class PublishingError(Exception):
    """An action that can't be done; nothing was written. The message is for the editor."""


@transaction.atomic
def publish(record: Publishable, *, by: User, note: str = "", also: Iterable[Publishable] = ()) -> Revision:
    """Show the public what the record now says.

    What the record cites and has no page yet is published with it; a claim that it cites only if it is
    among `also`. Every public document that embeds something that changes gets a reference revision.

    Returns:
        The record's latest revision.

    Raises:
        PublishingError: if nothing has changed since it was published, a rule that blocks is not met, the record
            cites a withdrawn one, `also` holds what it does not cite, or nobody but the publisher edited one of
            the drafts.
    """
    log.lock()
    chosen = list(also)
    _hold(record, *chosen)
    templates = with_cited(record, chosen)
    return _apply(templates, root=key_of(record), change=Change.UPDATE, by=by, note=note)


@transaction.atomic
def correct(record: Publishable, *, by: User, note: str) -> Revision:
    """Publish the record as the correction of something that readers were told wrongly.

    Raises:
        PublishingError: if the note is blank, the record is not public, nothing has changed, a rule that blocks is
            not met, or nobody but the publisher edited one of the drafts.
    """
    log.lock()
    _require_note(note, "what was wrong and what is right")
    _require_public(record)
    _hold(record)
    return _apply(with_cited(record, ()), root=key_of(record), change=Change.CORRECTION, by=by, note=note)


@transaction.atomic
def withdraw(record: Publishable, *, by: User, note: str) -> Revision:
    """Take the record off the public site; its address then answers with the note.

    Documents that merely point to the record get a reference revision that leaves it out.

    Raises:
        PublishingError: if the note is blank, the record is not public, or public documents rest on it.
    """
    log.lock()
    _require_note(note, "why it was withdrawn")
    words = _clean(note)
    publication, document = _require_public(record)
    _refuse_if_rested_on(record)
    key, time = key_of(record), log.now()
    edition = Edition({})
    edition.drop(key)
    tombstone = _tombstone(document, note=words, time=time)
    revisions = _append({key: tombstone}, by=by, time=time)
    read_model.withdraw(key)
    Publication.objects.filter(pk=publication.pk).update(withdrawn=True)
    _write(edition, dict.fromkeys(edition.changes(), (Change.REFERENCE, "")), by=by, time=time)
    return revisions[key]


def preview(record: Publishable, *, also: Iterable[Publishable] = ()) -> Document:
    """The document that publishing the record now would make; nothing is written.

    Raises:
        PublishingError: as `publish` does, but not for an unchanged record.
    """
    edition = Edition(with_cited(record, also))
    edition.settle()
    key = key_of(record)
    return _stamped(edition, key, Change.UPDATE, "", timezone.now())


def with_cited(
    record: Publishable, also: Iterable[Publishable], *, draft: Mapping[Key, Document] | None = None
) -> dict[Key, Document]:
    """The templates that publishing the record would publish: its own, `also`, and what these bring with them.

    `draft` has the record's own, for whoever has read it already.

    Raises:
        PublishingError: if a withdrawn record is cited, or `also` holds what is no cited draft.
    """
    chosen = {key_of(other) for other in also} - {key_of(record)}
    wanted, known = {key_of(record), *chosen}, draft or {}
    templates: dict[Key, Document] = {}
    while wanted:
        templates |= {key: known[key] for key in wanted & set(known)} | kinds.templates(wanted - set(known))
        wanted = _cited_drafts(templates)
    _refuse_strays(chosen, templates)
    return templates


def _hold(*records: Publishable) -> None:
    """Let nobody save these drafts until this transaction ends: they are read in several queries."""
    for record in records:
        if not lock(stored(record)):
            raise PublishingError(GONE)


def _cited_drafts(templates: dict[Key, Document]) -> set[Key]:
    named = {key for template in templates.values() for key in cited(template)}
    needed = {key for key in named - set(templates) if kinds.get(key.kind).published_when_cited}
    known = list(Publication.objects.filter(record_id__in=[key.record_id for key in needed]))
    if withdrawn := next((row for row in known if row.withdrawn), None):
        raise PublishingError(
            f"It cites a withdrawn {withdrawn.kind} ({withdrawn.record_id}): publish that again first, or cite another."
        )
    return needed - {Key(row.kind, row.record_id) for row in known}


def _refuse_strays(chosen: set[Key], templates: dict[Key, Document]) -> None:
    named = {key for template in templates.values() for key in cited(template)}
    if strays := {key.record_id for key in chosen - named}:
        raise PublishingError(f"Not cited, so not published with it: {', '.join(sorted(strays))}.")
    published = Publication.objects.filter(record_id__in=[key.record_id for key in chosen])
    if known := sorted(published.values_list("record_id", flat=True)):
        raise PublishingError(f"Published before, so not published along: {', '.join(known)}. Publish it by itself.")


def _apply(templates: dict[Key, Document], *, root: Key, change: Change, by: User, note: str) -> Revision:
    if objection := four_eyes.objection(templates, by=by):
        raise PublishingError(objection)
    revision = _show(templates, root=root, change=change, by=by, note=note)
    hooks.published(templates, by)
    return revision


def _show(templates: dict[Key, Document], *, root: Key, change: Change, by: User, note: str) -> Revision:
    edition = Edition(templates)
    edition.settle()
    changed = edition.changes()
    if root not in changed:
        return _nothing_to_show(root, templates[root], change)
    refuse_blocked(edition, edition.published, root=root)
    words = _clean(note)
    changes = {key: (change if key in templates else Change.REFERENCE, words if key == root else "") for key in changed}
    return _write(edition, changes, by=by, time=log.now())[root]


def refuse_blocked(edition: Edition, keys: Collection[Key], *, root: Key) -> None:
    """Refuse to publish these records, the root and others with it, where a blocking rule finds fault with one.

    Raises:
        PublishingError: a record that would be published does not meet a standard.
    """
    found = [
        finding.message if key == root else of_another(edition.name_of(key), finding.message)
        for key in sorted(keys, key=lambda key: (key != root, kinds.rank(key.kind)))
        for finding in findings_in(key, edition.contents[key], blocking=True)
    ]
    if found:
        listed = " ".join(dict.fromkeys(found[:_NAMED]))
        raise PublishingError(f"It does not meet our standards yet. {listed}")


def of_another(name: str, message: str) -> str:
    """What stands against a record that would be published with the one that an editor looks at."""
    return f"Of “{name}”, published with it: {message}"


def _nothing_to_show(root: Key, template: Document, change: Change) -> Revision:
    published = Publication.objects.get(kind=root.kind, record_id=root.record_id)
    if change == Change.CORRECTION or bytes(published.template) == canonical_bytes(template):
        raise PublishingError("Nothing that readers see has changed since it was last published.")
    # It now cites a draft: readers see that when the draft is published.
    _remember(root, template)
    return Revision.objects.get(kind=root.kind, record_id=root.record_id, number=_last_number(root))


def _write(
    edition: Edition, changes: Mapping[Key, tuple[Change, str]], *, by: User, time: datetime
) -> dict[Key, Revision]:
    """Log and show what the edition says of these records; each with how it changed, and the note on it."""
    documents = {key: _stamped(edition, key, change, note, time) for key, (change, note) in changes.items()}
    revisions = _append(documents, by=by, time=time)
    read_model.put(documents, revisions)
    for key, (change, _) in changes.items():
        # A reference revision is made from the template that is remembered.
        if change != Change.REFERENCE:
            _remember(key, edition.templates[key])
    return revisions


def _past(edition: Edition, key: Key) -> tuple[int, Document | None]:
    """The number of the record's last revision, or 0, and the last document that showed it."""
    if key in edition.before:
        return edition.before[key]["revision"]["number"], edition.before[key]
    return _last_number(key), _last_document(key)


def _last_number(key: Key) -> int:
    numbers = Revision.objects.filter(kind=key.kind, record_id=key.record_id).order_by("-number")
    return numbers.values_list("number", flat=True).first() or 0


def _stamped(edition: Edition, key: Key, change: Change, note: str, time: datetime) -> Document:
    number, before = _past(edition, key)
    made = change if number else Change.FIRST
    stamp = {"number": number + 1, "change": str(made), "note": note, "time": moment(time)}
    corrections = before["corrections"] if before else []
    if change == Change.CORRECTION:
        corrections = [{name: stamp[name] for name in ("number", "note", "time")}, *corrections]
    return edition.contents[key] | {
        "first_published_at": before["first_published_at"] if before else stamp["time"],
        "updated_at": stamp["time"],
        "revision": stamp,
        "corrections": corrections,
    }


def _last_document(key: Key) -> Document | None:
    shown = Revision.objects.filter(kind=key.kind, record_id=key.record_id).exclude(change__in=ENDINGS)
    last = shown.select_related("body").last()
    return last.body.data if last else None


def _tombstone(document: Document, *, note: str, time: datetime) -> Document:
    kept = {name: document[name] for name in ("type", "id", "first_published_at")}
    number = document["revision"]["number"] + 1
    stamp = {"number": number, "change": str(Change.WITHDRAWAL), "note": note, "time": moment(time)}
    return kept | {"updated_at": stamp["time"], "revision": stamp}


def _append(documents: Mapping[Key, Document], *, by: User, time: datetime) -> dict[Key, Revision]:
    entries = [_entry(key, document) for key, document in documents.items()]
    return dict(zip(documents, log.append(entries, time=time, by=by), strict=True))


def _entry(key: Key, document: Document) -> log.Entry:
    try:
        data = canonical_bytes(document)
    except NotCanonicalError as error:
        raise PublishingError(f"It holds text or a number that can't be published exactly: {error}") from error
    stamp = document["revision"]
    return log.Entry(key, stamp["number"], Change(stamp["change"]), data)


def _remember(key: Key, template: Document) -> None:
    publication, _ = Publication.objects.update_or_create(
        kind=key.kind,
        record_id=key.record_id,
        defaults={"template": canonical_bytes(template), "withdrawn": False, "saved_since": False},
    )
    publication.citations.all().delete()
    Citation.objects.bulk_create(
        Citation(publication=publication, kind=kind, record_id=record_id)
        for kind, record_id in sorted(set(cited(template)))
    )


def _require_note(note: str, what: str) -> None:
    if not note.strip():
        raise PublishingError(f"Readers need a note: say {what}.")


def _clean(note: str) -> str:
    text = note.replace("\r\n", "\n").strip()
    if len(text) > MAX_NOTE:
        raise PublishingError(f"A note has at most {MAX_NOTE} characters, not {len(text)}.")
    if text:
        _refuse_unreadable(text)
    return text


def _refuse_unreadable(text: str) -> None:
    try:
        validate_prose(text)
    except ValidationError as error:
        raise PublishingError(f"The note can't be published: {error.messages[0]}") from error


def _require_public(record: Publishable) -> tuple[Publication, Document]:
    key = key_of(record)
    publication = Publication.objects.filter(kind=key.kind, record_id=key.record_id, withdrawn=False).first()
    document = read_model.document_of(key)
    if publication is None or document is None:
        raise PublishingError("It is not public, so there is nothing to correct or withdraw.")
    return publication, document


def _refuse_if_rested_on(record: Publishable) -> None:
    key = key_of(record)
    if not kinds.get(key.kind).published_when_cited:
        return
    citing = Publication.objects.filter(citations__record_id=key.record_id, withdrawn=False)
    if ids := list(citing.values_list("record_id", flat=True)[:_NAMED]):
        names = PublicRecord.objects.filter(record_id__in=ids).values_list("name", flat=True)
        raise PublishingError(f"Public records rest on it; change or withdraw them first: {'; '.join(names)}")
