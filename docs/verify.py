"""Verify what a Factcheck site published, without trusting the site.

    python3 verify.py https://facts.example --key KEY --old CHECKPOINT
    python3 verify.py FOLDER --key KEY --old CHECKPOINT
    python3 verify.py --receipt FILE --key KEY

It checks the signature of the newest checkpoint; that the log is what was signed, and begins with what the older
checkpoint signed; every row's hash, place and link to the row before; that each document is the one that its row
commits to, or that a later row declares why it is erased, and that it tells all earlier corrections with their notes;
that the API shows of each record the latest document, and no record besides; and that lists sum up just these
documents. FOLDER holds answers that --save put there.

It needs Python 3.11 and the package cryptography. Every fault is a line, and then the exit status is 1. The guide
docs/verifying.md explains each step, so that you can write another program that does the same.
"""

import argparse
import base64
import calendar
import hashlib
import http.client
import itertools
import json
import re
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import quote, urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Row = dict[str, Any]
Answer = tuple[int, bytes]
Read = Callable[[str], Answer]
"""Gives the status and body of the answer to a path."""
Name = tuple[str, str]
"""The kind and the id of a record."""

ENDINGS = ("withdrawal", "merge")
REDACTION, CORRECTION = "redaction", "correction"
ROW = ("change", "commitment", "kind", "number", "previous_hash", "record", "sequence", "time")
STAMP = ("number", "change", "time")
BODY_TAG = b"factcheck revision body v1\0"
WIDTH = 256
MOST_BYTES = 50_000_000
GREATEST = 2**53


class Fault(Exception):  # noqa: N818 -- what it is called everywhere else
    """Something does not verify; the message says what."""


# Canonical JSON (RFC 8785), of all that documents hold: no numbers but whole ones.


def canonical(value: Any) -> bytes:
    """The one way to write a value as JSON."""
    try:
        return _written(value).encode()
    except (UnicodeEncodeError, RecursionError) as error:
        raise Fault("A text is not Unicode, or lists are nested without end.") from error


def _written(value: Any) -> str:
    match value:
        case None | True | False:
            return {None: "null", True: "true", False: "false"}[value]
        case str():
            return json.dumps(value, ensure_ascii=False)
        case int() if abs(value) < GREATEST:
            return str(value)
        case list():
            return f"[{','.join(map(_written, value))}]"
        case dict():
            names = sorted(value, key=lambda name: name.encode("utf-16-be"))
            return f"{{{','.join(f'{_written(name)}:{_written(value[name])}' for name in names)}}}"
    raise Fault(f"{value!r} has no canonical form here.")


def parsed(data: bytes, what: str) -> Any:
    """The JSON that the bytes spell, if no name stands twice in an object."""
    try:
        return json.loads(data, object_pairs_hook=_object, parse_constant=_refuse_number)
    except (ValueError, RecursionError) as error:
        raise Fault(f"{what} is not JSON.") from error


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) != len(members):
        raise ValueError("a name stands twice")
    return found


def _refuse_number(name: str) -> NoReturn:
    raise ValueError(name)


# The Merkle tree (RFC 6962).


