"""Archives of ClaimReview, one object a line, as tests of what becomes of them need them."""

import json
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User

from factcheck.importing.models import Import
from factcheck.importing.stages.running import run
from factcheck.importing.starting import start


def claim_review(number: int = 1, **changed: Any) -> dict[str, Any]:
    """A record with all that most have; `changed` replaces its members."""
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"https://checks.example/{number}",
        "name": f"No, bridge {number} was not closed",
        "datePublished": "2020-03-04",
        "claimReviewed": f"Bridge {number} of the old town was closed by the army.",
        "reviewBody": f"Bridge {number} stood open all day, as pictures show.",
        "author": {"@type": "Organization", "name": "Checkers", "url": "https://checks.example/"},
        "reviewRating": {"@type": "Rating", "alternateName": "False"},
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Ada Lovelace"},
            "datePublished": "2020-03-01",
            "appearance": {"@type": "CreativeWork", "url": f"https://posts.example/{number}"},
        },
    } | changed


def by(name: str, **party: Any) -> dict[str, Any]:
    """An item that this party put forward."""
    return {"@type": "Claim", "author": {"@type": "Person", "name": name, **party}}


def written(folder: Path, *records: Any, name: str = "archive.ndjson") -> Path:
    """A file of these records, one a line; texts are lines as they are."""
    path = folder / name
    lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def imported(path: Path, *, user: User | None = None, **how: Any) -> Import:
    """An import of the file that was run to its end."""
    return run(start(path, by=user, **how), path)
