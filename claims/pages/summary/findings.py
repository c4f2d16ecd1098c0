"""What a review found, as a sentence that tells the question too: whether it is so, or whether somebody said it."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.pages.summary.isolating import isolated
from claims.vocabulary import PromiseState, Question
from factcheck.naming.vocabulary import NameOrigin
from factcheck.publishing.canonical import Document

_FINDINGS: Final = {
    Question.DID_THEY_SAY_IT: _("Did they say it? “%(rating)s”, says %(publisher)s."),
    Question.IS_IT_SO: _("Is it so? “%(rating)s”, says %(publisher)s."),
}


_FURTHER: Final = _("“%(rating)s”, says %(publisher)s.")


def finding_words(question: str, found: Document) -> str:
    """What a review found, in its publisher's words. Wants `label` and `publisher`."""
    [sentence] = findings_words(Question(question), [found])
    return sentence


def findings_words(question: Question, found: Iterable[Document]) -> list[str]:
    """What reviews found on a question, in their publishers' words, a sentence each: the first tells the question."""
    said = list(dict.fromkeys((label_words(one), isolated(one["publisher"])) for one in found))
    patterns = [_FINDINGS[question], *[_FURTHER] * (len(said) - 1)]
    return [
        str(pattern % {"rating": rating, "publisher": publisher})
        for pattern, (rating, publisher) in zip(patterns, said, strict=False)
    ]


def label_words(found: Document) -> str:
    """The label of a rating; of one that a machine translated, that it did. Wants `label`."""
    label = isolated(found["label"])
    return f"{label} ({gettext('machine translation')})" if is_made(found) else label


def is_made(found: Document) -> bool:
    """Whether a machine translated the label of a rating."""
    return bool(found.get("labelled", {}).get("origin") == NameOrigin.MACHINE)


def kept_words(state: str) -> str:
    """What a review found of a promise; nothing where none says so."""
    if state not in PromiseState.values:
        return ""
    return str(_("Was it kept? “%(state)s”.")) % {"state": PromiseState(state).label}
