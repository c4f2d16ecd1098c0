"""Revisions that came from elsewhere: each is held against its hash, its place in the chain and its commitment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson
import rfc8785

from factcheck.publishing.canonical import moment, sha256
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import REDACTION, Change, Revision, RevisionBody
from factcheck.publishing.models.log import HASH_LENGTH
from factcheck.publishing.writing.log import GENESIS, commitment, row_hash

LONGEST: Final = 20_000_000
"""Bytes of one revision with its document at most."""
_HASHES: Final = ("previous_hash", "commitment", "hash")
_WRONG: Final = (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError)


class ForgedError(Exception):
    """What came is not what was published: it does not verify. The message says where, and what is wrong with it."""


@dataclass(frozen=True)
class Arrived:
    """A revision that verifies, not yet saved, with its body where that may be read."""

    revision: Revision
    body: RevisionBody | None

    @property
    def key(self) -> Key:
        """The record's name."""
        return Key(self.revision.kind, self.revision.record_id)


class Chain:
    """The end of a log, to which what comes next must fit."""

    def __init__(self, sequence: int = -1, last_hash: bytes = GENESIS) -> None:
        self.sequence, self.hash = sequence, last_hash

    @classmethod
    def here(cls) -> "Chain":
        """The end of this site's own log."""
        last = Revision.objects.order_by("-sequence").first()
        return cls(last.sequence, bytes(last.hash)) if last else cls()

    def verified(self, lines: Iterable[bytes]) -> Iterator[Arrived]:
        """The revisions that these lines of JSON spell, which come next.

        Raises:
            ForgedError: one does not verify.
        """
        for line in lines:
            yield self.next(line)

    def next(self, line: bytes) -> Arrived:
        """The revision that this line spells, which comes next.

        Raises:
            ForgedError: it does not verify.
        """
        try:
            said = orjson.loads(line)
        except ValueError as error:
            raise self._forged("it is no revision") from error
        return self.take(said)

    def take(self, said: Any) -> Arrived:
        """The revision that this JSON says, which comes next.

        Raises:
            ForgedError: it does not verify.
        """
        try:
            revision = _revision(said)
        except _WRONG as error:
            raise self._forged("it is no revision") from error
        self._refuse_unless_next(revision)
        body = _body(said, revision)
        if body is not None and (fault := _fault(said["document"], revision, body)):
            raise self._forged(fault)
        self.sequence, self.hash = revision.sequence, bytes(revision.hash)
        return Arrived(revision, body)

    def _refuse_unless_next(self, revision: Revision) -> None:
        if revision.sequence != self.sequence + 1:
            raise self._forged(f"it says that it is revision {revision.sequence}: revisions are missing or twice there")
        if revision.previous_hash != self.hash:
            raise self._forged("its previous hash is not that of the revision before: the chain is broken")
        if revision.hash != row_hash(revision):
            raise self._forged("its hash is not that of what it says")

    def _forged(self, what: str) -> ForgedError:
        return ForgedError(f"Revision {self.sequence + 1} does not verify: {what}.")


def _revision(said: dict[str, Any]) -> Revision:
    number, sequence = said["number"], said["sequence"]
    if type(number) is not int or type(sequence) is not int or number < 1:
        raise ValueError("no whole numbers")
    texts = {name: said[name] for name in ("kind", "record", "change", "time")}
    if not all(isinstance(value, str) for value in texts.values()):
        raise ValueError("no texts")
    time = datetime.fromisoformat(texts["time"])
    if moment(time) != texts["time"]:
        raise ValueError("not as documents write times")
    return Revision(
        sequence=sequence,
        kind=texts["kind"],
        record_id=texts["record"],
        number=number,
        change=Change(texts["change"]),
        time=time,
        **{name: _hash(said[name]) for name in _HASHES},
    )


def _hash(spelled: str) -> bytes:
    found = bytes.fromhex(spelled)
    if len(found) != HASH_LENGTH or found.hex() != spelled:
        raise ValueError("no hash")
    return found


def _body(said: dict[str, Any], revision: Revision) -> RevisionBody | None:
    if said.get("document") is None:
        return None
    try:
        salt, told = _hash(said["salt"]), _hash(said["sha256"])
        document = _bytes_of(said["document"], told)
    except (*_WRONG, rfc8785.CanonicalizationError, orjson.JSONEncodeError) as error:
        raise ForgedError(f"Revision {revision.sequence} does not verify: its document can't be read.") from error
    return RevisionBody(revision=revision, document=document, salt=salt, sha256=told)


def _bytes_of(document: Any, told: bytes) -> bytes:
    """The very bytes again, in whatever way they came. Sorted names make them, but where a name is not ASCII."""
    quick = orjson.dumps(document, option=orjson.OPT_SORT_KEYS)
    return quick if sha256(quick) == told else rfc8785.dumps(document)


def _fault(said: Any, revision: Revision, body: RevisionBody) -> str:
    document = bytes(body.document)
    if revision.commitment != commitment(bytes(body.salt), document):
        return "it is not committed to this document"
    if bytes(body.sha256) != sha256(document):
        return "the SHA-256 told is not that of the document"
    return "" if _says_the_same(said, revision) else "the document is not of this record, number, change and time"


def _says_the_same(found: Any, revision: Revision) -> bool:
    said = revision.kind, revision.record_id, revision.number, str(revision.change), moment(revision.time)
    try:
        stamp = found["revision"]
        return said == (found["type"], found["id"], stamp["number"], stamp["change"], stamp["time"])
    except _WRONG:
        return False


def erased_by(body: RevisionBody) -> tuple[Key, list[int]]:
    """The record and the numbers of its revisions that the body of an entry declares as erased.

    Raises:
        ForgedError: it declares nothing that can be understood.
    """
    try:
        said = body.data
        record, numbers = said["record"], [int(number) for number in said["revisions"]]
        key = Key(str(record["type"]), str(record["id"]))
    except _WRONG as error:
        raise ForgedError(f"Revision {body.revision_id} does not verify: it declares no redaction.") from error
    return key, numbers


def is_redaction(arrived: Arrived) -> bool:
    """Whether the revision declares that others are erased."""
    return arrived.revision.kind == REDACTION and arrived.revision.change == Change.REDACT
