"""The publish gate: what keeps a record from being published, and what an editor should think about first."""

from dataclasses import dataclass
from enum import StrEnum

from factcheck.publishing.models import Publishable


class Level(StrEnum):
    """What a finding means for publishing."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What one rule says of a record, in a sentence for the editor."""

    rule: str
    level: Level
    message: str
    # The field, or the inline's prefix and the part's public id; empty for the whole record.
    place: str = ""


def findings_of(record: Publishable) -> list[Finding]:
    """All that the rules find."""
    return []
