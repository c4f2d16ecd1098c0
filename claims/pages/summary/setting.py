"""Sentences whose words translators order, with names and words of others set into them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from babel.lists import format_list
from django.utils.translation import ngettext, pgettext

from claims.pages.summary.isolating import isolated
from claims.pages.summary.voices import Voice
from factcheck.language.dates import locale
from factcheck.language.wording import BEFORE_ELLIPSIS, number_words

_FIRST_SLOT: Final = 0xE000
"""Where Unicode keeps characters for private use: they stand in a sentence for what is set into it."""
_OTHERS: Final = 2
"""Claimants that are worth "and 2 others"; a single one is named."""


@dataclass(frozen=True)
class Part:
    """A piece of a sentence: words of the site's, or what was set into them."""

    text: str
    # What it is: `name`, `role`, `grounds`, `rating`, `publisher`; empty for words of the site's.
    kind: str = ""
    # Whose name it is.
    voice: Voice | None = None

    def plain(self, longest: int) -> str:
        """Its text, cut to so many characters, and isolated where it runs against the page's direction."""
        if not self.kind:
            return self.text
        return isolated(shortened(self.text, longest))


@dataclass
class Slots:
    """What is set into a sentence, each in the place of a character that stands for it."""

    held: list[Part] = field(default_factory=list)

    def hold(self, part: Part) -> str:
        """The character that stands for a part."""
        self.held.append(part)
        return chr(_FIRST_SLOT + len(self.held) - 1)

    def parts(self, sentence: str) -> list[Part]:
        """The sentence in pieces."""
        return [part for part in self._pieces(sentence) if part.text]

    def _pieces(self, sentence: str) -> Iterator[Part]:
        words = ""
        for character in sentence:
            place = ord(character) - _FIRST_SLOT
            if 0 <= place < len(self.held):
                yield Part(words)
                yield self.held[place]
                words = ""
            else:
                words += character
        yield Part(words)


def shortened(text: str, longest: int) -> str:
    """A text in one line of at most so many characters, cut between words where it has any."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    kept = line[: longest - 1]
    at_a_word = kept.rpartition(" ")[0]
    return (at_a_word if len(at_a_word) > longest // 2 else kept).rstrip(BEFORE_ELLIPSIS) + "…"


def without_full_stop(text: str) -> str:
    """A sentence that others go on from."""
    return text.rstrip(".\N{ARMENIAN FULL STOP}")


def name_and_role(voice: Voice, slots: Slots) -> str:
    """A claimant, and in what role they spoke, where that is known."""
    name = names([voice], slots, 1)
    if not voice.role:
        return name
    role = slots.hold(Part(voice.role, "role"))
    return pgettext("a claimant and the role they spoke in", "%(name)s (%(role)s)") % {"name": name, "role": role}


def names(voices: Sequence[Voice], slots: Slots, most: int) -> str:
    """Some claimants in a list as the language joins one: A, B and 12 others."""
    shown = voices if len(voices) < most + _OTHERS else voices[:most]
    listed = [slots.hold(Part(voice.name, "name", voice)) for voice in shown]
    if others := len(voices) - len(shown):
        listed.append(others_words(others))
    return format_list(listed, locale=locale())


def others_words(count: int) -> str:
    """How many more there are, as the last of a list: 12 others."""
    # Translators: the last of a list of names, as in "A, B and 12 others".
    return ngettext("%(number)s other", "%(number)s others", count) % {"number": number_words(str(count))}
