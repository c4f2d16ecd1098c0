"""What the style guide shows the answer to a pasted text with: a text that says one claim, and perhaps another."""

from types import SimpleNamespace
from typing import Any, Final

from claims.documents.examples import DOCUMENT, ENTRY
from factcheck.matching import LIKELY, POSSIBLE, Because, Match, Reason
from factcheck.public.checking.answers import Answer, Found, Seen
from factcheck.public.checking.pasted import Part, Pasted
from factcheck.publishing.canonical import Document

_TEXT: Final = f"Forwarded many times. {ENTRY['text']} Nobody says why they left."


def example_answer() -> Answer:
    """An answer with a claim that a text is about, and one that it may be about."""
    _, sure, unsure = Pasted(_TEXT).sentences
    likely = _found(1, sure, LIKELY, Because(Reason.WORDS, (ENTRY["text"].split()[1],)))
    return Answer(Pasted(_TEXT), [likely], [_found(2, unsure, POSSIBLE, Because(Reason.MEANING))])


def _found(number: int, part: Part, probability: float, because: Because) -> Found:
    entry: Document = ENTRY
    record: Any = SimpleNamespace(kind=entry["type"], summary_data=entry, data=DOCUMENT)
    spans = ((part.text.index(word), part.text.index(word) + len(word)) for word in because.words)
    return Found(number, [Seen(part, Match(record, probability, (because,), tuple(spans)))], entry)
