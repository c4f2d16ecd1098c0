"""What the reading desk proposes for a stretch of text: an editor looks it over, nothing is taken for granted."""

import re
from dataclasses import dataclass, fields
from typing import Any

from claims.intake.speakers import NOBODY, Speaker, on_record
from claims.intake.speaking.finding import Found, speaker_of
from claims.intake.verbs import CONTESTING, CUE, DOCUMENT, FIGURE, FUTURE, LEGAL, OPENED, QUOTED, STANCES
from claims.vocabulary import ClaimKind, Mode, RebuttalKind, Silence, Stance
from sources.anchoring import Span

BEFORE, AFTER = 400, 200
"""How far around the words a sentence is looked for, in characters."""

ATTRIBUTION, REBUTTAL, SILENCE, EVIDENCE = "attribution", "rebuttal", "no_comment", "evidence"
_SENTENCE_END = re.compile(r"[.!?…]['”»\"]?\s+(?=[^\W\d_a-z])|\n")
_GROUNDS = re.compile(
    r"\b(?:claiming|saying|arguing|insisting|stating|because|on the grounds) (?:that )?(.+)", re.IGNORECASE | re.DOTALL
)

# Who declines to answer declines; other words of silence deny that somebody was reached, or answered.
_REFUSED = re.compile(
    r"\b(?:declin|refus|déclin|souhait|voul|vouloir|отказ|воздерж|հրաժար|մերժ|imtina|çəkin|رفض|امتنع)", re.IGNORECASE
)
_REACHED = re.compile(r"reach|contact|available|joindre|joignable|joint|связаться|bağlan", re.IGNORECASE)
_ANSWERED = re.compile(
    r"respon|repl|answer|return|répon|suite|réagi|ответ|cavab|պատասխան"
    r"|\b(?:الرد|الإجابة|يرد|ترد|يردوا|يجب|يستجب|تستجب)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Values for the form of the reading desk, by the names of its fields; "" where there is nothing to go by."""

    part: str = ATTRIBUTION
    cue: str = ""
    mode: str = Mode.PARAPHRASE
    quote: str = ""
    stance: str = Stance.ASSERTS
    rebuttal_kind: str = RebuttalKind.DENIAL
    grounds: str = ""
    way: str = Silence.DECLINED
    speaker: Speaker = NOBODY
    new_claim_kind: str = ClaimKind.FACTUAL

    def values(self) -> dict[str, Any]:
        """The values by field; a claimant is named by its key."""
        found: dict[str, Any] = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "speaker"}
        claimant, name, kind, role = self.speaker
        return found | {
            "claimant": claimant.pk if claimant else "",
            "new_claimant": name,
            "new_claimant_kind": kind,
            "role": role,
        }


@dataclass(frozen=True)
class _Surroundings:
    """The words, and the rest of their sentence on either side."""

    before: str
    words: str
    after: str

    @property
    def sentence(self) -> str:
        return self.before + self.words + self.after


def propose(text: str, span: Span, language: str = "") -> Proposal:
    """Read what stands in and around a stretch of a text in a language, which is guessed where it is not given."""
    around = _surroundings(text, span)
    found = speaker_of(text, span.start, span.end, language)
    cue = _cue(text, around, found)
    contests = cue.lower() in CONTESTING
    quote = _quote(around)
    part = REBUTTAL if contests else ATTRIBUTION
    who = found.speaker or found.silent
    return Proposal(
        part=SILENCE if found.declined else part,
        cue=cue,
        mode=_mode(around, quote),
        quote=quote,
        stance=STANCES.get(cue.lower(), Stance.ASSERTS),
        grounds=_grounds(around.words) if contests else "",
        way=_way(found.declining),
        speaker=on_record(who) if who else NOBODY,
        new_claim_kind=_claim_kind(around.words),
    )


def _surroundings(text: str, span: Span) -> _Surroundings:
    begin = max(0, span.start - BEFORE)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, begin, span.start + 1) if found.end() <= span.start]
    end = _SENTENCE_END.search(text, span.end, span.end + AFTER)
    before = text[ends[-1] if ends else begin : span.start]
    return _Surroundings(before, text[span.start : span.end], text[span.end : end.start() if end else span.end + AFTER])


def _cue(text: str, around: _Surroundings, found: Found) -> str:
    """The words that report who speaks; without them the first reporting verb beside the words that contests."""
    if found.cue or found.declined:
        return text[slice(*found.cue)] if found.cue else ""
    verbs = [match for match in CUE.finditer(around.sentence) if match.group().lower() in CONTESTING | STANCES.keys()]
    start = len(around.before)
    inside = [match.group() for match in verbs if match.end() > start]
    return (inside or [match.group() for match in verbs] or [""])[0]


def _quote(around: _Surroundings) -> str:
    found = QUOTED.search(around.words)
    if found:
        return next(group for group in found.groups() if group).strip()
    return around.words.strip() if OPENED.search(around.before) else ""


def _mode(around: _Surroundings, quote: str) -> str:
    if quote:
        return Mode.DIRECT_QUOTE
    if FIGURE.search(around.words):
        return Mode.FIGURE
    return Mode.DOCUMENT if DOCUMENT.search(around.sentence) else Mode.PARAPHRASE


def _way(declining: str) -> str:
    """In what way somebody said nothing, by the words that tell of it."""
    if _REFUSED.search(declining):
        return Silence.DECLINED
    if _REACHED.search(declining):
        return Silence.NOT_REACHED
    return Silence.NO_ANSWER if _ANSWERED.search(declining) else Silence.DECLINED


def _grounds(words: str) -> str:
    found = _GROUNDS.search(words)
    return found[1].strip().rstrip(".") if found else ""


def _claim_kind(words: str) -> str:
    if LEGAL.search(words):
        return ClaimKind.LEGAL_CHARACTERISATION
    if FIGURE.search(words):
        return ClaimKind.QUANTITY
    return ClaimKind.PREDICTION if FUTURE.search(words) else ClaimKind.FACTUAL
