"""The kinds of record of this app as readers and programs see them: the public half of each declaration."""

from typing import Final

from sources.kinds.publisher import PUBLISHER
from sources.kinds.source import SOURCE

__all__ = ["KINDS", "PUBLISHER", "SOURCE"]

KINDS: Final = (PUBLISHER, SOURCE)
