"""The one question of the page: what was read or heard."""

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.language.wording import number_words
from factcheck.public.checking.pasted import MAX_PASTED, Pasted

# The last two turn all that follows the other way.
_NOT_IN_A_PAGE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202d\u202e]"
)
_LINE_BREAK: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_WORD: Final = re.compile(r"\w")


class PastedField(forms.CharField):
    """A text of any sort. What no page can show of it becomes a sign in its place."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        """The text, without spaces around it and with line breaks of one sort."""
        text = _LINE_BREAK.sub("\n", super().to_python(value) or "")
        return _NOT_IN_A_PAGE.sub("\N{REPLACEMENT CHARACTER}", text)

    def prepare_value(self, value: Any) -> Any:
        """What is shown again of a text with a fault; of one that is far too long no more than is taken."""
        return self.to_python(value)[:MAX_PASTED] if isinstance(value, str) else value


class CheckForm(forms.Form):
    """Asks for a text, a link or an article."""

    text = PastedField(
        label=gettext_lazy("Paste a message, a headline, a link or an article"),
        help_text=gettext_lazy(
            "You see the claims recorded here that say this: who says so, who contests it, and what reviews found. "
            "What you paste is not kept."
        ),
        error_messages={"required": gettext_lazy("Paste or write something first: there is nothing to look up yet.")},
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "autocomplete": "off"}),
    )

    def clean_text(self) -> str:
        """The text, if there are words in it and it is not too long."""
        text: str = self.cleaned_data["text"]
        if len(text) > MAX_PASTED:
            most, given = number_words(str(MAX_PASTED)), number_words(str(len(text)))
            message = _("That has %(given)s characters; at most %(most)s are taken. Paste the part that matters.")
            raise forms.ValidationError(message % {"given": given, "most": most})
        if not _WORD.search(text):
            raise forms.ValidationError(_("There is no word in that: paste or write some."))
        return text

    def pasted(self) -> Pasted:
        """What was pasted; the form must be valid."""
        return Pasted(self.cleaned_data["text"])
