"""What the page of a claim is made of: letters of sources, steps of scales, initials, what a review found of words."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from django import template

from claims.pages import cited
from claims.pages.presenting import relays_last, words_of
from claims.pages.summary.voices import found_unsaid, voice_of
from claims.vocabulary import Question
from factcheck.language.once import once_a_page
from factcheck.matching import sentences

register = template.Library()

_INITIALS: Final = 3
_SENTENCES: Final = 3
_MOST_STEPS: Final = 12
_FOLDED_AFTER: Final = 8
"""Utterances of a side that are read without unfolding."""
_GLANCE: Final = 280
_WORD: Final = re.compile(r"\w{3,}")

register.filter("cited_sources", cited.cited_sources)
register.filter("letter_of", cited.letter_of)
register.filter("voice", voice_of)


@register.filter
def unsaid(claim: dict[str, Any]) -> set[str]:
    """The ids of the attributions of which a review found that they were never made."""
    return found_unsaid(claim)


@register.filter
def reviewed(claim: dict[str, Any], question: str) -> list[dict[str, Any]]:
    """The reviews of a claim that ask this question."""
    return [review for review in claim["reviews"] if review["question"] == Question(question)]


@register.filter
def in_short(summary: str) -> str:
    """The first three sentences of a review's summary; its page has all of it."""
    found = sentences(summary)
    return summary if len(found) <= _SENTENCES else f"{summary[: found[_SENTENCES - 1].end]} …"


@register.filter
def steps(rating: dict[str, Any] | None) -> Sequence[int]:
    """The steps of a rating's scale, from the least true; none for one of very many or of unknown length."""
    best = rating["best"] if rating else None
    return range(1, best + 1) if best and best <= _MOST_STEPS else ()


@register.filter
def initials(name: str) -> str:
    """The first letters of the capitalised words of a name, three at most; of scripts that join letters, one."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha() and not word[0].islower()]
    letters = [word[0] for word in words]
    if letters and unicodedata.bidirectional(letters[0]) in {"R", "AL"}:
        return letters[0]
    return "".join(letters[:_INITIALS])


@register.filter
def whole_sentence(said: dict[str, Any]) -> dict[str, Any] | None:
    """The passage that has the speaker's own words amid more of the report's, short enough to be read at a glance."""
    around = (
        passage
        for passage in said["passages"]
        if said["quote"] and said["quote"] in passage["exact"] and len(passage["exact"]) <= _GLANCE
    )
    return next((passage for passage in around if len(passage["exact"]) > len(said["quote"]) + 2), None)


@register.filter
def in_sight(utterances: Sequence[Any]) -> Sequence[Any]:
    """Those of a side that follow the first and are not folded away."""
    return utterances[1:_FOLDED_AFTER]


@register.filter
def folded_away(utterances: Sequence[Any]) -> Sequence[Any]:
    """Those of a side beyond that."""
    return utterances[_FOLDED_AFTER:]


@register.filter
def contesting(claim: dict[str, Any]) -> list[dict[str, Any]]:
    """What is said against a claim, and after it who only reports that others contest it."""
    return [*claim["rebuttals"], *claim.get("relayed_rebuttals", ())]


@register.filter
def shown_above(claim: dict[str, Any], said: dict[str, Any]) -> dict[str, Any] | None:
    """Who comes earlier on the same side in the very sentence of a source that reports this utterance too."""
    return _above_each(claim).get(said["id"])


@once_a_page
def _above_each(claim: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for side in (relays_last(claim["attributions"]), contesting(claim)):
        first: dict[str, dict[str, Any]] = {}
        for said in side:
            sentence = _sentence_of(said)
            if sentence and first.setdefault(sentence, said) is not said:
                found[said["id"]] = first[sentence]
    return found


def _sentence_of(said: dict[str, Any]) -> str:
    """The sentence that stands there whole; nothing of what is shown beside its translation."""
    if said.get("translation"):
        return ""
    shown = whole_sentence(said)
    if shown:
        return str(shown["exact"])
    words = words_of(said)
    return "" if words is None or words["own"] else str(words["text"])


@register.filter
def as_given(review: dict[str, Any]) -> dict[str, Any] | None:
    """The rating as it was published, where that tells more than the label and its place on the scale."""
    rating, given = review["rating"], review["rating_as_published"]
    return given if given and not (rating and _is_told(given, rating)) else None


def _is_told(given: dict[str, Any], rating: dict[str, Any]) -> bool:
    text = given.get("text") or rating["label"]
    labels = {rating["label"].casefold(), rating.get("own_label", "").casefold()}
    place = {"value": rating["position"], "worst": 1, "best": rating["best"]}
    return text.casefold() in labels and all(
        given.get(name) is None or (number is not None and Decimal(given[name]) == number)
        for name, number in place.items()
    )


@register.filter
def grounds_to_tell(rebuttal: dict[str, Any]) -> str:
    """The grounds, unless nearly all their words are shown beside them: in its own words or its counter-claim."""
    shown = words_of(rebuttal)
    beside = f"{shown['text'] if shown else ''} {(rebuttal['counter_claim'] or {'name': ''})['name']}"
    told, words = (set(_WORD.findall(text.casefold())) for text in (beside, rebuttal["grounds"]))
    return "" if len(words - told) * 4 <= len(words) else str(rebuttal["grounds"])
