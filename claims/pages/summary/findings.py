"""What a review found, as a sentence that tells the question too: whether it is so, or whether somebody said it."""

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


def finding_words(question: str, found: Document) -> str:
    """What a review found, in its publisher's words. Wants `label` and `publisher`."""
    words = {"rating": label_words(found), "publisher": isolated(found["publisher"])}
    return str(_FINDINGS[Question(question)] % words)


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
