"""Parts of a text, compared with the claims for as long as a reader waits."""

import time
from collections.abc import Sequence
from datetime import date
from typing import Final

from factcheck.matching import Match, match_all
from factcheck.public.checking.pasted import Part

PATIENCE: Final = 12.0
"""Seconds after which no more sentences of an article are compared."""
_AT_ONCE: Final = 10


def compare(
    parts: Sequence[Part],
    *,
    limit: int,
    at_least: float,
    language: str = "",
    said_on: date | None = None,
    patience: float = PATIENCE,
) -> list[list[Match]]:
    """The matches of each part, in their order. Where patience ends, those of the last parts are missing."""
    end, found = time.monotonic() + patience, list[list[Match]]()
    while len(found) < len(parts) and (not found or time.monotonic() < end):
        texts = [part.asked(language, said_on) for part in parts[len(found) : len(found) + _AT_ONCE]]
        found += match_all(texts, limit=limit, at_least=at_least)
    return found
