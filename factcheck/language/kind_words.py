"""What the kinds of record are called in front of readers."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

KIND_WORDS: Final[dict[str, Promise]] = {
    "claim": pgettext_lazy("kind of record", "Claim"),
    "claimant": pgettext_lazy("kind of record", "Claimant"),
    "source": pgettext_lazy("kind of record", "Source"),
    "policy": pgettext_lazy("kind of record", "Page about the site"),
    "publisher": pgettext_lazy("kind of record", "Publisher"),
    "topic": pgettext_lazy("kind of record", "Topic"),
    "review": pgettext_lazy("kind of record", "Review"),
}
