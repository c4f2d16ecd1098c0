"""What somebody pasted: a message, a link or an article, and the parts of it that are compared with the claims."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from factcheck.matching import Asked, sentences
from factcheck.publishing.links import find_links

MAX_PASTED: Final = 100_000
"""Characters of what is pasted: a long article has half as many."""
MOST_SENTENCES: Final = 400
"""Of how many sentences, the first, claims are looked for."""
_MAX_COLUMN: Final = 4_000
"""Up to how many characters a text fits beside what is found in it."""
_MAX_MESSAGE: Final = 600
"""Up to how many characters a text of several sentences may say one thing, and is compared as a whole too."""
_AROUND: Final = 2
"""How many sentences on each side a sentence is understood by."""
_WORD: Final = re.compile(r"\w")


@dataclass(frozen=True)
class Part:
    """A stretch of a text that is compared as one, its place, and what stands around it."""

    text: str
    start: int
    end: int
    context: str = ""
    # Whether it is all of the text, though that has several sentences.
    is_whole: bool = False

    def asked(self, language: str = "", said_on: date | None = None) -> Asked:
        """The part as the matcher takes it."""
        return Asked(self.text, context=self.context, language=language, said_on=said_on)


@dataclass(frozen=True)
class Pasted:
    """A text as it was pasted."""

    text: str

    @cached_property
    def sentences(self) -> list[Part]:
        """The sentences that are compared, in their order."""
        return _sentences_of(self.text)

    @property
    def parts(self) -> list[Part]:
        """All that is compared: the sentences, and a short text of several as a whole."""
        is_message = len(self.sentences) > 1 and len(self.text) <= _MAX_MESSAGE
        whole = Part(self.text, 0, len(self.text), is_whole=True)
        return [whole, *self.sentences] if is_message else self.sentences

    @property
    def is_cut(self) -> bool:
        """Whether there is more text than is compared."""
        return len(self.sentences) == MOST_SENTENCES and bool(_WORD.search(self.text, self.sentences[-1].end))

    @property
    def is_long(self) -> bool:
        """Whether it is an article rather than a message."""
        return len(self.text) > _MAX_COLUMN

    @cached_property
    def addresses(self) -> list[str]:
        """The addresses in it, each once."""
        return list(dict.fromkeys(self.text[start:end] for start, end in find_links(self.text)))

    @cached_property
    def is_link(self) -> bool:
        """Whether it is nothing but addresses."""
        rest = self.text
        for address in sorted(self.addresses, key=len, reverse=True):
            rest = rest.replace(address, " ")
        return bool(self.addresses) and not _WORD.search(rest)


def _sentences_of(text: str) -> list[Part]:
    """The first sentences of a text, each with its neighbours."""
    found = sentences(text)[:MOST_SENTENCES]
    texts = [each.text for each in found]
    return [Part(each.text, each.start, each.end, _around(texts, place)) for place, each in enumerate(found)]


def _around(texts: Sequence[str], place: int) -> str:
    before, after = texts[max(place - _AROUND, 0) : place], texts[place + 1 : place + 1 + _AROUND]
    return " ".join((*before, *after))