def leaf_hash(entry: bytes) -> bytes:
    """The hash of a leaf."""
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node above two others."""
    return hashlib.sha256(b"\1" + left + right).digest()


def roots(leaves: Sequence[bytes], sizes: Iterable[int]) -> dict[int, bytes]:
    """The root of the tree over the first so many leaves, for each of the sizes that there are leaves for."""
    wanted, found, peaks = set(sizes), {}, list[bytes]()
    if 0 in wanted:
        found[0] = hashlib.sha256().digest()
    for size, leaf in enumerate(leaves, start=1):
        node, rest = leaf, size
        while rest % 2 == 0:
            node, rest = node_hash(peaks.pop(), node), rest // 2
        peaks.append(node)
        if size in wanted:
            found[size] = _folded(peaks)
    return found


def _folded(peaks: list[bytes]) -> bytes:
    *others, node = peaks
    for peak in reversed(others):
        node = node_hash(peak, node)
    return node


def root_by_proof(index: int, size: int, leaf: bytes, proof: Sequence[bytes]) -> bytes:
    """The root to which a proof of inclusion leads (RFC 9162, 2.1.3.2)."""
    place, last, node = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise Fault("The proof is too long.")
        if place % 2 or place == last:
            node = node_hash(sibling, node)
            while place % 2 == 0 and place:
                place, last = place // 2, last // 2
        else:
            node = node_hash(node, sibling)
        place, last = place // 2, last // 2
    if last:
        raise Fault("The proof is too short.")
    return node


# Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint).


@dataclass(frozen=True)
class Key:
    """The public half of a key, with the name of its log."""

    name: str
    identity: bytes
    public: bytes


@dataclass(frozen=True)
class Checkpoint:
    """Of which log, how many rows, and the root of the tree over them."""

    origin: str
    size: int
    root: bytes


def unbase64(text: str, what: str) -> bytes:
    """The bytes that base 64 stands for."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as error:
        raise Fault(f"{what} is not base 64.") from error


def key_of(spelled: str) -> Key:
    """The key that is spelled name+id+base64."""
    name, _, rest = spelled.strip().partition("+")
    identity, _, data = rest.partition("+")
    public = unbase64(data, "The key")
    fits = hashlib.sha256(name.encode() + b"\n" + public).hexdigest()[:8] == identity
    if not fits or public[:1] != b"\1" or len(public) != 33:  # noqa: PLR2004 -- its type, and 32 bytes
        raise Fault("This is not the public half of an Ed25519 key.")
    return Key(name, bytes.fromhex(identity), public[1:])


def signed_text(note: str, key: Key) -> str:
    """The text of a note that the key has signed."""
    text, blank, signatures = note.rpartition("\n\n")
    if not blank:
        raise Fault("This is not a signed note.")
    text += "\n"
    ours = [
        line.removeprefix(f"— {key.name} ") for line in signatures.splitlines() if line.startswith(f"— {key.name} ")
    ]
    for blob in (unbase64(each, "A signature") for each in ours):
        if blob[:4] == key.identity:
            _verify(key, blob[4:], text)
            return text
    raise Fault(f"It bears no signature of the key of {key.name}.")


def _verify(key: Key, signature: bytes, text: str) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, text.encode())
    except (InvalidSignature, ValueError) as error:
        raise Fault("The signature is not that of the key.") from error


def checkpoint_of(note: str, key: Key) -> Checkpoint:
    """What a checkpoint says that the key has signed."""
    lines = signed_text(note, key).split("\n")
    if len(lines) < 4 or not re.fullmatch("0|[1-9][0-9]{0,17}", lines[1]):  # noqa: PLR2004 -- and an empty one
        raise Fault("This is not a checkpoint.")
    if lines[0] != key.name:
        raise Fault(f"The checkpoint is of another log: {lines[0]}.")
    return Checkpoint(lines[0], int(lines[1]), unbase64(lines[2], "The root"))


def notes_in(text: str) -> list[str]:
    """The notes of a file that holds one, or several with an empty line after each."""
    parts = text.strip("\n").split("\n\n")
    return [f"{said}\n\n{signatures}\n" for said, signatures in zip(parts[::2], parts[1::2], strict=False)]


# The log.


def row_of(entry: bytes) -> Row:
    """The row that an entry spells, which must be its canonical form and hold all that a row has."""
    row = parsed(entry, "An entry of the log")
    if not isinstance(row, dict) or tuple(sorted(row)) != ROW or canonical(row) != entry:
        raise Fault("An entry of the log is not a row in its canonical form.")
    if not re.fullmatch("[a-z]+(_[a-z]+)* [0-9a-z]{12}", f"{row['kind']} {row['record']}"):
        raise Fault("An entry of the log names no record.")
    return row


