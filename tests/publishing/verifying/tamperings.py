"""What a database's owner may do to rows, each with the fault by which it must be found."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import connection

from factcheck.editing.models import ChangeSet, RowChange
from factcheck.merging.models import Merge
from factcheck.publishing.canonical import canonical_bytes, parse, sha256
from factcheck.publishing.models import (
    Citation,
    PastFacet,
    PastRecord,
    Publication,
    PublicFacet,
    PublicRecord,
    Revision,
    RevisionAuthor,
    RevisionBody,
)
from factcheck.publishing.writing.log import commitment, row_hash
from tests.publishing.verifying.owner import double, drop, put, rows, run
from tests.publishing.verifying.scene import Scene

_LENGTH = "publishing_revisionbody_salt_length"


class Tampering(NamedTuple):
    """Something done to the database behind its guards, and what `verify_log` says of it."""

    name: str
    act: Callable[[Scene], Any]
    said: str


def last(record_id: str) -> Any:
    """The latest revision of a record."""
    return rows(Revision, record_id=record_id).latest("number")


def first(record_id: str) -> Any:
    """The first revision of a record."""
    return rows(Revision, record_id=record_id).earliest("number")


def live(scene: Scene) -> dict[str, Any]:
    """The claim that readers see."""
    return {"kind": "claim", "record_id": scene.live}


def _rewrite(scene: Scene, forge: Callable[[dict[str, Any]], None], *, rehash: bool = False) -> None:
    body = rows(RevisionBody).get(revision=last(scene.live))
    document = body.data
    forge(document)
    data = canonical_bytes(document)
    put(RevisionBody, {"pk": body.pk}, document=data, sha256=sha256(data))
    if rehash:
        revision = last(scene.live)
        revision.commitment = commitment(bytes(body.salt), data)
        put(Revision, {"pk": revision.pk}, commitment=revision.commitment, hash=row_hash(revision))


def _longer_salt(scene: Scene) -> None:
    body = rows(RevisionBody).get(revision=first(scene.withdrawn))
    document, moved = bytes(body.document), 8
    if connection.vendor == "postgresql":
        run(f"ALTER TABLE publishing_revisionbody DROP CONSTRAINT {_LENGTH}")
    put(
        RevisionBody,
        {"pk": body.pk},
        salt=bytes(body.salt) + document[:moved],
        document=document[moved:],
        sha256=sha256(document[moved:]),
    )
    if connection.vendor == "postgresql":
        run(f"ALTER TABLE publishing_revisionbody ADD CONSTRAINT {_LENGTH} CHECK (length(salt) = 32) NOT VALID")


def _put_row(column: str, value: Any) -> Callable[[Scene], None]:
    return lambda scene: put(Revision, {"pk": first(scene.again).pk}, **{column: value})


def _cut_out(scene: Scene) -> None:
    for model, column in ((RevisionAuthor, "revision_id"), (RevisionBody, "revision_id"), (Revision, "sequence")):
        drop(model, **{column: first(scene.again).sequence if model is Revision else first(scene.again).pk})


def _swap_bodies(scene: Scene) -> None:
    one, other = (rows(RevisionBody).get(revision=each) for each in (first(scene.live), last(scene.live)))
    put(RevisionBody, {"pk": one.pk}, document=other.document, salt=other.salt, sha256=other.sha256)


LOG = (
    *(
        Tampering(
            f"log: {column} of a row",
            _put_row(column, value),
            said,
        )
        for column, value, said in (
            ("kind", "topic", "the hash is not that of the row"),
            ("record_id", "0" * 12, "the hash is not that of the row"),
            ("number", 9, "expected revision number 1"),
            ("change", "update", "the hash is not that of the row"),
            ("time", "2020-01-01T00:00:00Z", "the hash is not that of the row"),
            ("previous_hash", bytes(32), "the previous hash is not that of the row before"),
            ("commitment", bytes(32), "the commitment is not to this body"),
            ("hash", bytes(32), "the hash is not that of the row"),
            ("sequence", 999, "rows are missing"),
        )
    ),
    Tampering(
        "log: hash made anew after a change",
        lambda scene: _rewrite(scene, lambda document: document.update(text="Forged."), rehash=True),
        "the previous hash is not that of the row before",
    ),
    Tampering("log: row cut out with its body and author", _cut_out, "rows are missing"),
    Tampering(
        "log: body changed",
        lambda scene: _rewrite(scene, lambda document: document.update(text="Forged.")),
        "the commitment is not to this body",
    ),
    Tampering("log: body deleted", lambda scene: drop(RevisionBody, pk=first(scene.live).pk), "the body is missing"),
    Tampering(
        "log: body of a withdrawn record deleted",
        lambda scene: drop(RevisionBody, pk=first(scene.withdrawn).pk),
        "the body is missing",
    ),
    Tampering("log: body of another revision", _swap_bodies, "the commitment is not to this body"),
    Tampering(
        "log: salt changed",
        lambda scene: put(RevisionBody, {"pk": first(scene.live).pk}, salt=bytes(32)),
        "the commitment is not to this body",
    ),
    Tampering(
        "log: SHA-256 of a body changed",
        lambda scene: put(RevisionBody, {"pk": first(scene.live).pk}, sha256=bytes(32)),
        "the SHA-256 of the body is not that of its document",
    ),
    Tampering("log: bytes of a withdrawn body moved into a longer salt", _longer_salt, "the salt has 40 bytes"),
    Tampering(
        "log: note of a withdrawal changed",
        lambda scene: put(RevisionBody, {"pk": last(scene.withdrawn).pk}, document=b'{"revision":{"note":"x"}}'),
        "the commitment is not to this body",
    ),
)


def _forged(row: Any, column: str) -> Any:
    value = getattr(row, column)
    if isinstance(value, int):
        return value + 1
    if isinstance(value, bytes | memoryview):
        return b'{"forged":true}'
    return "2020-01-01" if column.startswith("dated") else "2020-01-01T00:00:00Z" if column.endswith("_at") else "x"


def _forge(column: str) -> Callable[[Scene], None]:
    def act(scene: Scene) -> None:
        put(PublicRecord, live(scene), **{column: _forged(rows(PublicRecord).get(**live(scene)), column)})

    return act


def _facet(scene: Scene) -> Any:
    return rows(PublicFacet, record__record_id=scene.live, kind="claim", name="topic").first() or (
        rows(PublicFacet, record__record_id=scene.live, kind="claim").first()
    )


def _stray(scene: Scene) -> None:
    double(rows(PublicRecord).get(**live(scene)), pk=999 << 16, record_id="0" * 12)


def _put_facet(**values: Any) -> Callable[[Scene], None]:
    return lambda scene: put(PublicFacet, {"pk": _facet(scene).pk}, **values)


def _past(scene: Scene) -> Any:
    return rows(PastRecord, kind="claim", record_id=scene.live).earliest("pk")


def _put_past(**values: Any) -> Callable[[Scene], None]:
    return lambda scene: put(PastRecord, {"pk": _past(scene).pk}, **values)


def _put_past_facet(**values: Any) -> Callable[[Scene], None]:
    return lambda scene: put(PastFacet, {"pk": rows(PastFacet, record=_past(scene)).earliest("pk").pk}, **values)


def _back_from_withdrawal(scene: Scene) -> None:
    revision = first(scene.withdrawn)
    double(_past(scene), pk=revision.pk << 16, record_id=scene.withdrawn, until=last(scene.withdrawn).pk)


_SHOWN = "is missing, or not as last published"
_BEFORE = "not as it was"
READ_MODEL = (
    *(
        Tampering(f"read model: {column}", _forge(column), _SHOWN)
        for column in (
            *("first_place", "part_of", "slug", "name", "sha256", "summary", "number", "first_published_at"),
            *("updated_at", "dated_from", "dated_to", "document", "search_text"),
        )
    ),
    Tampering("read model: id", lambda scene: put(PublicRecord, live(scene), id=(998 << 16)), _SHOWN),
    Tampering("read model: kind", lambda scene: put(PublicRecord, live(scene), kind="topic"), _SHOWN),
    Tampering("read model: record_id", lambda scene: put(PublicRecord, live(scene), record_id="0" * 12), _SHOWN),
    Tampering("read model: row deleted", lambda scene: drop(PublicRecord, **live(scene)), _SHOWN),
    Tampering("read model: row added", _stray, "is shown, but not in the log"),
    Tampering("facet: value", _put_facet(value="forged"), _SHOWN),
    Tampering("facet: name", _put_facet(name="forged"), _SHOWN),
    Tampering("facet: kind", _put_facet(kind="topic"), _SHOWN),
    Tampering("facet: place", _put_facet(first_place=7), _SHOWN),
    Tampering("facet: deleted", lambda scene: drop(PublicFacet, pk=_facet(scene).pk), _SHOWN),
    Tampering("facet: added", lambda scene: double(_facet(scene), value="forged"), _SHOWN),
    Tampering("facet: of a row that is not there", _put_facet(record_id=5), "there are facets of the row 5"),
    Tampering("past: until", _put_past(until=999), _BEFORE),
    Tampering("past: kind", _put_past(kind="topic"), _BEFORE),
    Tampering("past: record_id", _put_past(record_id="0" * 12), _BEFORE),
    Tampering("past: part_of", _put_past(part_of="0" * 12), _BEFORE),
    Tampering("past: row deleted", lambda scene: drop(PastRecord, pk=_past(scene).pk), _BEFORE),
    Tampering("past: row added", lambda scene: double(_past(scene), pk=999 << 16), "but not in the log"),
    Tampering("past: row of a withdrawn record", _back_from_withdrawal, "but not in the log"),
    Tampering("past facet: value", _put_past_facet(value="forged"), _BEFORE),
    Tampering("past facet: name", _put_past_facet(name="forged"), _BEFORE),
    Tampering("past facet: kind", _put_past_facet(kind="topic"), _BEFORE),
    Tampering("past facet: until", _put_past_facet(until=999), _BEFORE),
    Tampering("past facet: deleted", lambda scene: drop(PastFacet, record=_past(scene)), _BEFORE),
    Tampering(
        "past facet: doubled",
        lambda scene: double(rows(PastFacet, record=_past(scene)).earliest("pk")),
        _BEFORE,
    ),
    Tampering("past facet: of a row that is not there", _put_past_facet(record_id=5), "there are facets of the row 5"),
)


def _retemplate(forge: Callable[[dict[str, Any]], Any], *, rehash: bool = True) -> Callable[[Scene], None]:
    def act(scene: Scene) -> None:
        template = parse(rows(Publication).get(**live(scene)).template)
        forge(template)
        data = canonical_bytes(template)
        hashed = {"template_sha256": sha256(data).hex()} if rehash else {}
        put(Publication, live(scene), template=data, **hashed)
        if rehash:
            _agree_in_history(scene, hashed)

    return act


def _agree_in_history(scene: Scene, hashed: dict[str, Any]) -> None:
    """Have the history tell the same, as a forger who knows of it would."""
    key = rows(Publication).get(**live(scene)).pk
    change = rows(RowChange, model="publishing.publication", row_id=key).latest("pk")
    put(RowChange, {"pk": change.pk}, after={**change.after, **hashed})


def _hide_in_template(template: dict[str, Any]) -> None:
    """Words that no document shows until the claim that they are about is public."""
    [link] = template["links"]
    link["note"] = "Forged."


def _change_author(scene: Scene) -> None:
    put(RevisionAuthor, {"pk": last(scene.live).pk}, user=_another())


def _another() -> User:
    return User.objects.get(username="another")


def _history_of_author(scene: Scene) -> Any:
    return rows(RowChange, model="publishing.revisionauthor", row_id=last(scene.live).pk).earliest("pk")


def _change_author_in_history(scene: Scene) -> None:
    _change_author(scene)
    change = _history_of_author(scene)
    put(RowChange, {"pk": change.pk}, after={**change.after, "user_id": _another().pk})


def _change_who_acted(scene: Scene) -> None:
    put(ChangeSet, {"pk": _history_of_author(scene).change_set_id}, who=_another())


def _cut_history(scene: Scene) -> None:
    drop(RowChange, pk=_history_of_author(scene).pk)


def _rewrite_merge(scene: Scene) -> None:
    merge = rows(Merge, undone_at=None).get()
    published = json.loads(json.dumps(merge.published).replace("claimant", "forged"))
    put(Merge, {"pk": merge.pk}, published=published)


_UNLIKE = "its frozen template is not what was last published"
REMEMBERED = (
    Tampering(
        "template: words changed",
        _retemplate(lambda template: template.update(text="Forged."), rehash=False),
        "its frozen template is not that of its hash",
    ),
    Tampering(
        "template: words changed, hash and history too",
        _retemplate(lambda template: template.update(text="Forged.")),
        _UNLIKE,
    ),
    Tampering(
        "template: citation changed, hash and history too",
        _retemplate(lambda template: template["attributions"][0]["claimant"].update({"$cite": ["claimant", "0" * 12]})),
        _UNLIKE,
    ),
    Tampering(
        "template: attribution taken out, hash and history too",
        _retemplate(lambda template: template["attributions"].pop()),
        _UNLIKE,
    ),
    Tampering(
        "template: words beside a draft",
        _retemplate(_hide_in_template, rehash=False),
        "its frozen template is not that of its hash",
    ),
    Tampering(
        "template: no JSON",
        lambda scene: put(Publication, live(scene), template=b"["),
        "its frozen template is not that of its hash",
    ),
    Tampering(
        "template: that of a merged record",
        lambda scene: put(Publication, {"record_id": scene.merged}, template=b"{}", template_sha256="0" * 64),
        "it is not as the history says: template_sha256",
    ),
    Tampering(
        "publication: withdrawn, of a live record",
        lambda scene: put(Publication, live(scene), withdrawn=True),
        "it is remembered as ended, and is not",
    ),
    Tampering(
        "publication: not withdrawn, of a withdrawn record",
        lambda scene: put(Publication, {"record_id": scene.withdrawn}, withdrawn=False),
        "it is remembered as live, and is not",
    ),
    Tampering("publication: deleted", lambda scene: drop(Publication, **live(scene)), "not remembered as published"),
    Tampering(
        "publication: added",
        lambda scene: double(rows(Publication).get(**live(scene)), record_id="0" * 12),
        "but not in the log",
    ),
    Tampering(
        "citation: deleted",
        lambda scene: drop(Citation, publication__record_id=scene.live, kind="claimant"),
        "its citations are not those of its template",
    ),
    Tampering(
        "citation: added",
        lambda scene: double(rows(Citation, publication__record_id=scene.live).first(), record_id="0" * 12),
        "its citations are not those of its template",
    ),
    Tampering("author: changed", _change_author, "it is not as the history says: user_id"),
    Tampering("author: changed in the history too", _change_author_in_history, "somebody else was acting"),
    Tampering("author: who acted changed", _change_who_acted, "somebody else was acting"),
    Tampering(
        "author: taken away",
        lambda scene: put(RevisionAuthor, {"pk": last(scene.live).pk}, user=None),
        "it is not as the history says: user_id",
    ),
    Tampering(
        "author: deleted",
        lambda scene: drop(RevisionAuthor, pk=last(scene.live).pk),
        "nobody is remembered as its author",
    ),
    Tampering("author: history cut", _cut_history, "the history knows nothing of it"),
    Tampering("merge: what it published", _rewrite_merge, "it is not as the history says: published"),
    Tampering("merge: deleted", lambda scene: drop(Merge, undone_at=None), "it is gone"),
    Tampering(
        "merge: undone by hand",
        lambda scene: put(Merge, {"undone_at": None}, undone_at="2026-01-01T00:00:00Z"),
        "it is not as the history says: undone_at",
    ),
)
