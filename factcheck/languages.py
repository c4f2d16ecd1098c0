"""Language tags of BCP 47 (RFC 5646): language, then perhaps script, region and variants."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from factcheck.fields import LineField

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)",
    re.IGNORECASE | re.ASCII,
)
MAX_LENGTH = 35


def validate_language_tag(tag: str) -> None:
    """Refuse a tag that is not well-formed."""
    if len(tag) > MAX_LENGTH or not _TAG.fullmatch(tag):
        raise ValidationError(_("Write a language tag, such as en, hy or az-Latn-AZ."), code="language")


def normalise_language_tag(tag: str) -> str:
    """Return a tag in its usual case, such as `az-Latn-AZ`; one that is not well-formed comes back as it was."""
    match = _TAG.fullmatch(tag)
    if match is None:
        return tag
    language, script, region, variants = match.group("language", "script", "region", "variants")
    parts = [language.lower(), script and script.title(), region and region.upper()]
    return "-".join(part for part in parts if part) + variants.lower()


class LanguageField(LineField):
    """A language tag, English unless told otherwise."""

    default_validators = [validate_language_tag]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        help_text = _("The language as a tag: en, hy, az, ru, or with a script, az-Latn.")
        options = {"max_length": MAX_LENGTH, "default": "en", "help_text": help_text}
        super().__init__(*args, **{**options, **kwargs})

    def to_python(self, value: Any) -> Any:
        """Return the tag in its usual case."""
        tag = super().to_python(value)
        return normalise_language_tag(tag) if isinstance(tag, str) else tag
