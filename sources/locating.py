"""Where the words of a passage stand in a text that may have changed: there where they stood, or nowhere.

Words are compared in their normal form (`factcheck.analysis.normalising`); places are those of the text itself.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from factcheck.analysis.normalising import Normalised, normalised
from factcheck.analysis.scripts import pieces_of
from sources.anchoring import CONTEXT, Quote, Span, is_once, places, quoted

_MOST_PLACES: Final = 1000
_ENOUGH: Final = CONTEXT // 2
"""Characters of a sentence around the words, without which it says too little."""
_SENTENCE_END: Final = re.compile(
    r"[.!?\u0589\u061f\u06d4\u0964]+[\"'»”\u2019)\]]{0,3}(?=\s)|[\u3002\uff01\uff1f]+[」』”]?|\n"
)
_LONGEST_SENTENCE: Final = 500
"""Characters on either side of the words: a text may have no end of a sentence."""


def locate(text: str, quote: Quote, near: int | None = None) -> Span | None:
    """Return where the words stand, or None if that is not certain. The first of these that decides:

    1. the words with all that stood before and after, where that occurs once; where it occurs several
       times, the one nearest to `near`, the place at which they stood;
    2. the words with what stood before, or with what stood after, where that occurs once and has `CONTEXT` characters
       or more; if both occur once but at different places, neither is trusted;
    3. the words alone, where they occur once and nothing is known of what stood around them.

    But for 1, words are found whole only: “art” is not in “party”.
    """
    whole = _whole(text, quote, near)
    if whole is not None:
        return whole
    if not (quote.prefix or quote.suffix):
        return _only(text, quote)
    halves = set(_halves(text, quote))
    return halves.pop() if len(halves) == 1 else None


def follow(old: str, new: str, span: Span, near: int, known: Quote | None = None) -> Span | None:
    """Return where a stretch of the old text stands in the new one, where it would be `near`; None if not certain.

    As `locate` does, by what stood around it in the old text, but for two things. A sentence that the old text had
    elsewhere is another one, whatever stands before or after it now. And where all around it has changed, its own
    sentence still holds the words, if it was and is the only one of its kind. A quote that is `known` to be of that
    stretch saves making one.
    """
    quote = known if known and is_of(known, old, span) else quoted(old, span)
    whole = _whole(new, quote, near)
    if whole is not None:
        return whole
    own = sentence_at(old, span)
    halves = {half for half in _halves(new, quoted(old, span)) if not _stood_elsewhere(old, own, new, half)}
    if len(halves) > 1:
        return None
    return halves.pop() if halves else _in_sentence(old, own, new, span)


def is_of(quote: Quote, text: str, span: Span) -> bool:
    """Whether a quote is one of this stretch, letter by letter, with something around it."""
    before, after = text[max(0, span.start - len(quote.prefix)) : span.start], text[span.end :]
    is_around = bool(quote.prefix or quote.suffix) and before == quote.prefix and after.startswith(quote.suffix)
    return is_around and text[span.start : span.end] == quote.exact


def likely(text: str, quote: Quote) -> Span | None:
    """The one stretch that an orphaned passage probably means now, for an editor to decide on.

    Either the same words, where they occur once, or what stands now between what stood before and after them.
    """
    found = {span for span in (_only(text, Quote(quote.exact)), _between(text, quote)) if span}
    return found.pop() if len(found) == 1 else None


def stands_at(text: str, span: Span, words: str) -> bool:
    """Whether these words stand at that place, in whatever characters of the same meaning."""
    found = text[span.start : span.end]
    return bool(words) and (found == words or normalised(found).strip() == normalised(words).strip())


def sentence_at(text: str, span: Span) -> Span:
    """The sentence or sentences that a stretch is in, without the space around them."""
    first = max(0, span.start - _LONGEST_SENTENCE)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, first, span.start)]
    start = max([first, *(end for end in ends if end <= span.start)])
    ending = _SENTENCE_END.search(text, max(span.start, span.end - 2), span.end + _LONGEST_SENTENCE)
    while ending and ending.end() < span.end:
        ending = _SENTENCE_END.search(text, ending.end(), span.end + _LONGEST_SENTENCE)
    end = ending.end() if ending else min(len(text), span.end + _LONGEST_SENTENCE)
    return Span(start + len(text[start:end]) - len(text[start:end].lstrip()), end)


def _whole(text: str, quote: Quote, near: int | None) -> Span | None:
    if not (quote.prefix or quote.suffix):
        return None
    written = quote.prefix + quote.exact + quote.suffix
    starts = [place + len(quote.prefix) for place in islice(places(text, written), _MOST_PLACES)]
    found = [Span(start, start + len(quote.exact)) for start in starts]
    return _nearest(found or list(_in_normal_form(text, quote)), near)


def _nearest(found: list[Span], near: int | None) -> Span | None:
    if len(found) == 1:
        return found[0]
    if not found or near is None:
        return None
    first, second = sorted(found, key=lambda span: abs(span.start - near))[:2]
    return None if abs(first.start - near) == abs(second.start - near) else first


def _halves(text: str, quote: Quote) -> Iterator[Span]:
    """Where one side is as it was; a side of a few characters, which many places share, tells nothing."""
    known = CONTEXT if quote.prefix and quote.suffix else 1
    sides = ((quote.prefix, Quote(quote.exact, quote.prefix)), (quote.suffix, Quote(quote.exact, suffix=quote.suffix)))
    for side, half in sides:
        if len(side) >= known and (found := _only(text, half)):
            yield found


def _only(text: str, quote: Quote) -> Span | None:
    found = list(islice(_in_normal_form(text, quote), 2))
    return found[0] if len(found) == 1 else None


def _in_normal_form(text: str, quote: Quote) -> Iterator[Span]:
    """Where the words stand with what is known to stand around them, as whole words."""
    head, exact, tail = _parts(quote)
    normal = _normal(text)
    for place in islice(places(normal.text, head + exact + tail if exact else ""), _MOST_PLACES):
        start = place + len(head)
        end = start + len(exact)
        found = normal.original_of(start, end)
        is_cut = (not head and _cuts(normal.text, start)) or (not tail and _cuts(normal.text, end))
        if found and not is_cut:
            yield Span(*found)


@lru_cache(maxsize=4)
def _normal(text: str) -> Normalised:
    return Normalised(text)


def _parts(quote: Quote) -> tuple[str, str, str]:
    """What stands before, the words, and what stands after, as they read in the normal form of the whole."""
    whole = Normalised(quote.prefix + quote.exact + quote.suffix)
    begin = len(quote.prefix) + len(quote.exact) - len(quote.exact.lstrip())
    start, end = whole.normal_of(begin), whole.normal_of(len(quote.prefix) + len(quote.exact.rstrip()))
    return whole.text[:start].lstrip(), whole.text[start:end], whole.text[end:].rstrip()


def _cuts(text: str, place: int) -> bool:
    """Whether a place lies within a word."""
    around = text[max(0, place - 1) : place + 1] if place else ""
    return len(around) == len("ab") and all(each.isalnum() and not pieces_of(each) for each in around)


def _stood_elsewhere(old: str, own: Span, new: str, found: Span) -> bool:
    """Whether the words begin or end in a sentence that the old text had, and had somewhere else than they were."""
    normal = _normal(old)
    begin, end = normal.normal_of(own.start), normal.normal_of(own.end)
    for edge in (Span(found.start, found.start + 1), Span(found.end - 1, found.end)):
        sentence = normalised(new[slice(*sentence_at(new, edge))])
        starts = islice(places(normal.text, sentence), _MOST_PLACES)
        if any(start + len(sentence) <= begin or start >= end for start in starts):
            return True
    return False


def _in_sentence(old: str, own: Span, new: str, span: Span) -> Span | None:
    """Where the words stand in their own sentence, whose surroundings have changed."""
    before, after = old[own.start : span.start], old[span.end : own.end]
    sentence = normalised(old[slice(*own)])
    if len(before.strip() + after.strip()) < _ENOUGH or not is_once(_normal(old).text, sentence):
        return None
    return _only(new, Quote(old[slice(*span)], before, after))


def _between(text: str, quote: Quote) -> Span | None:
    """What stands between the surroundings of a passage, if that is about as long as its words were."""
    before, after = (normalised(side) for side in (quote.prefix[-CONTEXT:], quote.suffix[:CONTEXT]))
    normal = _normal(text)
    known = len(before) >= _ENOUGH and len(after) * 3 >= _ENOUGH and is_once(normal.text, before)
    start = normal.text.find(before) + len(before)
    end = normal.text.find(after, start) if known else -1
    longest = 2 * len(quote.exact) + CONTEXT
    found = normal.original_of(start, end) if start < end <= start + longest else None
    return Span(*found) if found else None
