"""The translation of a quote, entered while reading."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.intake.entering.fields import few_lines, of
from claims.models import Attribution
from claims.vocabulary import Translator

TRANSLATION: Final = (
    "quoted_in_translation",
    "quote_translation",
    "translation_language",
    "translated_by",
    "translator",
)
"""The fields of an utterance that tell of its translation."""


class TranslationForm(forms.Form):
    """The same words in another language, and who put them into it."""

    quoted_in_translation = of(Attribution, "quoted_in_translation")
    quote_translation = of(Attribution, "quote_translation", widget=few_lines(2))
    translation_language = of(Attribution, "translation_language", label=_("language of the translation"))
    translated_by = forms.ChoiceField(
        choices=[("", "---------"), *Translator.choices], required=False, label=_("translated by")
    )
    translator = of(Attribution, "translator", label=_("name of the translator"))

    def translation(self) -> dict[str, Any]:
        """The fields of the utterance that tell of its translation."""
        return {name: self.cleaned_data[name] for name in TRANSLATION}
