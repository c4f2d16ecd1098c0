"""Sites in memory whose answers `docs/verify.py` reads, made without the product's code; and ways to forge them."""

import hashlib
import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Any

import rfc8785
import verify
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from factcheck.transparency.notes import encoded
from factcheck.transparency.signing.keys import SigningKey

NAME = "facts.example/log"
KINDS = ("claim", "topic", "policy")
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
KEY = SigningKey(NAME, Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
Row = dict[str, Any]
PARTS: dict[str, Row] = {"claim": {"attributions": [], "rebuttals": [], "reviews": []}}
BRIEF: dict[str, Row] = {
    "claim": {"disputed": False, "says": 0, "contests": 0, "reviews": 0, "claimants": [], "contested_by": []}
    | {"ratings": []}
}
"""What documents of a kind hold besides, and what lists say of them."""


@dataclass
class Body:
    """What a row published."""

    document: Row
    salt: bytes


@dataclass
class Site:
    """What an adversary owns: the rows with their hashes, the bodies, what each address shows, and what was signed."""

    rows: list[Row] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    note: str = ""
    # What is shown of records, by kind and id.
    shown: dict[tuple[str, str], bytes] = field(default_factory=dict)
    # What each record's documents tell of its corrections.
    corrected: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    # Members of list entries that say something else than the document.
    listed: dict[tuple[str, str], Row] = field(default_factory=dict)
    # The sequences of rows whose documents are erased.
    erased: set[int] = field(default_factory=set)

    def add(self, kind: str, record: str, change: str, document: Row) -> None:
        """Publish something."""
        number = 1 + sum((row["kind"], row["record"]) == (kind, record) for row in self.rows)
        stamp = {"number": number, "change": change, "time": f"2026-01-01T00:00:00.{len(self.rows):06}Z"}
        note = f"Note {len(self.rows)}" if change in {"correction", "withdrawal"} else ""
        told = self.corrected.setdefault((kind, record), [])
        if change == "correction":
            told.insert(0, {"number": number, "note": note, "time": stamp["time"]})
        whole = (
            document
            | PARTS.get(kind, {})
            | {"type": kind, "id": record, "revision": stamp | {"note": note}, "corrections": [*told]}
        )
        salt = hashlib.sha256(f"{len(self.rows)}".encode()).digest()
        self.bodies.append(Body(whole, salt))
        self.rows.append(
            stamp | {"kind": kind, "record": record, "sequence": len(self.rows), "commitment": committed(salt, whole)}
        )
        self.chain(len(self.rows) - 1)
        self.show(kind, record, change, whole)

    def show(self, kind: str, record: str, change: str, document: Row) -> None:
        """Let the record's address answer with what was published last."""
        if change in verify.ENDINGS:
            self.shown.pop((kind, record), None)
        elif kind != verify.REDACTION:
            self.shown[kind, record] = rfc8785.dumps(document)

    def chain(self, start: int) -> None:
        """Make the hashes anew from a row on."""
        del self.hashes[start:]
        for row in self.rows[start:]:
            row["previous_hash"] = self.hashes[-1] if self.hashes else "0" * 64
            self.hashes.append(hashlib.sha256(rfc8785.dumps(row)).hexdigest())

    def sign(self) -> None:
        """Sign the log as it is."""
        leaves = [verify.leaf_hash(rfc8785.dumps(row)) for row in self.rows]
        root = verify.roots(leaves, [len(leaves)])[len(leaves)]
        self.note = KEY.signed(f"{NAME}\n{len(leaves)}\n{encoded(root)}\n")

    def read(self, path: str) -> verify.Answer:
        """The answer to a path."""
        answer = self.answer(path)
        return (404, b"") if answer is None else (200, answer)

    def answer(self, path: str) -> bytes | None:
        """The body of the answer, or None where there is nothing."""
        if path == "/log/checkpoint":
            return self.note.encode()
        if path.startswith("/log/tile/entries/"):
            return self._entries(path)
        if path.startswith("/api/v1/revisions/?"):
            return self._later(int(path.rpartition("=")[2]))
        if path.startswith("/api/v1/revisions/"):
            return self._revision(int(path.split("/")[4]))
        return self._record(path)

    def _entries(self, path: str) -> bytes | None:
        place, _, width = path.removeprefix("/log/tile/entries/").partition(".p/")
        start = int(place) * 256
        entries = [rfc8785.dumps(row) for row in self.rows[start : start + int(width or 256)]]
        whole = len(entries) == int(width or 256)
        return b"".join(len(each).to_bytes(2, "big") + each for each in entries) if whole else None

    def _later(self, after: int) -> bytes:
        return json.dumps(
            {"next": None, "results": [self.entry(at) for at in range(after + 1, len(self.rows))]}
        ).encode()

    def entry(self, at: int) -> Row:
        """What the API says of a row wherever it does."""
        return self.rows[at] | {
            "hash": self.hashes[at],
            "readable": self._is_readable(at),
            "redacted": self._entry_of(at),
        }

    def _is_readable(self, at: int) -> bool:
        later = [each for each in self.rows[at + 1 :] if each["record"] == self.rows[at]["record"]]
        return at not in self.erased and not any(each["change"] == "withdrawal" for each in later)

    def _entry_of(self, at: int) -> int | None:
        """The first later row that declares the document of this one erased."""
        named = {"type": self.rows[at]["kind"], "id": self.rows[at]["record"]}
        for place in range(at + 1, len(self.rows)):
            said, is_erased = self.bodies[place].document, place in self.erased
            is_named = said.get("record") == named and self.rows[at]["number"] in list(said["revisions"])
            if verify.REDACTION == self.rows[place]["kind"] != self.rows[at]["kind"] and is_named and not is_erased:
                return place
        return None

    def _revision(self, at: int) -> bytes | None:
        if at >= len(self.rows):
            return None
        body = self.bodies[at]
        said = self.entry(at) | {"document": None, "salt": None, "sha256": None}
        if self._is_readable(at):
            digest = hashlib.sha256(rfc8785.dumps(body.document)).hexdigest()
            said |= {"document": body.document, "salt": body.salt.hex(), "sha256": digest}
        return json.dumps(said).encode()

    def _record(self, path: str) -> bytes | None:
        plurals = {verify.plural(kind): kind for kind in (*KINDS, "review")}
        kind, rest = plurals[path.split("/")[3]], path.split("/")[4]
        if rest.startswith("?"):
            return json.dumps({"next": None, "results": list(self._listed(kind))}).encode()
        return self.shown.get((kind, rest))

    def _listed(self, kind: str) -> Iterator[Row]:
        for name, data in self.shown.items():
            if name[0] == kind:
                document = json.loads(data)
                brief = {"id": name[1], "text": document.get("text")} | BRIEF.get(kind, {})
                yield brief | self.listed.get(name, {})


def committed(salt: bytes, document: Row) -> str:
    """The commitment to a document."""
    return hashlib.sha256(verify.BODY_TAG + salt + rfc8785.dumps(document)).hexdigest()


def site(random: Random, rows: int = 40, signed_first: int = 25) -> tuple[Site, str]:
    """A site of so many rows, all signed, and the older checkpoint of its first ones."""
    made, older = Site(), ""
    records = [(random.choice(KINDS), "".join(random.choices(ALPHABET, k=12))) for _ in range(12)]
    for place in range(rows):
        kind, record = random.choice(records)
        is_live = (kind, record) in made.shown
        change = random.choice(["update", "correction", "withdrawal", "reference"]) if is_live else "first"
        made.add(kind, record, change, {"text": f"Words {place} – Ոստան \u2028", "count": place, "tags": [None, True]})
        if place + 1 == signed_first:
            made.sign()
            older = made.note
    made.sign()
    return made, older


Tampering = Callable[[Site, Random, int], None]
"""Changes a site in one of the rows before a place."""


def _flip(forged: Site, random: Random, before: int) -> None:
    """Another value in one column of a row, the hashes left as they are."""
    row = random.choice(forged.rows[:before])
    name = random.choice(["commitment", "previous_hash", "time", "record", "number", "change", "sequence"])
    value = row[name]
    if isinstance(value, int):
        row[name] = value ^ 1 << random.randrange(8)
    else:
        at = random.randrange(len(value))
        row[name] = value[:at] + ("0" if value[at] != "0" else "1") + value[at + 1 :]


def _flip_hash(forged: Site, random: Random, before: int) -> None:
    """Another hash beside a row."""
    at = random.randrange(before)
    digit = random.randrange(64)
    old = forged.hashes[at]
    forged.hashes[at] = old[:digit] + ("0" if old[digit] != "0" else "1") + old[digit + 1 :]


def _other_words(forged: Site, random: Random, before: int) -> None:
    """Other words in a document that may be read, with nothing else changed."""
    at = random.choice(_readable(forged, before))
    forged.bodies[at].document["text"] += "!"


def _other_salt(forged: Site, random: Random, before: int) -> None:
    """A flipped bit of a salt."""
    body = forged.bodies[random.choice(_readable(forged, before))]
    salt = bytearray(body.salt)
    salt[random.randrange(32)] ^= 1 << random.randrange(8)
    body.salt = bytes(salt)


def _shown_otherwise(forged: Site, random: Random, before: int) -> None:
    """A record whose address shows other words than were published."""
    key = random.choice(list(forged.shown))
    forged.shown[key] = forged.shown[key].replace(b"Words", b"Other", 1)


def _shown_still(forged: Site, random: Random, before: int) -> None:
    """A record that nobody published is shown and listed."""
    forged.shown[random.choice(forged.rows)["kind"], "zzzzzzzzzzzz"] = b"{}"


def _not_shown(forged: Site, random: Random, before: int) -> None:
    """A record that is public is shown and listed no more."""
    del forged.shown[random.choice(list(forged.shown))]


def _listed_otherwise(forged: Site, random: Random, before: int) -> None:
    """A list that says of a record what its document does not."""
    forged.listed[random.choice(list(forged.shown))] = {"text": "Other words"}


def _delete(forged: Site, random: Random, before: int) -> None:
    """A row left out, the later ones as they were."""
    at = random.randrange(before)
    for column in _columns(forged):
        del column[at]


def _delete_and_rechain(forged: Site, random: Random, before: int) -> None:
    """A row left out, and all later ones renumbered and hashed anew."""
    _delete(forged, random, before)
    _renumber(forged)


def _reorder(forged: Site, random: Random, before: int) -> None:
    """Two rows in each other's place."""
    one, other = random.sample(range(before), 2)
    for column in _columns(forged):
        column[one], column[other] = column[other], column[one]


def _reorder_and_rechain(forged: Site, random: Random, before: int) -> None:
    """The same, all renumbered and hashed anew."""
    _reorder(forged, random, before)
    _renumber(forged)


def _truncate(forged: Site, random: Random, before: int) -> None:
    """The tail cut off."""
    _cut(forged, random.randrange(before))
    _show_anew(forged)


def _fork(forged: Site, random: Random, before: int) -> None:
    """The tail cut off, and another written in its place that is at least as long."""
    length, at = len(forged.rows), random.randrange(before)
    _cut(forged, at)
    _show_anew(forged)
    for place in range(at, length + random.randrange(5)):
        forged.add("topic", "".join(random.choices(ALPHABET, k=12)), "first", {"text": f"Another story {place}"})


def _rechain(forged: Site, random: Random, before: int) -> None:
    """Other words in an old row, with a true commitment to them, and every later hash made anew."""
    at = random.randrange(before)
    body = forged.bodies[at]
    body.document["text"] = "What should have been said"
    forged.rows[at]["commitment"] = committed(body.salt, body.document)
    forged.chain(at)
    _show_anew(forged)


def _insert(forged: Site, random: Random, before: int) -> None:
    """A row put in, and all later ones renumbered and hashed anew."""
    at = random.randrange(before)
    forged.add("topic", "insertedinse", "first", {"text": "Always said"})
    forged.hashes.pop()
    for column in _columns(forged)[:2]:
        column.insert(at, column.pop())
    _renumber(forged)


def _old_copy(forged: Site, random: Random, before: int) -> None:
    """An old copy of the database, after which other things were published."""
    _cut(forged, random.randrange(before))
    _show_anew(forged)
    forged.add("claim", "afterwards00", "first", {"text": "Since then"})


TAMPERINGS: dict[str, Tampering] = {
    function.__name__.strip("_"): function
    for function in (
        *(_flip, _flip_hash, _other_words, _other_salt, _shown_otherwise, _shown_still, _not_shown, _delete),
        _listed_otherwise,
        *(_delete_and_rechain, _reorder, _reorder_and_rechain, _truncate, _fork, _rechain, _insert, _old_copy),
    )
}


def forged_copy(original: Site) -> Site:
    """A copy to be changed."""
    return deepcopy(original)


def _columns(forged: Site) -> list[list[Any]]:
    return [forged.rows, forged.bodies, forged.hashes]


def _readable(forged: Site, before: int) -> list[int]:
    hidden = verify.hidden(forged.rows)
    return [at for at in range(before) if at not in hidden] or [len(forged.rows) - 1]


def _cut(forged: Site, at: int) -> None:
    for column in _columns(forged):
        del column[at:]


def _renumber(forged: Site) -> None:
    """Sequences, numbers, stamps and commitments as they would be if the rows had come so."""
    numbers: dict[tuple[str, str], int] = {}
    for place, (row, body) in enumerate(zip(forged.rows, forged.bodies, strict=True)):
        key = (row["kind"], row["record"])
        numbers[key] = numbers.get(key, 0) + 1
        row |= {"sequence": place, "number": numbers[key]}
        body.document["revision"]["number"] = numbers[key]
        row["commitment"] = committed(body.salt, body.document)
    forged.chain(0)
    _show_anew(forged)


def _show_anew(forged: Site) -> None:
    """Let every address answer with what the forged rows published last."""
    forged.shown.clear()
    for row, body in zip(forged.rows, forged.bodies, strict=True):
        forged.show(row["kind"], row["record"], row["change"], body.document)
