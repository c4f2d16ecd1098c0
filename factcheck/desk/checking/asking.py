"""Before a second record of the same words is made, the form asks: by an error that bears a box to tick.

The question is asked again after the way back in the browser, since the answer is about just these words.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Final, TypeVar

from django import forms
from django.db import models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from factcheck.analysis.folding import fold
from factcheck.desk.likeness import MAX_TEXT, alike, corpus

SURE: Final = "again_"
"""Before the name of a field: the box by which an editor says that a second record is meant."""

_CERTAIN: Final = 0.999
_WORD: Final = re.compile(r"[^\W_]+")

Row = TypeVar("Row", bound=models.Model)
Find = Callable[[str, Any], Any]
"""The record that has these words already, other than the one given, or None."""


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for case, accents, spaces and marks."""
    words = _WORD.findall(fold(one))
    return words == _WORD.findall(fold(other)) if words else one.split() == other.split()


def having(model: type[Row], column: str, text: str) -> list[Row]:
    """The rows in whose column the same words stand. At most four queries."""
    near = [key for key, score in alike(corpus(model, column), text).items() if score > _CERTAIN]
    rows = model._default_manager.filter(models.Q(pk__in=near) | models.Q(**{f"{column}__iexact": text}))
    return [row for row in rows.order_by("pk")[:MAX_TEXT] if same_words(getattr(row, column), text)]


def owners_having(model: type[Row], owner: str, name: str) -> list[Any]:
    """The records of which a row, an alias or a name in another language, is called just so. At most five queries."""
    keys = [getattr(row, f"{owner}_id") for row in having(model, "name", name)]
    owners: Any = model._meta.get_field(owner).related_model
    return list(owners.objects.filter(pk__in=keys).order_by("pk")) if keys else []


def other_than(rows: Iterable[Row], exclude: Row | None) -> Row | None:
    """The first of the rows that is not the one given."""
    return next((row for row in rows if exclude is None or row.pk != exclude.pk), None)


class AskingMixin(forms.BaseForm):
    """A form that asks before it makes a second record of the same words."""

    asked_of: ClassVar[Mapping[str, Find]] = {}

    def clean(self) -> Any:
        """Ask at each field whose words another record has."""
        cleaned = super().clean()
        for name, find in type(self).asked_of.items():
            self._ask(name, find)
        return cleaned

    def _ask(self, name: str, find: Find) -> None:
        words = self.cleaned_data.get(name)
        instance = getattr(self, "instance", None)
        is_kept = instance is not None and instance.pk is not None and name not in self.changed_data
        if not words or is_kept or name in self.errors or self.is_sure(name, words):
            return
        found = find(str(words), instance)
        if found is not None:
            self.add_error(name, question(self.add_prefix(name), str(words), found))

    def is_sure(self, name: str, words: Any) -> bool:
        """Whether the editor said of just these words that they are meant a second time."""
        return bool(self.data.get(f"{SURE}{self.add_prefix(name)}") == _shown(str(words)))


def question(name: str, words: str, found: models.Model) -> SafeString:
    """What is asked, with the record that is there already and the box to tick."""
    return format_html(
        '{} <a href="{}" target="_blank">{}</a> <label><input type="checkbox" name="{}" value="{}"> {}</label>',
        _("This is entered already:"),
        page_of(found),
        str(found)[:200],
        f"{SURE}{name}",
        _shown(words),
        _("Make a second one all the same"),
    )


def page_of(record: models.Model) -> str:
    """Where a record stands at the desk."""
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


def _shown(words: str) -> str:
    """The words as a box of a form holds them."""
    return " ".join(words.split())[:MAX_TEXT]
