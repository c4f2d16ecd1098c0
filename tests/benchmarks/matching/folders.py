"""Folders of claims, texts, and which claims each text repeats; and how they become public rows."""

import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

_BATCH: Final = 500
_LINE: Final = re.compile(r"(.+)_(\d+)$")
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
    return [Text(key, text, around.get(key, ""), frozenset(right[key]), language) for key, text, language in rows]


def _contexts(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What the file has of the lines around each sentence, where ids are a debate's name and the line."""
    lines = {(found[1], int(found[2])): text for key, text in rows if (found := _LINE.match(key))}
    near = [distance for distance in range(-_NEIGHBOURS, _NEIGHBOURS + 1) if distance]
    return {
        f"{name}_{number:04}": " ".join(lines[name, number + by] for by in near if (name, number + by) in lines)
        for name, number in lines
    }


def load(folder: Path) -> dict[str, int]:
    """Make a public row of each claim of a folder. Returns the keys of the rows by the ids of the claims."""
    from factcheck.publishing.models import PublicRecord  # noqa: PLC0415

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
    from factcheck.analysis.terms import Field, index_terms, kind_term  # noqa: PLC0415
    from factcheck.publishing.canonical import canonical_bytes  # noqa: PLC0415
    from factcheck.publishing.models import PublicRecord  # noqa: PLC0415

    text, title, body, speaker = (claim.get(name) or "" for name in ("claim", "title", "text", "speaker"))
    document = canonical_bytes(_document(text or title, title, body, speaker))
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


def _document(text: str, title: str, body: str, speaker: str) -> dict[str, Any]:
    said = {"claimant": {"name": speaker}, "quote": "", "passages": []}
    reviews = [{"title": title, "address": ""}] if title != text else []
    attributions = [said] if speaker else []
    about = {"text": text, "language": "en", "context": body, "reviews": reviews}
    return about | {"attributions": attributions, "rebuttals": []}


def _lines(path: Path) -> Iterator[list[str]]:
    if path.exists():
        for line in path.read_text("utf-8").splitlines():
            yield line.split("\t")