def tiles(size: int) -> Iterator[str]:
    """The paths of all entries of a log."""
    for start in range(0, size, WIDTH):
        digits = f"{start // WIDTH}"
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = re.findall("...", digits)
        path = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
        width = min(size - start, WIDTH)
        yield f"/log/tile/entries/{path}" + (f".p/{width}" if width < WIDTH else "")


def unbundled(bundle: bytes) -> Iterator[bytes]:
    """The entries of a tile, each after its length in two bytes."""
    at = 0
    while at < len(bundle):
        end = at + 2 + int.from_bytes(bundle[at : at + 2], "big")
        if end > len(bundle):
            raise Fault("A tile of entries is cut off.")
        yield bundle[at + 2 : end]
        at = end


def signed_entries(read: Read, size: int) -> list[bytes]:
    """The entries of a log of so many."""
    bundles = (good(read(path), path) for path in tiles(size))
    return [entry for bundle in bundles for entry in unbundled(bundle)]


def later_rows(read: Read, after: int) -> Iterator[Row]:
    """The rows that the API has after one, which no checkpoint covers yet, as they are hashed."""
    path = "/api/v1/revisions/?ordering=sequence&page_size=200" + (f"&sequence_after={after}" if after >= 0 else "")
    while path:
        page = parsed(good(read(path), path), path)
        for row in page["results"]:
            after += 1
            if row["sequence"] != after:
                raise Fault(f"In the place of row {after} the API has row {row['sequence']}.")
            yield row_of(canonical({name: row[name] for name in ROW}))
        path = local(page["next"]) if page["next"] and page["results"] else ""


def local(address: str) -> str:
    """The path and query of an address."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def good(answer: Answer, path: str) -> bytes:
    """The body of an answer that is one."""
    status, body = answer
    if status != http.HTTPStatus.OK:
        raise Fault(f"{path} answers {status}.")
    return body


def chain_faults(rows: Sequence[Row]) -> Iterator[str]:
    """Rows that are not in their places, or don't hold the hash of the one before."""
    previous, numbers = "0" * 64, dict[tuple[str, str], int]()
    for place, row in enumerate(rows):
        key = (row["kind"], row["record"])
        numbers[key] = numbers.get(key, 0) + 1
        if row["sequence"] != place:
            yield f"Row {place} says that it is row {row['sequence']}."
        if row["previous_hash"] != previous:
            yield f"Row {place} does not hold the hash of the row before."
        if row["number"] != numbers[key]:
            yield f"Row {place} should be revision {numbers[key]} of {' '.join(key)}, not {row['number']}."
        previous = row_hash(row)


def name_of(row: Row) -> Name:
    """Of which record a row is."""
    return row["kind"], row["record"]


def row_hash(row: Row) -> str:
    """The hash of a row, in hexadecimal."""
    return hashlib.sha256(canonical(row)).hexdigest()


def tree_faults(entries: Sequence[bytes], newest: Checkpoint, older: Sequence[Checkpoint]) -> Iterator[str]:
    """Checkpoints that are not of these entries."""
    found = roots([leaf_hash(entry) for entry in entries], [each.size for each in (newest, *older)])
    if found.get(newest.size) != newest.root or len(entries) != newest.size:
        yield "The rows of the log are not those that were signed."
    for each in older:
        if each.size not in found:
            yield f"The older checkpoint has {each.size} rows, the log {len(entries)}: rows were cut off."
        elif found[each.size] != each.root:
            yield f"The first {each.size} rows are not those of the older checkpoint: the log was rewritten."


# Documents and records.


def hidden(rows: Sequence[Row]) -> set[int]:
    """The rows whose documents may not be read any more: those before a withdrawal of their record."""
    withdrawn, found = set[tuple[str, str]](), set[int]()
    for row in reversed(rows):
        if (row["kind"], row["record"]) in withdrawn:
            found.add(row["sequence"])
        if row["change"] == "withdrawal":
            withdrawn.add((row["kind"], row["record"]))
    return found


