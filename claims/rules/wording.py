"""Whether our own words are neutral and short, and others' words exact."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.rules.attributions import speaker, utterances
from claims.vocabulary import Mode
from factcheck.analysis.normalising import normalised
from factcheck.publishing.canonical import Document
from factcheck.publishing.standards import Finding, Level, Rule, part_of, parts_of, text_of

MAX_TEXT: Final = 300
"""Characters of a claim that can still be taken in at once."""

TAKES_SIDES: Final = {
    "en": (
        *("regime", "so-called", "self-styled", "self-proclaimed", "puppet"),
        *("terrorist", "terrorists", "extremist", "extremists", "thug", "thugs", "mouthpiece"),
        *("admit", "admits", "admitted", "concede", "concedes", "conceded", "confessed"),
        *("claimed", "alleged", "allegedly", "purported", "purportedly", "insisted", "boasted"),
        *("revealed", "pointed out", "debunked", "refuses to admit"),
        *("obviously", "clearly", "of course", "shameless", "notorious", "brutal"),
    ),
}
"""Words that take a side, by the primary language of the text: names that one side uses for the other, reporting
verbs that say who is right, and adverbs that leave no choice. They may stand in quotes, never in our own words."""

# From one opening mark to the next at most, or else text of nothing but these would be read once for each.
_QUOTED: Final = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”]")
_DEEPEST: Final = 3


def _patterns(words: Iterable[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])")


_SIDES: Final = {language: _patterns(words) for language, words in TAKES_SIDES.items()}


def sides_taken(text: str, language: str) -> list[str]:
    """The words in our own text that take a side, each once, in order; what stands in quotation marks is not ours."""
    pattern = _SIDES.get(language.partition("-")[0].casefold())
    return list(dict.fromkeys(pattern.findall(_unquoted(text).casefold()))) if pattern else []


def _unquoted(text: str) -> str:
    """The text without what stands in quotation marks, and in those within them, three deep."""
    for _depth in range(_DEEPEST):
        text = _QUOTED.sub(" ", text)
    return text


class NeutralWording(Rule):
    """The site's own voice takes no side."""

    name = "neutral-wording"
    title = _("Our own words take no side")
    meaning = _(
        "The claim and its context avoid words that one side uses of the other. Quotes keep them, as they fell."
    )
    level = Level.WARN
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each of our texts that holds such words."""
        for name in ("text", "context"):
            if found := sides_taken(text_of(document, name), text_of(document, "language")):
                listed = ", ".join(f"“{word}”" for word in found)
                yield self.finding(
                    gettext("Wording that may take sides: %(listed)s. Say it in words that both would use.")
                    % {"listed": listed},
                    name,
                )


class ShortText(Rule):
    """One proposition fits in a sentence."""

    name = "short-text"
    title = format_lazy(_("Every claim is said in {number} characters"), number=MAX_TEXT)
    meaning = _("A longer one is mostly two claims, which may be found differently.")
    level = Level.WARN
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding if it is longer."""
        length = len(text_of(document, "text"))
        if length > MAX_TEXT:
            yield self.finding(
                gettext("%(length)s characters: shorten it to %(max_text)s, or make it two claims.")
                % {"length": length, "max_text": MAX_TEXT},
                "text",
            )


class QuotesAnchored(Rule):
    """A quote is a promise that these were the words."""

    name = "anchored-quotes"
    title = _("Every direct quote is found in its source")
    meaning = _("The quoted words stand in a passage that is shown, and that passage was found in its source.")
    level = Level.WARN
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each quote that no passage holds, or whose passages were not found in their sources."""
        for place, utterance in utterances(document):
            passages = parts_of(utterance, "passages")
            if utterance.get("mode") != Mode.DIRECT_QUOTE or not passages:
                continue
            if not any(_is_anchored(passage) for passage in passages):
                message = gettext("The quote of %(speaker)s was not found in its source's text.") % {
                    "speaker": speaker(utterance)
                }
                yield self.finding(message, place)
            elif not any(_holds(passage, quote) for passage in passages for quote in _as_quoted(utterance)):
                message = gettext("The quote of %(speaker)s is not in its passage word for word.") % {
                    "speaker": speaker(utterance)
                }
                yield self.finding(message, place)


def _as_quoted(utterance: Document) -> Iterator[str]:
    """The words as the source may have them: in translation too, where it translates them itself."""
    yield text_of(utterance, "quote")
    if utterance.get("quoted_in_translation") and (words := text_of(part_of(utterance, "translation"), "text")):
        yield words


def _is_anchored(passage: Document) -> bool:
    return passage.get("start") is not None or passage.get("media_start") is not None


def _holds(passage: Document, quote: str) -> bool:
    exact = text_of(passage, "exact")
    # Of a recording there may be only the seconds.
    return not exact or _folded(quote) in _folded(exact)


def _folded(text: str) -> str:
    # Quotes within quotes change their shape with what they stand in.
    alike = normalised(text).replace("'", '"')
    return normalised(alike).casefold().strip(' .,;:!?"')
