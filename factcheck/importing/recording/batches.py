"""One batch of records becomes drafts, in one transaction: all of it, or none.

The number of queries is the same however many records there are: what they may mean among what is there is asked for
all of them at once.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef

from claims.models import Claim
from factcheck.importing.models import Import, ImportedRecord
from factcheck.importing.models.records import MAX_FIELD, MAX_REASON
from factcheck.importing.recording import differing
from factcheck.importing.recording.claims import Claims
from factcheck.importing.recording.comparing import NOTHING, differences
from factcheck.importing.recording.differing import Known
from factcheck.importing.recording.media import Media
from factcheck.importing.recording.originals import as_json, fingerprint, key_of
from factcheck.importing.recording.parties import Parties
from factcheck.importing.recording.rows import Table
from factcheck.importing.recording.sources import Sources
from factcheck.importing.recording.texts import RefusedError, Remarks, cut, text_key
from factcheck.importing.records import Place, ReadRecord, Refusal
from factcheck.importing.stages.doing import Ranges
from factcheck.importing.vocabulary import Outcome

UNCHANGED = "unchanged"
"""What is counted of records that are as they were; nothing is written of them."""
REPEATED = "repeated"
"""What is counted of records that stand in the file a second time, word by word."""
NOT_TOLD = "Neither an address nor a SHA-256 tells what was reviewed."
LEFT = "It is of no claim: publish its media object at the desk."


_OF_RECORD = (
    "importing",
    "file",
    "line",
    "path",
    "original",
    "fingerprint",
    "text_key",
    "outcome",
    "reason",
    "remarks",
)


@dataclass
class Entry:
    """A record with what it is called and told by."""

    record: ReadRecord
    key: str
    fingerprint: str
    text_key: int | None
    remarks: Remarks = field(init=False)

    def __post_init__(self) -> None:
        self.remarks = Remarks(self.record.remarks)

    @property
    def is_of_media(self) -> bool:
        """Whether it is of images, videos or recordings alone, and of no claim."""
        return not self.record.text and bool(self.record.media)


class Recorder:
    """Turns batches of records into drafts, and knows what earlier batches of the same import brought."""

    def __init__(self, importing: Import, own: Mapping[str, Sequence[Sequence[int]]]) -> None:
        self._importing = importing
        self._parties = Parties(importing.name, own)
        self._sources = Sources(self._parties)
        self._media = Media(self._parties)
        self._claims = Claims(self._parties, self._sources, self._media)
        self._records = Table(ImportedRecord)
        # Records that the file has had so far, by a hash of their keys: most files hold some twice.
        self._seen: set[int] = set()
        self._written: dict[int, int] = {}
        self._last_claim = 0

    def skip(self, items: Iterable[ReadRecord | Refusal]) -> None:
        """Know of records that an earlier run dealt with."""
        for item in items:
            if isinstance(item, ReadRecord):
                self._own_key(item, fingerprint(item))

    def record(self, items: Sequence[ReadRecord | Refusal]) -> tuple[Counter[str], Ranges]:
        """Write drafts of what was read; return how often each outcome was, and the rows that were added."""
        counts: Counter[str] = Counter()
        for item in items:
            if isinstance(item, Refusal):
                self._refuse(item.place, item.field, item.reason, item.original)
                counts[Outcome.REFUSED.value] += 1
        read = [self._entry(item) for item in items if isinstance(item, ReadRecord)]
        entries = [entry for entry in read if entry.key]
        counts[REPEATED] += len(read) - len(entries)
        known = _known(entries)
        new = [entry for entry in entries if entry.key not in known]
        changed = [
            entry for entry in entries if entry.key in known and known[entry.key].fingerprint != entry.fingerprint
        ]
        counts[UNCHANGED] += len(entries) - len(new) - len(changed)
        if new or changed:
            self._look_up(new, changed)
            counts.update(self._bring_up_to_date(changed, known))
            counts.update(self._outcome(entry) for entry in new)
        return counts, self._write()

    def forget(self) -> None:
        """Drop all that was not written: the batch is done again, or not at all."""
        for part in (self._parties, self._sources, self._media, self._claims, self._records):
            part.clear() if isinstance(part, Parties) else part.forget()
        self._written, self._last_claim = {}, 0

    def _entry(self, record: ReadRecord) -> Entry:
        found = fingerprint(record)
        return Entry(record, self._own_key(record, found), found, text_key(record.text) if record.text else None)

    def _own_key(self, record: ReadRecord, found: str) -> str:
        """The record's key; one that the file had before is told from it by what it says. "" if it says the same."""
        key = key_of(record)
        whole = f"{key[:400]}#{found}"
        numbers = _number(key), _number(whole)
        if numbers[1] in self._seen:
            return ""
        own = whole if numbers[0] in self._seen else key
        self._seen.update(numbers)
        return own

    def _look_up(self, new: list[Entry], changed: list[Entry]) -> None:
        self._parties.refresh()
        self._claims.ratings.refresh()
        records = [entry.record for entry in (*new, *changed)]
        self._sources.look_up(records)
        self._media.look_up(records)
        self._refresh_claims()
        wanted = {entry.text_key for entry in new if entry.text_key is not None}
        rows = ImportedRecord.objects.filter(text_key__in=wanted, claim__isnull=False).order_by("-pk")
        self._written |= {key: claim for key, claim in rows.values_list("text_key", "claim") if key is not None}
        self._claims.beside.look_up({self._written[key] for key in wanted if key in self._written})

    def _refresh_claims(self) -> None:
        """Learn of claims that no import brought: those of editors."""
        imported = ImportedRecord.objects.filter(claim=OuterRef("pk"))
        rows = Claim.objects.filter(~Exists(imported), pk__gt=self._last_claim).order_by("pk")
        for key, text in rows.values_list("pk", "text").iterator():
            self._last_claim = key
            self._written.setdefault(text_key(text), key)

    def _outcome(self, entry: Entry) -> str:
        try:
            claim, outcome = self._drafted(entry)
        except RefusedError as error:
            self._refuse(entry.record.place, error.field, error.reason, as_json(entry.record.original))
            return Outcome.REFUSED.value
        values = self._of_record(entry, outcome)
        reason = LEFT if entry.is_of_media and self._importing.publishes else ""
        self._records.add(key=entry.key, claim_id=claim, reason=reason, **values)
        return outcome

    def _drafted(self, entry: Entry) -> tuple[int | None, str]:
        if entry.is_of_media:
            if not self._add_media(entry):
                raise RefusedError("itemReviewed", NOT_TOLD)
            return None, Outcome.MADE.value
        if entry.text_key is not None and (found := self._written.get(entry.text_key)):
            self._claims.fill(found, entry.record, entry.remarks)
            return found, Outcome.JOINED.value
        made = self._claims.add(entry.record, entry.remarks)
        if entry.text_key is not None:
            self._written[entry.text_key] = made
        return made, Outcome.MADE.value

    def _add_media(self, entry: Entry) -> int:
        return sum(bool(self._media.media_object(media, entry.remarks)) for media in entry.record.media)

    def _bring_up_to_date(self, changed: list[Entry], known: Mapping[str, Known]) -> Iterable[str]:
        of_media = [entry for entry in changed if entry.is_of_media]
        for entry in of_media:
            self._add_media(entry)
        stopped = {entry.key: differing.MEDIA for entry in of_media}
        stopped |= self._of_claims([entry for entry in changed if not entry.is_of_media], known)
        self._remember(changed, known, stopped)
        return [_outcome(stopped[entry.key]) for entry in changed]

    def _of_claims(self, changed: list[Entry], known: Mapping[str, Known]) -> dict[str, str]:
        """Bring the drafts of these up to date; return by their keys why each was not, "" where it was."""
        if not changed:
            return {}
        claims = {entry.key: known[entry.key].claim for entry in changed}
        reasons = differing.hindrances([claim for claim in claims.values() if claim])
        stopped = {entry.key: self._stopped(entry, claims[entry.key], reasons) for entry in changed}
        self._compare({claim: entry for entry in changed if (claim := claims[entry.key])}, stopped)
        free = {claims[entry.key]: entry for entry in changed if not stopped[entry.key]}
        self._rewrite({claim: entry for claim, entry in free.items() if claim})
        return stopped

    def _compare(self, changed: Mapping[int, Entry], stopped: Mapping[str, str]) -> None:
        """Say in the remarks on each record how it differs from its draft, which follows where nothing stops it."""
        found = differences({claim: entry.record for claim, entry in changed.items()})
        for claim, entry in changed.items():
            held = "here" if stopped[entry.key] else "was"
            for name, theirs, ours in found[claim]:
                # What this record lacks another may have brought.
                if theirs != NOTHING or stopped[entry.key] != differing.SHARED:
                    entry.remarks.add(name, theirs, f"{held}: {ours}")

    def _stopped(self, entry: Entry, claim: int | None, reasons: Mapping[int, str]) -> str:
        if claim is None:
            return differing.DELETED
        try:
            self._claims.values(entry.record, Remarks(()))
        except RefusedError as error:
            return error.reason
        return reasons.get(claim, "")

    def _rewrite(self, free: Mapping[int, Entry]) -> None:
        if not free:
            return
        differing.empty(free.keys())
        differing.rewrite({claim: self._claims.values(entry.record, entry.remarks) for claim, entry in free.items()})
        for claim, entry in free.items():
            self._claims.fill(claim, entry.record, entry.remarks)

    def _remember(self, changed: list[Entry], known: Mapping[str, Known], stopped: Mapping[str, str]) -> None:
        rows = []
        for entry in changed:
            values = self._of_record(entry, _outcome(stopped[entry.key])) | {"reason": stopped[entry.key]}
            rows.append(ImportedRecord(pk=known[entry.key].pk, **values))
        ImportedRecord.objects.bulk_update(rows, [name.removesuffix("_id") for name in _OF_RECORD], batch_size=50)

    def _of_record(self, entry: Entry, outcome: str) -> dict[str, Any]:
        return {
            **self._of_place(entry.record.place),
            "original": as_json(entry.record.original),
            "fingerprint": entry.fingerprint,
            "text_key": entry.text_key,
            "outcome": outcome,
            "remarks": entry.remarks.found,
        }

    def _of_place(self, place: Place) -> dict[str, Any]:
        path = cut(place.path, MAX_FIELD)
        return {"importing_id": self._importing.pk, "file": cut(place.file, 255), "line": place.line, "path": path}

    def _refuse(self, place: Place, blamed: str, reason: str, original: str) -> None:
        values = {"field": cut(blamed, MAX_FIELD), "reason": cut(reason, MAX_REASON) or "It can't be read."}
        shown = original.replace("\0", "").encode("utf-8", "replace").decode()
        self._records.add(**self._of_place(place), original=shown, outcome=Outcome.REFUSED.value, **values)

    def _write(self) -> Ranges:
        parts = (self._parties, self._claims.ratings, self._sources, self._media, self._claims)
        tables = [table for part in parts for table in part.tables.values()]
        made = {table.model._meta.label_lower: written for table in tables if (written := table.write())}
        self._records.write()
        for _, last in made.get(Claim._meta.label_lower, ()):
            self._last_claim = max(self._last_claim, last)
        return made


def _outcome(stopped: str) -> str:
    return (Outcome.DIFFERS if stopped else Outcome.UPDATED).value


def _known(entries: Sequence[Entry]) -> dict[str, Known]:
    rows = ImportedRecord.objects.filter(key__in=[entry.key for entry in entries])
    found = (Known(*row) for row in rows.order_by().values_list("pk", "key", "fingerprint", "claim"))
    return {row.key: row for row in found}


def _number(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=7).digest())