def said_of(row: Row, answer: Answer) -> Row:
    """What the API says of a row; its document is None where it can't be read."""
    place = row["sequence"]
    said: Row = parsed(good(answer, f"Row {place}"), f"Row {place}")
    if {name: said.get(name) for name in ROW} != row or said.get("hash") != row_hash(row):
        raise Fault(f"The API says something else of row {place} than the log.")
    if said["readable"] is not (said["document"] is not None):
        raise Fault(f"The API says wrongly whether the document of row {place} can be read.")
    if said["document"] is not None:
        _check_commitment(row, said)
    return said


def _check_commitment(row: Row, said: Row) -> None:
    body, place, stamp = canonical(said["document"]), row["sequence"], said["document"].get("revision", {})
    salt = bytes.fromhex(said["salt"]) if re.fullmatch("[0-9a-f]{64}", str(said["salt"])) else b""
    if hashlib.sha256(BODY_TAG + salt + body).hexdigest() != row["commitment"] or not salt:
        raise Fault(f"The document of row {place} is not the one that the row commits to.")
    if said["sha256"] != hashlib.sha256(body).hexdigest():
        raise Fault(f"The SHA-256 beside the document of row {place} is not its own.")
    about = (said["document"].get("type"), said["document"].get("id"), *(stamp.get(name) for name in STAMP))
    if about != (row["kind"], row["record"], *(row[name] for name in STAMP)):
        raise Fault(f"The document of row {place} is of another revision.")


@dataclass(frozen=True)
class Redaction:
    """What a row declares as erased: revisions of a record, by number, and on which legal basis."""

    sequence: int
    kind: str
    record: str
    numbers: Sequence[int]
    basis: str

    def __str__(self) -> str:
        numbers = ", ".join(map(str, self.numbers))
        return f"{self.kind} {self.record}, revisions {numbers or 'none'}, by row {self.sequence}: {self.basis}"


def redaction_of(row: Row, document: Any) -> Redaction:
    """What the document of a row that redacts declares."""
    record, numbers, basis = document.get("record"), document.get("revisions"), document.get("basis")
    if not (isinstance(record, dict) and isinstance(numbers, list) and isinstance(basis, str)):
        raise Fault(f"Row {row['sequence']} declares as erased what can't be read.")
    return Redaction(row["sequence"], str(record.get("type")), str(record.get("id")), numbers, basis)


def erasure_faults(rows: Iterable[Row], found: "Documents", known: set[int]) -> Iterator[str]:
    """Documents that are missing for no reason, or are there although a later row declares them erased."""
    erased = {(each.kind, each.record, number): each.sequence for each in found.redactions for number in each.numbers}
    for row in rows:
        place, entry = row["sequence"], erased.get((row["kind"], row["record"], row["number"]), -1)
        is_declared = entry > place and row["kind"] != REDACTION
        if place in found.missing and not is_declared and place not in known:
            yield f"The document of row {place} is missing, and no row says why."
        elif place not in found.missing and is_declared:
            yield f"The document of row {place} is there, although row {entry} declares it as erased."
        if place in found.told and found.told[place] != (entry if is_declared else None):
            yield f"The API names row {found.told[place]} as what declares row {place} erased."


def plural(kind: str) -> str:
    """What records of a kind are called in addresses."""
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


@dataclass(frozen=True)
class Found:
    """What was read of a site, and everything about it that does not verify."""

    rows: Sequence[Row]
    signed: int
    documents: int
    faults: Sequence[str]
    redactions: Sequence[Redaction] = ()


