"""What the fields of claims, and their values, are called in front of readers."""

from typing import Final

from django.db.models import TextChoices

from claims import vocabulary
from factcheck.publishing.differences import Words
from sources import words as source_words

# In the order of reading.
FIELDS: Final = {
    "text": "Claim",
    "name": "Name",
    "title": "Title",
    "kind": "Kind",
    "language": "Language",
    "description": "Description",
    "context": "Context",
    "parent": "Part of",
    "topics": "Topic",
    "aliases": "Also known as",
    "same_as": "Same as",
    "affiliations": "Role",
    "events": "Event",
    "happened_on": "Happened",
    "quantity": "Quantity",
    "low": "From",
    "high": "To",
    "unit": "Unit",
    "counted": "What is counted",
    "approximate": "Approximate",
    "as_of": "As of",
    "derivations": "Derivation",
    "formula": "Formula",
    "terms": "From",
    "attributions": "They say so",
    "rebuttals": "They contest it",
    "claimant": "Who",
    "organisation": "Organisation",
    "role": "Role",
    "stance": "Stance",
    "mode": "Form",
    "cue": "Reporting verb",
    "quote": "Words",
    "said_on": "Said",
    "venue": "Where",
    "via": "Known through",
    "answers": "Answers",
    "grounds": "Grounds",
    "counter_claim": "Counter-claim",
    "passages": "Passage",
    "links": "Link",
    "relation": "Relation",
    "claim": "Other claim",
    "reviews": "Review",
    "question": "Question",
    "attribution": "Whose words",
    "rating": "Rating",
    "label": "Label",
    "bucket": "Compares to",
    "position": "Place on the scale",
    "best": "Best place on the scale",
    "on_scale": "On the scale",
    "scale": "Scale",
    "rating_as_published": "Rating as published",
    "summary": "Summary",
    "analysis": "Analysis",
    "reviewed_on": "Reviewed",
    "reply_asked_on": "Reply asked for",
    "reply": "Reply",
    "evidence": "Evidence",
    "bearing": "Bearing",
    "note": "Note",
    "passage": "Passage",
    "exact": "Exact words",
    "media_start": "From second",
    "media_end": "To second",
    "source": "Source",
    "start": "From",
    "end": "Until",
}


def _labels(*vocabularies: type[TextChoices]) -> dict[str, str]:
    return {str(value): str(label) for choices in vocabularies for value, label in choices.choices}


VALUES: Final = source_words.VALUES | {
    "kind": source_words.VALUES["kind"]
    | _labels(vocabulary.ClaimantKind, vocabulary.ClaimKind, vocabulary.RebuttalKind),
    "stance": _labels(vocabulary.Stance),
    "mode": _labels(vocabulary.Mode),
    "relation": _labels(vocabulary.Relation),
    "question": _labels(vocabulary.Question),
    "bucket": _labels(vocabulary.Bucket),
    "bearing": _labels(vocabulary.Bearing),
}
WORDS: Final = Words(fields=FIELDS | source_words.FIELDS | FIELDS, values=VALUES, unsaid=source_words.UNSAID)
