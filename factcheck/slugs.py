"""The readable end of a public address, in any script: `/claims/3k9x…/Հայաստան/`.

No two public records of a kind have the same. A draft's slug takes no place: a number that it never needed would
tell readers that there is a draft.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_unicode_slug
from django.db import models
from django.utils.translation import gettext

from factcheck.publishing.kinds import Key, key_of
from factcheck.publishing.models import Publication, PublicRecord, Publishable

if TYPE_CHECKING:
    _SlugField = models.SlugField[str, str]
else:  # At run time Django's fields take no type arguments.
    _SlugField = models.SlugField

MAX_LENGTH = 100
# The addresses below a record's own that are not slugs.
RESERVED = frozenset({"card", "history", "revisions"})
_NUMBER = re.compile(r"(?:-[0-9]+)?")
# Marks that part words and numbers without a space: “and/or”, dashes, “3.5”; those of thousands don't.
_APART = re.compile(r"(?<=\w)[/\u2010-\u2015\u2026](?=\w)|(?<=\d)(?:[.:]|,(?!\d{3}(?!\d)))(?=\d)")
# Shorter than the column, so that "-2" and its like still fit.
CUT = 80


def slug_of(text: str) -> str:
    """Return a slug of at most 80 characters, cut between words, or "" when no letter or digit is left."""
    slug = _slug(text)
    if len(slug) <= CUT:
        return slug
    head, _, _ = slug[: CUT + 1].rpartition("-")
    return head.rstrip("-_") or slug[:CUT]


def _slug(text: str) -> str:
    """As Django's `slugify` makes it of letters and digits, and with the signs of vowels that belong to them."""
    # Lower case may take letters apart: "İ" becomes two characters.
    lowered = unicodedata.normalize("NFKC", _APART.sub(" ", text)).lower().replace("i\u0307", "i")
    folded = unicodedata.normalize("NFKC", lowered)
    kept: list[str] = []
    for each in folded:
        if each.isalnum() or each in "-_" or (_is_sign(each) and kept and (kept[-1].isalnum() or _is_sign(kept[-1]))):
            kept.append(each)
        elif each.isspace():
            kept.append("-")
    return unicodedata.normalize("NFC", re.sub("-{2,}", "-", "".join(kept)).strip("-_"))


