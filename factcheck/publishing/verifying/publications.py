"""What the next revisions will be made of: the frozen templates, whether their records are live, and what they cite.

A document is its template with the public form of each cited record in its place. So of a live record, the template
is the document but for these places. What stands there for drafts, and the templates of records that have ended, no
document tells: of these, the history keeps the hash.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from factcheck.publishing.canonical import Document, parse, sha256
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import ENDINGS, REDACTION, Citation, Publication, PublicRecord, Revision
from factcheck.publishing.placeholders import cite, cited, resolve
from factcheck.publishing.planning.edition import content_of
from factcheck.publishing.planning.publications import publications_of
from factcheck.publishing.verifying import received
from factcheck.publishing.verifying.checks import UNREADABLE, Fault
from factcheck.publishing.verifying.history import departures, keys_in, remembered, unsigned
from factcheck.publishing.verifying.portions import Portion


class _Template(NamedTuple):
    """A frozen template, and the records that it cites."""

    document: Document
    cites: frozenset[Key]


@dataclass(frozen=True)
class _Known:
    """What the log says of the records of a portion, and what is public of those that they cite."""

    last: Mapping[Key, Any]
    public: Mapping[Key, Document]


def faults(portion: Portion) -> Iterator[Fault]:
    """Publications that are missing, or say something else than the log and the history."""
    keys = _keys(portion)
    rows = publications_of(keys)
    templates = {key: template for key, row in rows.items() if (template := _template(row)) is not None}
    known = _Known(_last(keys), _public({named for template in templates.values() for named in template.cites}))
    citations = _citations(rows.values())
    for key in keys:
        for what in _faults(key, rows.get(key), templates.get(key), known):
            yield Fault(_place(key), what)
        if key in templates and citations.get(rows[key].pk, Counter()) != Counter(templates[key].cites):
            yield Fault(_place(key), "its citations are not those of its template")
    yield from _departures(rows)


def strays(portion: Portion) -> Iterator[Fault]:
    """Publications of records that are not in the log, and citations of no publication."""
    first = Revision.objects.filter(kind=OuterRef("kind"), record_id=OuterRef("record_id"), number=1)
    for kind, record_id in Publication.objects.exclude(Exists(first)).values_list("kind", "record_id"):
        yield Fault(_place(Key(kind, record_id)), "it is remembered as published, but not in the log")
    publication = Publication.objects.filter(pk=OuterRef("publication_id"))
    for citation in Citation.objects.exclude(Exists(publication)).values_list("pk", flat=True):
        yield Fault(f"citation {citation}", "it is of no publication")


def _keys(portion: Portion) -> list[Key]:
    """The records whose first revisions are in the portion."""
    made_here = Revision.objects.filter(portion.revisions(), number=1, sequence__gt=received.until())
    firsts = made_here.exclude(kind=REDACTION).order_by("sequence")
    return [Key(*key) for key in firsts.values_list("kind", "record_id")]


def _last(keys: Collection[Key]) -> dict[Key, Any]:
    """The latest revisions of these records, with their bodies."""
    revisions = Revision.objects.filter(record_id__in=[key.record_id for key in keys])
    later = Revision.objects.filter(
        kind=OuterRef("kind"), record_id=OuterRef("record_id"), number__gt=OuterRef("number")
    )
    return {Key(row.kind, row.record_id): row for row in revisions.exclude(Exists(later)).select_related("body")}


def _public(cites: Collection[Key]) -> dict[Key, Document]:
    """Of those of these records that are public: a placeholder, which stands for whatever their form is."""
    rows = PublicRecord.objects.filter(record_id__in=[key.record_id for key in cites]).values_list("kind", "record_id")
    return {Key(*key): cite(*key) for key in rows}


def _citations(rows: Collection[Publication]) -> dict[int, Counter[Key]]:
    found: dict[int, Counter[Key]] = {}
    theirs = Citation.objects.filter(publication__in=rows).order_by()
    for publication, *key in theirs.values_list("publication_id", "kind", "record_id"):
        found.setdefault(publication, Counter())[Key(*key)] += 1
    return found


def _template(row: Publication) -> _Template | None:
    try:
        document = parse(row.template)
        return _Template(document, frozenset(cited(document)))
    except UNREADABLE:
        return None


def _faults(key: Key, row: Publication | None, template: _Template | None, known: _Known) -> Iterator[str]:
    if row is None:
        yield "it is not remembered as published"
        return
    last = known.last.get(key)
    is_live = last is not None and last.change not in ENDINGS
    if row.withdrawn == is_live:
        yield f"it is remembered as {'ended' if row.withdrawn else 'live'}, and is not"
    if template is None or sha256(bytes(row.template)).hex() != row.template_sha256:
        yield "its frozen template is not that of its hash"
    if is_live and template is not None and not _is_spelled(template.document, last, known.public):
        yield "its frozen template is not what was last published"


def _is_spelled(template: Document, last: Any, public: Mapping[Key, Document]) -> bool:
    try:
        return _fits(resolve(template, public), content_of(last.body.data))
    except UNREADABLE:
        return False


def _fits(template: Any, content: Any) -> bool:
    """Whether a document's content is that of a template, whatever it says in the places of what it cites."""
    if isinstance(template, dict):
        if "$cite" in template:
            return isinstance(content, dict) and content.get("id") == template["$cite"][1]
        same = isinstance(content, dict) and template.keys() == content.keys()
        return same and all(_fits(value, content[name]) for name, value in template.items())
    if isinstance(template, list):
        same = isinstance(content, list) and len(template) == len(content)
        return same and all(map(_fits, template, content))
    return bool(template == content)


def _departures(rows: Mapping[Key, Publication]) -> Iterator[Fault]:
    """What the history knows otherwise of these publications."""
    keys = {row.pk: key for key, row in rows.items()}
    known = remembered(Publication, keys_in(keys))
    for number, what in (*departures(Publication.objects.filter(pk__in=keys), known), *unsigned(known)):
        yield Fault(_place(keys[number]), what)


def _place(key: Key) -> str:
    return f"publication: {key.kind} {key.record_id}"
