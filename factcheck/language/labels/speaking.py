"""Lets models say in the language of the page what they, their fields and their constraints are called.

What a model is called stands in its code in English, and in migrations. Forms, lists, filters, histories and refusals
all ask the model: it alone is told to answer in translation. `names`, `helps` and `refusals` list the texts.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy, pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FIELD: Final = "field"
MODEL: Final = "model"
"""The contexts of the names of fields and of models: a name alone may mean several things."""
_OURS: Final = ("factcheck.", "claims.", "sources.")
_PRECISION: Final = "_precision"


def ours() -> Iterator[type[Model]]:
    """The models of this project, with those that link two records."""
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith(_OURS):
            yield model


def speak() -> None:
    """Let all of them answer in translation; what does so already is left alone."""
    for model in ours():
        options: Any = model._meta
        options.verbose_name = _named(MODEL, options.verbose_name)
        # Django makes the plural of a name as it stands, lazily.
        options.verbose_name_plural = pgettext_lazy(MODEL, str(options.verbose_name_plural))
        for field in (*options.local_fields, *options.local_many_to_many):
            _speak_of(field)
        for constraint in options.constraints:
            constraint.violation_error_message = _said(constraint.violation_error_message)


def _speak_of(field: Any) -> None:
    if field.name.endswith(_PRECISION):
        date = _named(FIELD, field.name.removesuffix(_PRECISION).replace("_", " "))
        field.verbose_name = format_lazy(gettext_lazy("{date}, how exactly"), date=date)
    else:
        field.verbose_name = _named(FIELD, field.verbose_name)
    field.help_text = _said(field.help_text)


def _named(context: str, name: "StrOrPromise") -> "StrOrPromise":
    return name if isinstance(name, Promise) else pgettext_lazy(context, name)


def _said(text: "StrOrPromise") -> "StrOrPromise":
    return text if isinstance(text, Promise) or not text else gettext_lazy(text)
