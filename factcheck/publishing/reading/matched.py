"""What of a record is compared with a text that may repeat it. Each kind that is matched declares it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from factcheck.publishing.canonical import Document

_SHORT: Final = 140


@dataclass(frozen=True)
class Matched:
    """The texts by which a record is recognised: what it says, headlines, who says so, words that were quoted."""

    text: str
    title: str = ""
    claimants: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    # The addresses at which it is reported or reviewed.
    links: tuple[str, ...] = ()
    # BCP 47.
    language: str = ""
    # The days on which it was said, and on which it was reviewed, as ordinals; none where only a month is known.
    said: tuple[int, ...] = ()
    reviewed: tuple[int, ...] = ()

    @property
    def short(self) -> str:
        """What says most of it in few characters."""
        return self.text if 0 < len(self.text) <= _SHORT else self.title or self.text


Matching: TypeAlias = Callable[[Document], Matched]
"""A document to what is compared of it."""
