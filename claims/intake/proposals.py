"""What the reading desk proposes for a stretch of text: an editor looks it over, nothing is taken for granted."""

import re
from dataclasses import dataclass, fields
from typing import Any

from claims.intake.speakers import NOBODY, Speaker, speaker_after, speaker_before, speaker_named
from claims.intake.verbs import ACCORDING, CONTESTING, CUE, DOCUMENT, FIGURE, FUTURE, LEGAL, OPENED, QUOTED, STANCES
from claims.vocabulary import ClaimKind, Mode, RebuttalKind, Stance
from sources.anchoring import Span

BEFORE, AFTER = 400, 200
"""How far around the words a sentence is looked for, in characters."""

ATTRIBUTION, REBUTTAL, EVIDENCE = "attribution", "rebuttal", "evidence"
_SENTENCE_END = re.compile(r"[.!?…]['”»\"]?\s+(?=[^\W\d_a-z])|\n")
_GROUNDS = re.compile(
    r"\b(?:claiming|saying|arguing|insisting|stating|because|on the grounds) (?:that )?(.+)", re.IGNORECASE | re.DOTALL
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


def propose(text: str, span: Span) -> Proposal:
    """Read what stands in and around a stretch of a text."""
    around = _surroundings(text, span)
    cue = _cue(around)
    contests = cue is not None and cue.group().lower() in CONTESTING
    quote = _quote(around)
    return Proposal(
        part=REBUTTAL if contests else ATTRIBUTION,
        cue=cue.group() if cue else "",
        mode=_mode(around, quote),
        quote=quote,
        stance=STANCES.get(cue.group().lower(), Stance.ASSERTS) if cue else Stance.ASSERTS,
        grounds=_grounds(around.words) if contests else "",
        speaker=_speaker(around, cue),
        new_claim_kind=_claim_kind(around.words),
    )


def _surroundings(text: str, span: Span) -> _Surroundings:
    begin = max(0, span.start - BEFORE)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, begin, span.start + 1) if found.end() <= span.start]
    end = _SENTENCE_END.search(text, span.end, span.end + AFTER)
    before = text[ends[-1] if ends else begin : span.start]
    return _Surroundings(before, text[span.start : span.end], text[span.end : end.start() if end else span.end + AFTER])


def _cue(around: _Surroundings) -> re.Match[str] | None:
    """The first reporting verb in the words, else the last before them, else the first after."""
    found = [match for match in CUE.finditer(around.sentence) if _reports(match.group().lower())]
    start = len(around.before)
    inside = [match for match in found if match.end() > start]
    if inside and inside[0].start() < start + len(around.words):
        return inside[0]
    before = [match for match in found if match.end() <= start]
    return before[-1] if before else (inside[0] if inside else None)


def _reports(word: str) -> bool:
    return word in STANCES or word in CONTESTING or word == ACCORDING


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


def _grounds(words: str) -> str:
    found = _GROUNDS.search(words)
    return found[1].strip().rstrip(".") if found else ""


def _speaker(around: _Surroundings, cue: re.Match[str] | None) -> Speaker:
    if cue is None:
        return speaker_named(around.sentence)
    if cue.group().lower() == ACCORDING:
        found = speaker_after(around.sentence[cue.end() :])
    else:
        found = speaker_before(around.sentence[: cue.start()])
    return found if found != NOBODY else speaker_named(around.sentence)


def _claim_kind(words: str) -> str:
    if LEGAL.search(words):
        return ClaimKind.LEGAL_CHARACTERISATION
    if FIGURE.search(words):
        return ClaimKind.QUANTITY
    return ClaimKind.PREDICTION if FUTURE.search(words) else ClaimKind.FACTUAL
