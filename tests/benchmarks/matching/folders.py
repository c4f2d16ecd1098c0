"""Folders of claims, texts, and which claims each text repeats; and how they become public rows."""

import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from factcheck.matching import Asked

_BATCH: Final = 500
_LINE: Final = re.compile(r"(.+)_(\d+)$")
_STATED: Final = re.compile(r"stated on (\w+ \d{1,2}, \d{4})")
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d")
_PARTS: Final = ("claim", "title", "text", "speaker", "date")
_EPOCH: Final = 1_288_834_974_657
"""Milliseconds of Unix time from which the ids of posts count, as X documents them."""
_NEIGHBOURS: Final = 3
"""Lines before and after a sentence of a debate."""


@dataclass(frozen=True)
class Text:
    """A text, what stands around it, and the ids of the claims that it repeats."""

    key: str
    text: str
    context: str = ""
    right: frozenset[str] = field(default=frozenset())
    language: str = ""
    # The day on which it was said, as an ordinal; 0 where the id doesn't tell.
    day: int = 0

    @property
    def asked(self) -> "Asked":
        """The text as the matcher is asked."""
        from factcheck.matching import Asked

        said_on = date.fromordinal(self.day) if self.day else None
        return Asked(self.text, self.context, self.language, said_on)


def splits(folder: Path) -> list[str]:
    """The splits that a folder has."""
    return sorted(path.name.split(".")[1] for path in folder.glob("queries.*.tsv"))


def texts(folder: Path, split: str) -> list[Text]:
    """The texts of a split; a third column of its file is their language."""
    right: dict[str, set[str]] = defaultdict(set)
    for key, claim, *_ in _lines(folder / f"qrels.{split}.tsv"):
        right[key].add(claim)
    rows = [(key, text, "".join(rest)) for key, text, *rest in _lines(folder / f"queries.{split}.tsv")]
    around = _contexts([(key, text) for key, text, _ in rows])
    return [
        Text(key, text, around.get(key, ""), frozenset(right[key]), language, day_of(key))
        for key, text, language in rows
    ]


def _contexts(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What the file has of the lines around each sentence, where ids are a debate's name and the line."""
    lines = {(found[1], int(found[2])): text for key, text in rows if (found := _LINE.match(key))}
    near = [distance for distance in range(-_NEIGHBOURS, _NEIGHBOURS + 1) if distance]
    return {
        f"{name}_{number:04}": " ".join(
            [*(lines[name, number + by] for by in near if (name, number + by) in lines), _event(name)]
        )
        for name, number in lines
    }


def _event(name: str) -> str:
    """What the name of a debate says of it, such as who speaks."""
    return " ".join(re.findall(r"[^\W\d_]{3,}", name))


def day_of(key: str) -> int:
    """The day that the id of a text tells of: one of a debate begins with it, one of a post counts from an epoch."""
    if found := re.match(r"(\d{8})_", key):
        return datetime.strptime(found[1], "%Y%m%d").toordinal()
    if re.fullmatch(r"\d\.\d+e\+1[78]|\d{17,19}", key):
        return datetime.fromtimestamp(((int(float(key)) >> 22) + _EPOCH) / 1000, UTC).toordinal()
    return 0


def load(folder: Path) -> dict[str, int]:
    """Make a public row of each claim of a folder. Returns the keys of the rows by the ids of the claims."""
    from factcheck.publishing.models import PublicRecord

    first = PublicRecord.objects.count()
    keys: dict[str, int] = {}
    claims = _claims(folder)
    while batch := list(islice(claims, _BATCH)):
        rows = [_record(claim, (first + len(keys) + place + 1) << 16) for place, claim in enumerate(batch)]
        PublicRecord.objects.bulk_create(rows)
        keys |= {claim["id"]: row.pk for claim, row in zip(batch, rows, strict=True)}
    return keys


def _claims(folder: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / "claims.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _record(claim: dict[str, Any], key: int) -> Any:
    from factcheck.analysis.terms import Field, index_terms, kind_term
    from factcheck.publishing.canonical import canonical_bytes
    from factcheck.publishing.models import PublicRecord

    text, title, body, speaker, date = (claim.get(name) or "" for name in _PARTS)
    document = canonical_bytes(_document(text or title, title, body, speaker, date))
    fields = [Field(text or title, heading=True), Field(title), Field(body), Field(speaker, names=True)]
    now = datetime.now(UTC)
    return PublicRecord(
        id=key,
        first_place=key,
        kind="claim",
        record_id=f"b{key >> 16:011}",
        name=text or title,
        sha256=hashlib.sha256(document).hexdigest(),
        summary=b"{}",
        number=1,
        first_published_at=now,
        updated_at=now,
        document=document,
        search_text=f"{kind_term('claim')} {index_terms(fields, claim.get('language', 'en'))}",
    )


def _document(text: str, title: str, body: str, speaker: str, date: str) -> dict[str, Any]:
    said: dict[str, Any] = {"claimant": {"name": speaker}, "quote": "", "passages": [], "said_on": _day(_said_on(date))}
    review = {"title": title if title != text else "", "address": "", "reviewed_on": _day(_reviewed_on(date))}
    reviews = [review] if review["title"] or review["reviewed_on"] else []
    attributions = [said] if speaker else []
    about = {"text": text, "language": "en", "context": body, "reviews": reviews}
    return about | {"attributions": attributions, "rebuttals": []}


def _said_on(date: str) -> str:
    """The day of a date that is spelt "stated on October 22, 2012 in a debate"."""
    found = _STATED.match(date)
    return datetime.strptime(found[1], "%B %d, %Y").date().isoformat() if found else ""


def _reviewed_on(date: str) -> str:
    """The day of one that begins as ISO 8601 has it."""
    found = _ISO.match(date)
    return found.group() if found else ""


def _day(day: str) -> dict[str, str] | None:
    return {"date": day, "precision": "day"} if day else None


def _lines(path: Path) -> Iterator[list[str]]:
    if path.exists():
        for line in path.read_text("utf-8").splitlines():
            yield line.split("\t")
