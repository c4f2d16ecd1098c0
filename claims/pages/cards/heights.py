"""How tall a card turns out, so that its frame neither cuts it nor leaves a gap. A guess: only browsers know fonts."""

from typing import Final

from django.conf import settings
from django.utils.translation import gettext

from claims.pages.cards.contents import Card, Finding, Side, Spoken
from claims.pages.summary.findings import is_made, label_words
from claims.vocabulary import ClaimKind
from factcheck.language.dates import day_words
from factcheck.public.pictures.lettering import lines, width
from factcheck.publishing.canonical import Document

NARROWEST: Final = 280
WIDEST: Final = 800
"""Pixels between which a card is meant to be shown."""
_ABREAST: Final = 480
"""Pixels from which on its two sides stand side by side. This and all sizes are those of `card.css`."""
_NARROWEST_FINDING: Final = 136
_PADDING: Final = 34
_GAP: Final = 12
_FOOT, _LINE = 54, 26
_MARK, _BRAND = 56, 18
"""The foot, another line of it, the site's mark with the gaps around it, and the letters of its name."""
_BOLD: Final = (16, 20)
_SMALL, _NAME, _WORDS, _CLAIM, _RATING = (14, 20), (15, 21), (16, 22), (22, 28), (20, 26)
"""Sizes of letters and of lines, in pixels."""
_LETTERS: Final = 0.91
"""What our typefaces take of the careful guess."""
_MOST_LINES: Final = 60


def height_of(card: Card, width: int) -> int:
    """The pixels that a card takes at a width."""
    inner = max(min(width, WIDEST), NARROWEST) - _PADDING
    parts = [
        _tall(f"{gettext('Disputed claim')} - {ClaimKind(card.claim['kind']).label}", inner, _BOLD),
        *(_tall(notice, inner - 24, _SMALL) + 12 for notice in card.summary.notices),
        _claim(card, inner),
        _findings(card, inner),
        _sides(card, inner),
    ]
    return _PADDING + sum(parts) + _GAP * (len(parts) - 1) + _foot(card, inner)


def _foot(card: Card, inner: int) -> int:
    if _is_wide(inner):
        return _FOOT
    words = width(settings.SITE_NAME) * _BRAND + width(gettext("Open the record")) * _SMALL[0]
    beside = _MARK + words * _LETTERS / 100
    as_of = gettext("As of revision %(number)s, %(day)s") % {
        "number": 1,
        "day": day_words(card.claim["revision"]["time"]),
    }
    return _FOOT + _NAME[1] - _LINE + (_LINE if beside > inner else 0) + _tall(as_of, inner, (_SMALL[0], _LINE))


def _is_wide(inner: int) -> bool:
    return inner + _PADDING >= _ABREAST


def _claim(card: Card, inner: int) -> int:
    original = f"{card.wording.note} - Original: {card.claim['text']}" if card.wording.translation else ""
    return _tall(card.wording.text, inner, _CLAIM) + (_tall(original, inner, _SMALL) if original else 0)


def _findings(card: Card, inner: int) -> int:
    none = _unreviewed(inner) if card.is_unreviewed else (_SMALL[1] + _GAP) * len(card.summary.kept)
    if not card.findings:
        return none
    half = (inner - _GAP) // 2
    is_abreast = len(card.findings) > 1 and half >= _NARROWEST_FINDING
    heights = [_finding(finding, (half if is_abreast else inner) - 26) for finding in card.findings]
    return none + (max(heights) if is_abreast else sum(heights) + _GAP * (len(heights) - 1))


def _unreviewed(inner: int) -> int:
    said = (gettext("Is it so?"), gettext("No review yet."), gettext("Disputed does not mean false."))
    return _tall(" ".join(said), inner, _BOLD)


def _finding(finding: Finding, room: int) -> int:
    review = finding.review
    byline = f"{_says(review)}, 00 September 0000"
    steps = 34 if finding.steps else 0
    label = f"“{review['rating']['label']}”"
    # Its mark of a machine's translation stands on a line of its own.
    origin = _tall(f"({gettext('machine translation')})", room, _SMALL) if is_made(review["rating"]) else 0
    others = sum(_tall(f"“{label_words(other['rating'])}” {_says(other)}", room, _SMALL) for other in finding.further)
    others += _SMALL[1] if finding.others else 0
    return 22 + _SMALL[1] + _tall(label, room, _RATING) + origin + steps + _tall(byline, room, _SMALL) + others


def _says(review: Document) -> str:
    # “says”, as long as in the language that takes most letters for it.
    return f"xxxxxxxx {review['publisher']['name']}"


def _sides(card: Card, inner: int) -> int:
    is_abreast = _is_wide(inner)
    room = (inner - _GAP) // 2 if is_abreast else inner
    heights = [_side(side, room) for side in (card.says, card.contests)]
    return max(heights) if is_abreast else sum(heights) + _GAP


def _side(side: Side, room: int) -> int:
    others = 8 + _SMALL[1] if side.others else 0
    voices = [_voice(spoken, room) for spoken in side.spoken] or [_tall("x" * 44, room - 16, _NAME)]
    return 14 + sum(voices) + 8 * (len(voices) - 1) + others


def _voice(spoken: Spoken, room: int) -> int:
    voice = spoken.voice
    tall = _tall(f"{voice.name}, {voice.role} - {voice.does}", room - 16, _NAME)
    if spoken.words:
        tall += _tall(spoken.words["text"], room, _WORDS)
    if spoken.grounds:
        tall += _tall(spoken.grounds, room, _WORDS)
    return tall + (_SMALL[1] if spoken.is_groundless else 0)


def _tall(text: str, room: float, size: tuple[int, int]) -> int:
    letters, leading = size
    return leading * max(len(lines(text, room, letters * _LETTERS, _MOST_LINES)), 1)