class Documents:
    """What was read of the documents of a log, row after row."""

    def __init__(self, rows: Iterable[Row]) -> None:
        # The last row of each record that was looked at, with its document.
        self.latest: dict[Name, tuple[Row, Any]] = {}
        self.redactions: list[Redaction] = []
        # The rows whose documents can't be read; and which row the API names as declaring a document erased.
        self.missing: set[int] = set()
        self.told: dict[int, Any] = {}
        # When each record was corrected, by number; and the corrections whose notes can be read.
        self._times = {(*name_of(row), row["number"]): row["time"] for row in rows if row["change"] == CORRECTION}
        self._notes: dict[Name, list[Row]] = {}

    def take(self, row: Row, answer: Answer) -> None:
        """Read the document of the next row."""
        document = None
        try:
            said = said_of(row, answer)
            document, self.told[row["sequence"]] = said["document"], said["redacted"]
        finally:
            if row["kind"] != REDACTION:
                self.latest[name_of(row)] = (row, document)
        if document is None:
            self.missing.add(row["sequence"])
        elif row["kind"] == REDACTION:
            self.redactions.append(redaction_of(row, document))
        elif row["change"] not in ENDINGS:
            self._take_corrections(row, document)

    def _take_corrections(self, row: Row, document: Any) -> None:
        name, stamp, told = name_of(row), document["revision"], document["corrections"]
        notes = self._notes.setdefault(name, [])
        if row["change"] == CORRECTION:
            notes.append({part: stamp[part] for part in ("number", "note", "time")})
        made = all(self._times.get((*name, each["number"])) == each["time"] for each in told)
        if not made or any(note not in told for note in notes) or any(each["number"] > row["number"] for each in told):
            raise Fault(f"The document of row {row['sequence']} tells other corrections than were made.")


def read_all(read: Read, paths: Iterable[str]) -> Iterator[Answer]:
    """The answers to all paths, in their order; some are asked for at once."""
    waiting = iter(paths)
    with ThreadPoolExecutor(8) as pool:
        while some := list(itertools.islice(waiting, WIDTH)):
            yield from pool.map(read, some)


def document_faults(read: Read, rows: Sequence[Row], since: int, found: Documents) -> Iterator[str]:
    """Documents from a row on that are not what the rows commit to, or are missing for no reason."""
    answers = read_all(read, (f"/api/v1/revisions/{row['sequence']}/" for row in rows[since:]))
    for row, answer in zip(rows[since:], answers, strict=True):
        try:
            found.take(row, answer)
        except Fault as fault:
            yield str(fault)
    yield from erasure_faults(rows[since:], found, hidden(rows))


def record_faults(read: Read, found: Documents) -> Iterator[str]:
    """Records whose address shows another document than their last row published."""
    paths = [f"/api/v1/{plural(kind)}/{record}/" for kind, record in found.latest]
    latest = found.latest.values()
    for path, (row, document), (status, body) in zip(paths, latest, read_all(read, paths), strict=True):
        is_shown = status == http.HTTPStatus.OK
        if row["change"] in ENDINGS and is_shown:
            yield f"{path} shows what row {row['sequence']} took away."
        elif row["change"] not in ENDINGS and not (is_shown and body == canonical(document)):
            yield f"{path} does not show what row {row['sequence']} published."


# Lists: which records they show, and what they say of each.


def list_faults(read: Read, rows: Sequence[Row], found: Documents) -> Iterator[str]:
    """Records that a list shows and the log does not, or the other way round; and what lists say wrongly of one."""
    live: dict[str, set[str]] = {row["kind"]: set() for row in rows if row["kind"] != REDACTION}
    for row in (each for each in rows if each["kind"] != REDACTION):
        (live[row["kind"]].discard if row["change"] in ENDINGS else live[row["kind"]].add)(row["record"])
    documents = {
        name: document for name, (row, document) in found.latest.items() if document and row["change"] not in ENDINGS
    }
    for kind, expected in live.items():
        listed = {entry["id"]: entry for entry in _listed(read, kind)}
        name, ids = f"The list of {plural(kind)}", set(listed)
        yield from (f"{name} shows {record}, the log does not." for record in ids - expected)
        yield from (f"{name} lacks {record}." for record in expected - ids)
        yield from _wrong_entries(kind, listed, documents)
    if "claim" in live:
        yield from review_faults(read, live["claim"], documents)


