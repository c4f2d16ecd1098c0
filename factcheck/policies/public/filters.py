"""What the list of policies can be filtered by."""

from typing import ClassVar

from factcheck.policies.vocabulary import Subject
from factcheck.publishing.reading.filters import FacetFilter, LanguageFilter, RecordFilterSet, updated_after, words


class PolicyFilterSet(RecordFilterSet):
    """What the list of policies can be filtered by, as a page and in the API."""

    record_kind: ClassVar[str] = "policy"

    q = words()
    subject = FacetFilter("subject", choices=Subject.choices, label="Subject", help_text="What it is about.")
    language = LanguageFilter("language", label="Language", help_text="Language tag of the policy, such as en or fr.")
    updated_after = updated_after()
