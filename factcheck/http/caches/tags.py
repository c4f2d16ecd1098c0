"""Names of what an answer is made of, as shared caches take them: `Surrogate-Key` and `Cache-Tag`."""

import hashlib
import re
from collections.abc import Collection, Iterable
from typing import Final

from factcheck.publishing.dependencies import EVERYTHING

ALL: Final = "factcheck"
"""The tag of every answer that a shared cache may keep."""
_CHANGING: Final = "factcheck-log"
"""The tag of answers that any publication may change."""
_MOST: Final = 60
_LONGEST: Final = 60
_PLAIN: Final = re.compile("[^A-Za-z0-9_.-]")


def tags_of(names: Collection[str]) -> list[str]:
    """The tags of an answer that depends on these; of very many, that any publication may change it."""
    return [ALL, *(_tags(names) if len(names) <= _MOST else [_CHANGING])]


def purged_by(names: Iterable[str] | None) -> list[str]:
    """The tags of all answers that a publication of these touches; None stands for everything."""
    return [ALL] if names is None else _tags({*names, EVERYTHING})


def _tags(names: Iterable[str]) -> list[str]:
    return sorted({_tag(name) for name in names})


def _tag(name: str) -> str:
    if name == EVERYTHING:
        return _CHANGING
    plain = _PLAIN.sub("-", name)
    # Two names of which one has a dash must not be one tag; that purges more than it need, and never less.
    return plain if len(plain) <= _LONGEST else f"{plain[:20]}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"
