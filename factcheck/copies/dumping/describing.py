"""What a dump says of itself: its manifest, and its description as a Frictionless data package."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from typing import Any, Final

import orjson
from django.conf import settings

from factcheck.copies.dumping.files import Written
from factcheck.copies.reading.dumps import MEDIA_TYPES
from factcheck.copies.reading.licences import licence
from factcheck.publishing.canonical import moment
from factcheck.publishing.models.log import Revision
from factcheck.transparency.models import Signing

FORMAT: Final = "factcheck-dump/1"
"""Goes up when a program that reads dumps would not understand one any more."""
DESCRIPTION: Final = "datapackage.json"
NOT_IN_IT: Final = (
    "drafts, and all that only the desk knows",
    "accounts, and who published what",
    "the texts and captures of sources, which are others' work",
    "documents that were withdrawn or redacted",
    "messages of readers",
)
"""What a dump does not have."""


@dataclass(frozen=True)
class Head:
    """Where the log ended when a dump was begun; -1 and zeros where it was empty."""

    sequence: int
    hash: str
    time: str

    @classmethod
    def now(cls) -> "Head":
        """The end of the log."""
        last = Revision.objects.order_by("-sequence").first()
        return cls(last.sequence, bytes(last.hash).hex(), moment(last.time)) if last else cls(-1, "0" * 64, "")


def about(head: Head, made_at: datetime) -> dict[str, Any]:
    """Whose data it is, of when, and under which licence."""
    granted = licence()
    return {
        "format": FORMAT,
        "site": settings.SITE_URL,
        "name": settings.SITE_NAME,
        "made_at": moment(made_at),
        "head": {"sequence": head.sequence, "hash": head.hash, "time": head.time},
        "licence": {"name": granted.name, "url": granted.url} if granted else None,
        "software": f"factcheck-desk {version('factcheck-desk')}",
        "not_in_it": list(NOT_IN_IT),
    }


def checkpoint(head: Head) -> dict[str, Any] | None:
    """How signing goes, as readers are told, where the newest checkpoint is of the log up to here or shorter."""
    row = Signing.now()
    if row.checkpoint is None or row.checkpoint.size > head.sequence + 1:
        return None
    return {
        "note": row.note,
        "verifier_key": row.verifier_key,
        "signed_at": moment(row.signed_at) if row.signed_at else None,
        "tried_at": moment(row.tried_at) if row.tried_at else None,
        "refused": row.refused,
        "failed": bool(row.problem) and not row.refused,
    }


def manifest(said: dict[str, Any], files: Sequence[Written], counts: dict[str, int]) -> bytes:
    """The manifest: what the dump is, how many records of each kind it has, and every file with its hash."""
    told = [{name: value for name, value in each._asdict().items() if value is not None} for each in files]
    return _spelled(said | {"counts": counts, "files": told})


def data_package(said: dict[str, Any], files: Sequence[Written]) -> bytes:
    """The description of the dump as a Frictionless data package (datapackage.org, version 1)."""
    granted = said["licence"]
    terms = {"name": granted["name"], **({"path": granted["url"]} if granted["url"] else {})} if granted else None
    return _spelled(
        {
            "profile": "data-package",
            "name": "factcheck",
            "title": f"All that {said['name']} has published",
            "homepage": said["site"],
            "created": said["made_at"],
            **({"licenses": [terms]} if terms else {}),
            "resources": [_resource(each) for each in files],
        }
    )


def _resource(file: Written) -> dict[str, Any]:
    stem, *ends = file.name.split(".")
    return {
        "profile": "data-resource",
        # Bytes to be checked, not a table to be read: documents are trees.
        "type": "file",
        "name": file.name.replace(".", "-"),
        "title": f"{stem}, {'NDJSON' if 'ndjson' in ends else 'SQLite'}",
        "path": file.name,
        "mediatype": MEDIA_TYPES[f".{ends[-1]}"],
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }


def _spelled(said: dict[str, Any]) -> bytes:
    return orjson.dumps(said, option=orjson.OPT_INDENT_2) + b"\n"