def review_faults(read: Read, claims: set[str], documents: dict[Name, Any]) -> Iterator[str]:
    """What is shown of reviews otherwise than in the documents of their claims, of which they are parts."""
    reviews = {name: whole for document in documents.values() for name, whole in reviews_in(document)}
    listed = {entry["id"]: entry for entry in _listed(read, "review")}
    yield from (f"The list of reviews lacks {record}." for _, record in reviews if record not in listed)
    for record, entry in listed.items():
        claim = entry["claim"]["id"]
        if claim not in claims or (("claim", claim) in documents and ("review", record) not in reviews):
            yield f"The list of reviews shows {record}, which no claim holds."
    yield from _wrong_entries("review", listed, reviews)
    paths = [f"/api/v1/reviews/{record}/" for _, record in reviews]
    for path, whole, (status, body) in zip(paths, reviews.values(), read_all(read, paths), strict=True):
        if status != http.HTTPStatus.OK or body != canonical(whole):
            yield f"{path} does not show what its claim holds."


def reviews_in(document: Any) -> Iterator[tuple[Name, Any]]:
    """The reviews that a claim's document holds, as their own addresses show them; none of another document."""
    for review in document["reviews"] if document["type"] == "claim" else ():
        claim = {"id": document["id"], "name": document["text"], "url": document["url"]}
        about = {"type": "review", "claim": claim, "claim_revision": document["revision"]["number"]}
        stamps = {name: document[name] for name in ("first_published_at", "updated_at")}
        yield ("review", review["id"]), review | about | stamps


def _wrong_entries(kind: str, listed: dict[str, Any], documents: dict[Name, Any]) -> Iterator[str]:
    for record, entry in listed.items():
        document = documents.get((kind, record))
        if document is not None and entry != entry_of(document, entry):
            yield f"The list of {plural(kind)} says of {record} what its document does not."


def entry_of(document: Any, names: Iterable[str]) -> dict[str, Any]:
    """What a list says of a record by these names: what its document says by them, or what that sums up."""
    found = {name: document.get(name) for name in names}
    in_brief = {"claim": _claim_in_brief, "media_object": _media_object_in_brief}.get(document["type"])
    return found | (in_brief(document) if in_brief else {})


def _media_object_in_brief(document: Any) -> dict[str, Any]:
    return {"authenticity": list(dict.fromkeys(review["category"] for review in document["reviews"]))}


def _claim_in_brief(document: Any) -> dict[str, Any]:
    says, contests, reviews = document["attributions"], document["rebuttals"], document["reviews"]
    speakers = {said["claimant"]["id"]: said["claimant"] for said in says}
    return {
        "disputed": bool(contests),
        "says": len(says),
        "contests": len(contests),
        "reviews": len(reviews),
        "claimants": [speaker | {"stance": _stance(says, record)} for record, speaker in speakers.items()],
        "contested_by": list({said["claimant"]["id"]: said["claimant"] for said in contests}.values()),
        "ratings": [_rating(review) for review in reviews if review["rating"]],
        **({"promise": document["promise"] | {"state": _promise_state(reviews)}} if "promise" in document else {}),
    }


def _promise_state(reviews: Iterable[Any]) -> str:
    """What reviews found of a promise: the one of the latest day, and of equal days the first."""
    said = [review for review in reviews if review.get("promise_state")]
    latest = max(said, key=lambda review: _last_day(review["reviewed_on"]), default={"promise_state": "unchecked"})
    return str(latest["promise_state"])


def _last_day(said: Any) -> str:
    """The last day that a date may mean, in digits that sort; "" for none."""
    if said is None:
        return ""
    if said["precision"] == "interval":
        return said["latest"] or "9999-12-31"
    year, month, day = [*map(int, said["date"].split("-")), 0, 0][:3]
    month = month or 12
    return f"{year:04}-{month:02}-{day or calendar.monthrange(year, month)[1]:02}"


