"""What is typed at the reading desk that the chosen part doesn't record: it is refused at its field, never dropped."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from claims.intake.entering.translations import TRANSLATION
from claims.intake.proposals import ATTRIBUTION, EVIDENCE, REBUTTAL, SILENCE, propose
from sources.anchoring import Span

_OF_SPEAKER: Final = ("claimant", "new_claimant", "organisation", "belonging_role", "start_on", "end_on")
_OF_NUMBER: Final = ("number", "to", "unit", "counted", "relation", "as_of")
_OF_WORDS: Final = ("cue", "quote", "venue", *TRANSLATION)
_OF_REBUTTAL: Final = ("grounds", "answers", "counter_claim", "new_counter_claim", "rebuttal_via")
_OF_REVIEW: Final = ("review", "review_publisher", "note")
UNRECORDED: Final[Mapping[str, Collection[str]]] = {
    ATTRIBUTION: (*_OF_REBUTTAL, "asked_by", *_OF_REVIEW),
    REBUTTAL: ("via", "asked_by", *_OF_REVIEW),
    SILENCE: (*_OF_WORDS, "via", *_OF_REBUTTAL, *_OF_REVIEW),
    EVIDENCE: (*_OF_SPEAKER, *_OF_NUMBER, *_OF_WORDS, "via", *_OF_REBUTTAL, "role", "said_on", "asked_by"),
}
"""The fields of the form that a part leaves out; those of short lists always hold something, and are not among them."""
_PROPOSED: Final = frozenset(["claimant", "new_claimant", "cue", "quote", "grounds", "role"])
_NOTHING: Final = (None, "")


def typed_in_vain(values: Mapping[str, Any], text: str, span: Span | None, language: str) -> Iterator[str]:
    """The fields that the part leaves out and that hold more than what is proposed for these words of a text.

    Where the words are not found yet, what may have been proposed is not among them.
    """
    part = values.get("part", "")
    names = [name for name in UNRECORDED.get(part, ()) if _is_typed(values.get(name))]
    if part == EVIDENCE and values.get("review") and values.get("new_claim"):
        names.append("new_claim")
    if span is None:
        return (name for name in names if name not in _PROPOSED)
    proposed = propose(text, span, language).values() if names else {}
    return (name for name in names if _plain(values[name]) != _plain(proposed.get(name, "")))


def _is_typed(value: Any) -> bool:
    return value is not False and value not in _NOTHING


def _plain(value: Any) -> str:
    return " ".join(str(getattr(value, "pk", value)).split())
