"""What columns of an archive may mean, as editors read it."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.importing.archives import NUMBERED

WORDS: Final[dict[str, Promise]] = {
    "claim": gettext_lazy("the claim"),
    "quote": gettext_lazy("words quoted"),
    "quote_kind": gettext_lazy("whether quoted or paraphrased"),
    "paraphrase": gettext_lazy("what was said, paraphrased"),
    "claimant": gettext_lazy("who said it"),
    "claimant_role": gettext_lazy("role of who said it"),
    "claimant_url": gettext_lazy("address of who said it"),
    "said_on": gettext_lazy("date when it was said"),
    "venue": gettext_lazy("where it was said"),
    "outlet": gettext_lazy("outlet of the source"),
    "source_url": gettext_lazy("address of the source"),
    "source_title": gettext_lazy("title of the source"),
    "source_date": gettext_lazy("date of the source"),
    "source_language": gettext_lazy("language of the source"),
    "rebuttal": gettext_lazy("words of who contests it"),
    "rebutter": gettext_lazy("who contests it"),
    "review_url": gettext_lazy("address of the review"),
    "review_title": gettext_lazy("title of the review"),
    "reviewed_on": gettext_lazy("date of the review"),
    "publisher": gettext_lazy("publisher of the review"),
    "publisher_url": gettext_lazy("address of the publisher"),
    "review_author": gettext_lazy("author of the review"),
    "review_author_url": gettext_lazy("address of the author"),
    "rating": gettext_lazy("rating in words"),
    "rating_value": gettext_lazy("rating in numbers"),
    "rating_best": gettext_lazy("best number of the scale"),
    "rating_worst": gettext_lazy("worst number of the scale"),
    "summary": gettext_lazy("summary of the review"),
    "analysis": gettext_lazy("analysis of the review"),
    "evidence": gettext_lazy("addresses of evidence"),
    "language": gettext_lazy("language of the record"),
    "context": gettext_lazy("context of the claim"),
    "topics": gettext_lazy("topics of the claim"),
    "key": gettext_lazy("the record's own number or key"),
}

CHOICES: Final = [("", gettext_lazy("nothing that is taken over")), *WORDS.items()]


def heading_words(heading: str) -> str:
    """The heading of a column as its file has it; of one without, its place."""
    if not heading:
        return _("(no heading)")
    if NUMBERED.fullmatch(heading):
        return _("column %(number)s") % {"number": heading.rsplit(maxsplit=1)[-1]}
    return heading