def _rating(review: Any) -> dict[str, Any]:
    label, bucket = (review["rating"][name] for name in ("label", "bucket"))
    found = {"question": review["question"], "label": label, "bucket": bucket}
    publisher = review["publisher"]
    return found | {"publisher": publisher["name"], "publisher_id": publisher["id"], "review": review["url"]}


def _stance(says: Iterable[Any], claimant: str) -> str:
    """How a claimant stands to a claim: the weightiest of their stances, and of equal ones the first."""
    theirs: list[str] = [said["stance"] for said in says if said["claimant"]["id"] == claimant]
    return max(theirs, key=lambda stance: {"relays": 0, "retracts": 2}.get(stance, 1))


def _listed(read: Read, kind: str) -> Iterator[Any]:
    path = f"/api/v1/{plural(kind)}/?page_size=200"
    while path:
        page = parsed(good(read(path), path), path)
        yield from page["results"]
        path = local(page["next"]) if page["next"] and page["results"] else ""


def verify(read: Read, key: Key, older: Sequence[Checkpoint] = (), since: int = 0) -> Found:
    """All that can be verified; of documents and records, those that the log names from a row on."""
    faults, rows, signed, found = list[str](), list[Row](), 0, Documents(())
    try:
        newest = checkpoint_of(good(read("/log/checkpoint"), "/log/checkpoint").decode(), key)
        entries = signed_entries(read, newest.size)
        faults += tree_faults(entries, newest, older)
        rows, signed = [row_of(entry) for entry in entries], len(entries)
        rows += later_rows(read, signed - 1)
        faults += chain_faults(rows)
        found = Documents(rows)
        faults += document_faults(read, rows, since, found)
        shown = [*record_faults(read, found), *list_faults(read, rows, found)]
        faults += shown
        if shown and any(later_rows(read, len(rows) - 1)):
            faults.append("Something was published meanwhile, which may be why: run this again.")
    except Fault as fault:
        faults.append(str(fault))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        faults.append(f"An answer does not have the form that it should have: {error!r}.")
    documents = sum(document is not None for _, document in found.latest.values())
    return Found(rows, signed, documents, faults, found.redactions)


# Receipts (C2SP tlog-proof).


def row_in(receipt: str, key: Key) -> Row:
    """The row that a receipt proves to be in the signed log."""
    head, _, note = receipt.partition("\n\n")
    form, extra, index, *proof = head.split("\n")
    if form != "c2sp.org/tlog-proof@v1" or not extra.startswith("extra ") or not re.fullmatch(r"index \d+", index):
        raise Fault("This is not a receipt.")
    entry, newest = unbase64(extra.removeprefix("extra "), "The row"), checkpoint_of(note, key)
    place = int(index.removeprefix("index "))
    path = [unbase64(each, "The proof") for each in proof]
    if place >= newest.size or root_by_proof(place, newest.size, leaf_hash(entry), path) != newest.root:
        raise Fault("The signed log does not have this row in that place.")
    return row_of(entry)


# Where answers come from.


class Site:
    """A site that is asked over HTTP."""

    def __init__(self, address: str) -> None:
        self._parts = urlsplit(address.rstrip("/"))
        self._mine = threading.local()

    def __call__(self, path: str) -> Answer:
        """The answer to a path; redirects are not followed."""
        try:
            return self._ask(path)
        except (OSError, http.client.HTTPException):
            # A connection that was kept open may have been closed meanwhile.
            self._mine.connection = None
        try:
            return self._ask(path)
        except (OSError, http.client.HTTPException) as error:
            raise Fault(f"{path} can't be read: {error}") from error

    def _ask(self, path: str) -> Answer:
        kept = getattr(self._mine, "connection", None)
        secure = self._parts.scheme == "https"
        make = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        self._mine.connection = connection = kept or make(self._parts.netloc, timeout=30)
        connection.request("GET", self._parts.path + path, headers={"User-Agent": "verify.py"})
        response = connection.getresponse()
        body = response.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            raise Fault(f"{path} answers without end.")
        return response.status, body


