"""The readable end of a public address, in any script: `/claims/3k9x…/Հայաստան/`."""

import unicodedata
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify

from factcheck.publishing.models import Publishable

if TYPE_CHECKING:
    _SlugField = models.SlugField[str, str]
else:  # At run time Django's fields take no type arguments.
    _SlugField = models.SlugField

MAX_LENGTH = 100
# The addresses below a record's own that are not slugs.
RESERVED = frozenset({"card", "history", "revisions"})
# Shorter than the column, so that "-2" and its like still fit.
CUT = 80


def slug_of(text: str) -> str:
    """Return a slug of at most 80 characters, cut between words, or "" when no letter or digit is left."""
    slug = slugify(text, allow_unicode=True)
    if len(slug) <= CUT:
        return slug
    head, _, _ = slug[: CUT + 1].rpartition("-")
    return head.rstrip("-_") or slug[:CUT]


def free_slug(slug: str, taken: set[str]) -> str:
    """Return the slug, or the first of slug-2, slug-3 and so on that is not taken."""
    candidate, number = slug, 2
    while candidate in taken:
        candidate = f"{slug}-{number}"
        number += 1
    return candidate


def _nfc(value: Any) -> Any:
    # NFC: the same letters typed on two keyboards must be one address.
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


class UnicodeSlugFormField(forms.SlugField):
    """Takes a slug that an editor typed, in letters of any script, composed as it is stored (NFC)."""

    def to_python(self, value: Any) -> Any:
        """Return the slug with its letters composed."""
        return _nfc(super().to_python(value))


class UnicodeSlugField(_SlugField):
    """A slug in any script, unique in its table."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        options = {
            "max_length": MAX_LENGTH,
            "allow_unicode": True,
            "unique": True,
            "blank": True,
            "help_text": "The readable end of the public address. Leave it empty to have it made.",
            "error_messages": {"unique": "Another record has this slug: change a word, or leave it empty."},
        }
        super().__init__(*args, **{**options, **kwargs})

    def to_python(self, value: Any) -> Any:
        """Return the slug with its letters composed."""
        return _nfc(super().to_python(value))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse a slug under which another page of the record lies."""
        super().validate(value, model_instance)
        if value in RESERVED:
            raise ValidationError(f"“{value}” is the address of another page: add a word.", code="reserved")

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Return a form field that composes letters before it checks them."""
        return super().formfield(**{"form_class": UnicodeSlugFormField, **kwargs})


class Slugged(Publishable):
    """A publishable record with a slug, made from the field that `slug_from` names when it is left empty."""

    slug_from: ClassVar[str] = "name"

    slug = UnicodeSlugField()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row; an empty slug is made from its name."""
        self.fill_slug()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Make an empty slug from the name, so that the constraints see it."""
        super().clean()
        self.fill_slug()

    def fill_slug(self) -> None:
        """Make a slug when there is none; fall back to the public id when the text has no letter."""
        if self.slug:
            return
        slug = slug_of(str(getattr(self, self.slug_from))) or self.public_id
        others = type(self)._default_manager.exclude(pk=self.pk).filter(slug__startswith=slug)
        self.slug = free_slug(slug, {*RESERVED, *others.values_list("slug", flat=True)})