def _is_sign(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc"}


def validate_slug(slug: str) -> None:
    """Refuse what is no slug: it is of letters, digits and their signs, hyphens and underscores."""
    if not slug or not all(each.isalnum() or each in "-_" or _is_sign(each) for each in slug) or _is_sign(slug[0]):
        raise ValidationError(
            gettext("Write a slug of letters, digits, underscores and hyphens of any script."), code="invalid"
        )


def free_slug(slug: str, taken: Collection[str]) -> str:
    """Return the slug, or the first of slug-2, slug-3 and so on that is not taken; cut where it would be too long."""
    candidate, number = slug, 2
    while candidate in taken:
        ending = f"-{number}"
        candidate = slug[: MAX_LENGTH - len(ending)] + ending
        number += 1
    return candidate


def settled(slugs: Mapping[Key, str], *, leaving: Collection[Key] = ()) -> dict[Key, str]:
    """What becomes of those slugs that another public record of the kind has, or another of these; by record.

    Public records that are `leaving` take no slug. It takes one query, and one more for each slug that is taken.
    """
    holders: dict[tuple[str, str], set[str]] = {}
    public = PublicRecord.objects.exclude(record_id__in=[key.record_id for key in leaving])
    found = public.filter(kind__in={key.kind for key in slugs}, slug__in=set(slugs.values()))
    for kind, slug, record_id in found.order_by().values_list("kind", "slug", "record_id"):
        holders.setdefault((kind, slug), set()).add(record_id)
    changed: dict[Key, str] = {}
    for key, slug in slugs.items():
        if holders.get((key.kind, slug), set()) - {key.record_id}:
            changed[key] = _numbered(key, slug, [own for kind, own in holders if kind == key.kind], public)
        holders.setdefault((key.kind, changed.get(key, slug)), set()).add(key.record_id)
    return changed


def _numbered(key: Key, slug: str, named: Collection[str], public: models.QuerySet[PublicRecord]) -> str:
    # Numbers may have taken the place of its last letters.
    alike = public.filter(kind=key.kind, slug__startswith=slug[:CUT]).exclude(record_id=key.record_id)
    return free_slug(slug, {*named, *alike.order_by().values_list("slug", flat=True)})


def number_twins(app: str, *names: str) -> Callable[[Any, Any], None]:
    """What makes the slugs of these models unique in their tables, for migrations that go back to where they were."""

    def run(apps: Any, editor: Any) -> None:
        for name in names:
            _number_twins(apps.get_model(app, name).objects.using(editor.connection.alias))

    return run


def _number_twins(rows: models.QuerySet[Any]) -> None:
    slugs = list(rows.order_by("pk").values_list("pk", "slug"))
    taken, seen = {slug for _, slug in slugs}, set[str]()
    for key, slug in slugs:
        if slug in seen:
            free = free_slug(slug, taken)
            rows.filter(pk=key).update(slug=free)
            taken.add(free)
        seen.add(slug)


def _nfc(value: Any) -> Any:
    # NFC: the same letters typed on two keyboards must be one address.
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


class UnicodeSlugFormField(forms.SlugField):
    """Takes a slug that an editor typed, in letters of any script, composed as it is stored (NFC)."""

    default_validators = [validate_slug]

    def __init__(self, *, allow_unicode: bool = True, **kwargs: Any) -> None:
        # Django's own check of slugs in all scripts knows no signs of vowels.
        super().__init__(allow_unicode=False, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Return the slug with its letters composed."""
        return _nfc(super().to_python(value))


class UnicodeSlugField(_SlugField):
    """A slug in any script."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        options = {
            "max_length": MAX_LENGTH,
            "allow_unicode": True,
            "db_index": False,
            "blank": True,
            "help_text": "The readable end of the public address. Leave it empty to have it made. One that another "
            "public record has gets a number.",
        }
        super().__init__(*args, **{**options, **kwargs})
        # Django's own check of slugs in all scripts knows no signs of vowels.
        self.validators = [validate_slug if each is validate_unicode_slug else each for each in self.validators]

    def to_python(self, value: Any) -> Any:
        """Return the slug with its letters composed."""
        return _nfc(super().to_python(value))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse a slug under which another page of the record lies."""
        super().validate(value, model_instance)
        if value in RESERVED:
            raise ValidationError(
                gettext("“%(value)s” is the address of another page: add a word.") % {"value": value}, code="reserved"
            )

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Return a form field that composes letters before it checks them."""
        return super().formfield(**{"form_class": UnicodeSlugFormField, **kwargs})


class Slugged(Publishable):
    """A publishable record with a slug, made from the field that `slug_from` names when it is left empty."""

    slug_from: ClassVar[str] = "name"
    # The name and the slug as they are stored; empty for a new record.
    _stored: tuple[str, str] = ("", "")

    slug = UnicodeSlugField()

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """The record as stored, which remembers the name that its slug was made of."""
        record = super().from_db(*args, **kwargs)
        if {"slug", cls.slug_from} <= record.__dict__.keys():
            record._stored = (str(getattr(record, cls.slug_from)), record.slug)
        return record

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row; an empty slug is made from its name."""
        self.fill_slug()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Make an empty slug from the name, and give one that another public record has a number."""
        super().clean()
        if self._is_outgrown():
            self.slug = ""
        self.fill_slug()
        # A slug that its field refuses may hold what PostgreSQL can't be asked for.
        if self.slug.isprintable():
            self.slug = settled({key_of(self): self.slug}).get(key_of(self), self.slug)

    def _is_outgrown(self) -> bool:
        """Whether the slug was made of a name that the record no longer has, and no reader has seen it."""
        name, slug = self._stored
        if self.slug != slug or not slug or str(getattr(self, self.slug_from)) == name:
            return False
        made = slug_of(name)
        is_made = bool(made) and slug.startswith(made) and _NUMBER.fullmatch(slug[len(made) :]) is not None
        key = key_of(self)
        return is_made and not Publication.objects.filter(kind=key.kind, record_id=key.record_id).exists()

    def fill_slug(self) -> None:
        """Make a slug when there is none; fall back to the public id when the text has no letter."""
        self.slug = self.slug or free_slug(slug_of(str(getattr(self, self.slug_from))) or self.public_id, RESERVED)