def file_of(folder: Path, path: str) -> Path:
    """Where the answer to a path is saved."""
    name = quote(path.lstrip("/"), safe="/") + ("index" if path.endswith("/") else "")
    if ".." in Path(name).parts:
        raise Fault(f"{path} leads out of the site.")
    return folder / name


def saved(folder: Path) -> Read:
    """Reads from a folder of answers; what is not there was not answered."""

    def read(path: str) -> Answer:
        file = file_of(folder, path)
        return (200, file.read_bytes()) if file.is_file() else (404, b"")

    return read


def saving(read: Read, folder: Path) -> Read:
    """Reads, and saves what was answered."""

    def read_and_save(path: str) -> Answer:
        status, body = read(path)
        if status == http.HTTPStatus.OK:
            file = file_of(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
        return status, body

    return read_and_save


def main() -> int:
    """Verify what the arguments name; 0 if all of it does, else 1."""
    parser = argparse.ArgumentParser(description="Verify what a Factcheck site published.")
    parser.add_argument("site", nargs="?", help="its address, or a folder of saved answers")
    parser.add_argument("--key", help="the public key, or a file with it; without, what the site says is its key")
    parser.add_argument("--old", type=Path, help="a file with one or several checkpoints that you kept")
    parser.add_argument("--since", type=int, default=0, metavar="ROW", help="read documents from this row on only")
    parser.add_argument("--save", type=Path, metavar="FOLDER", help="save all answers there")
    parser.add_argument("--receipt", type=Path, metavar="FILE", help="verify a receipt, and nothing else")
    arguments = parser.parse_args()
    if not arguments.site and not (arguments.receipt and arguments.key):
        parser.error("name a site, or a receipt and a key")
    try:
        return _run(arguments)
    except (Fault, OSError, UnicodeDecodeError) as error:
        print(error)
        return 1


def _run(arguments: argparse.Namespace) -> int:
    read = _reader(arguments)
    key = key_of(_key(arguments.key, read))
    if key.name.startswith("demonstration.invalid/"):
        print("This is the key of a demonstration: its signature proves nothing.")
    if arguments.receipt:
        row = row_in(arguments.receipt.read_text("utf-8"), key)
        print(f"The log {key.name} has this as row {row['sequence']}: {canonical(row).decode()}")
        return 0
    older = [checkpoint_of(note, key) for note in notes_in(arguments.old.read_text("utf-8"))] if arguments.old else []
    return _report(key, verify(read, key, older, max(arguments.since, 0)), len(older))


def _reader(arguments: argparse.Namespace) -> Read:
    if not arguments.site:
        return saved(Path())
    read = Site(arguments.site) if arguments.site.startswith(("http://", "https://")) else saved(Path(arguments.site))
    return saving(read, arguments.save) if arguments.save else read


def _key(given: str | None, read: Read) -> str:
    if given:
        return Path(given).read_text("utf-8") if Path(given).is_file() else given
    print("The key is what the site itself says: compare it with where else it was published.")
    return good(read("/log/key"), "/log/key").decode()


def _report(key: Key, found: Found, older: int) -> int:
    for fault in found.faults:
        print(fault)
    if found.faults:
        print(f"{key.name} does not verify: {len(found.faults)} faults.")
        return 1
    for redaction in found.redactions:
        print(f"Redacted: {redaction}")
    print(f"{key.name} verifies: {len(found.rows)} rows, of which {found.signed} are signed, and what the API shows.")
    print(
        f"It extends {older} older checkpoints." if older else "Keep the newest checkpoint, and give it by --old then."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
