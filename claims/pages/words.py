"""What the fields of claims, and their values, are called in front of readers."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from claims import vocabulary
from factcheck.publishing.reading.differences import Said, Words
from sources.pages import words as source_words

# In the order of reading.
FIELDS: Final = {
    "text": pgettext_lazy("field", "Claim"),
    "name": pgettext_lazy("field", "Name"),
    "title": pgettext_lazy("field", "Title"),
    "kind": pgettext_lazy("field", "Kind"),
    "language": pgettext_lazy("field", "Language"),
    "description": pgettext_lazy("field", "Description"),
    "context": pgettext_lazy("field", "Context"),
    "parent": pgettext_lazy("field", "Part of"),
    "translations": pgettext_lazy("field", "Translation"),
    "translator": pgettext_lazy("field", "Translator"),
    "translated_on": pgettext_lazy("field", "Translated"),
    "machine_made": pgettext_lazy("field", "Made by a machine"),
    "topics": pgettext_lazy("field", "Topic"),
    "aliases": pgettext_lazy("field", "Also known as"),
    "same_as": pgettext_lazy("field", "Same as"),
    "affiliations": pgettext_lazy("field", "Role"),
    "events": pgettext_lazy("field", "Event"),
    "happened_on": pgettext_lazy("field", "Happened"),
    "quantity": pgettext_lazy("field", "Quantity"),
    "low": pgettext_lazy("field: quantity", "From"),
    "high": pgettext_lazy("field: quantity", "To"),
    "unit": pgettext_lazy("field", "Unit"),
    "counted": pgettext_lazy("field", "What is counted"),
    "approximate": pgettext_lazy("field", "Approximate"),
    "as_of": pgettext_lazy("field", "As of"),
    "derivations": pgettext_lazy("field", "Derivation"),
    "formula": pgettext_lazy("field", "Formula"),
    "terms": pgettext_lazy("field: terms of a formula", "From"),
    "attributions": pgettext_lazy("field", "They say so"),
    "rebuttals": pgettext_lazy("field", "They contest it"),
    "rebuttals_of_attributions": pgettext_lazy("field", "They contest that it was said"),
    "relayed_rebuttals": pgettext_lazy("field", "They report that another contests it"),
    "no_comments": pgettext_lazy("field", "They were asked and said nothing"),
    "claimant": pgettext_lazy("field", "Who"),
    "organisation": pgettext_lazy("field", "Organisation"),
    "role": pgettext_lazy("field", "Role"),
    "stance": pgettext_lazy("field", "Stance"),
    "mode": pgettext_lazy("field", "Form"),
    "cue": pgettext_lazy("field", "Reporting verb"),
    "quote": pgettext_lazy("field", "Words"),
    "said_on": pgettext_lazy("field", "Said"),
    "venue": pgettext_lazy("field", "Where"),
    "via": pgettext_lazy("field", "Known through"),
    "answers": pgettext_lazy("field", "Answers"),
    "grounds": pgettext_lazy("field", "Grounds"),
    "aim": pgettext_lazy("field", "Against what"),
    "way": pgettext_lazy("field", "Answer"),
    "asked_by": pgettext_lazy("field", "Asked by"),
    "counter_claim": pgettext_lazy("field", "Counter-claim"),
    "passages": pgettext_lazy("field", "Passage"),
    "links": pgettext_lazy("field", "Link"),
    "relation": pgettext_lazy("field", "Relation"),
    "claim": pgettext_lazy("field", "Other claim"),
    "reviews": pgettext_lazy("field", "Review"),
    "question": pgettext_lazy("field", "Question"),
    "attribution": pgettext_lazy("field", "Whose words"),
    "rating": pgettext_lazy("field", "Rating"),
    "label": pgettext_lazy("field", "Label"),
    "bucket": pgettext_lazy("field", "Compares to"),
    "position": pgettext_lazy("field", "Place on the scale"),
    "best": pgettext_lazy("field", "Best place on the scale"),
    "on_scale": pgettext_lazy("field", "On the scale"),
    "scale": pgettext_lazy("field", "Scale"),
    "rating_as_published": pgettext_lazy("field", "Rating as published"),
    "summary": pgettext_lazy("field", "Summary"),
    "analysis": pgettext_lazy("field", "Analysis"),
    "reviewed_on": pgettext_lazy("field", "Reviewed"),
    "reply_asked_on": pgettext_lazy("field", "Reply asked for"),
    "reply": pgettext_lazy("field", "Reply"),
    "replies": pgettext_lazy("field", "Reply"),
    "asked": pgettext_lazy("field", "Who was asked"),
    "asked_on": pgettext_lazy("field", "Asked"),
    "through": pgettext_lazy("field", "Through what"),
    "answered_by": pgettext_lazy("field", "Who answered"),
    "answered_on": pgettext_lazy("field", "Answered"),
    "words": pgettext_lazy("field", "Words"),
    "declined": pgettext_lazy("field", "Declined to comment"),
    "evidence": pgettext_lazy("field", "Evidence"),
    "bearing": pgettext_lazy("field", "Bearing"),
    "note": pgettext_lazy("field", "Note"),
    "passage": pgettext_lazy("field", "Passage"),
    "exact": pgettext_lazy("field", "Exact words"),
    "media_start": pgettext_lazy("field", "From second"),
    "media_end": pgettext_lazy("field", "To second"),
    "source": pgettext_lazy("field", "Source"),
    "start": pgettext_lazy("field: time of a role", "From"),
    "end": pgettext_lazy("field: time of a role", "Until"),
}


def _labels(*vocabularies: type[TextChoices]) -> dict[str, Said]:
    return {str(value): label for choices in vocabularies for value, label in choices.choices}


VALUES: Final = source_words.VALUES | {
    "kind": source_words.VALUES["kind"]
    | _labels(vocabulary.ClaimantKind, vocabulary.ClaimKind, vocabulary.RebuttalKind),
    "stance": _labels(vocabulary.Stance),
    "aim": _labels(vocabulary.RebuttalAim),
    "way": _labels(vocabulary.Silence),
    "mode": _labels(vocabulary.Mode),
    "relation": _labels(vocabulary.Relation),
    "question": _labels(vocabulary.Question),
    "bucket": _labels(vocabulary.Bucket),
    "bearing": _labels(vocabulary.Bearing),
}
WORDS: Final = Words(
    fields=FIELDS | source_words.FIELDS | FIELDS,
    values=VALUES,
    unsaid=source_words.UNSAID,
    known_by={"translations": "language"},
)
