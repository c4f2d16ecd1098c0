"""What policies, their fields and their values are called in front of readers."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.policies.vocabulary import Subject
from factcheck.publishing.reading.differences import Words

SUBJECTS: Final[dict[str, Any]] = {
    Subject.METHODOLOGY.value: _("Methodology"),
    Subject.CORRECTIONS.value: _("Corrections policy"),
    Subject.FUNDING.value: _("Funding"),
    Subject.CONTACT.value: _("Contact"),
}
# In the order of reading.
FIELDS: Final[dict[str, Any]] = {
    "title": pgettext_lazy("field", "Title"),
    "subject": pgettext_lazy("field", "Subject"),
    "language": pgettext_lazy("field", "Language"),
    "body": pgettext_lazy("field", "Text"),
}
WORDS: Final = Words(fields=FIELDS, values={"subject": SUBJECTS}, unsaid=frozenset({"slug"}))
