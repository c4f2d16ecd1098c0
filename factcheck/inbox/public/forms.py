"""What readers are asked."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck.fields import validate_line, validate_prose
from factcheck.inbox.public.fields import EmailField, ShownField
from factcheck.inbox.public.trap import TRAP, TrappedForm
from factcheck.inbox.vocabulary import MAX_EMAIL, MAX_LINE, MAX_REASON, MAX_TEXT


class LinesField(ShownField):
    """Text of several lines; line breaks become LF before they are counted."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        """The text with line feeds, as it is stored: browsers send CR LF."""
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")


def _line(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    return ShownField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=MAX_LINE,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        validators=[validate_line],
    )


def _lines(label: Any, help_text: Any = "", *, most: int, rows: int, required: bool = False) -> LinesField:
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return LinesField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=most,
        widget=widget,
        validators=[validate_prose],
    )


def _what_for() -> str:
    days = settings.REPLY_ADDRESS_DAYS
    return ngettext(
        "Only the editors see it. They use it to ask you about this message or to tell you what became of it, and for "
        "nothing else. It is deleted %(days)s day after the message was dealt with.",
        "Only the editors see it. They use it to ask you about this message or to tell you what became of it, and for "
        "nothing else. It is deleted %(days)s days after the message was dealt with.",
        days,
    ) % {"days": days}


class MessageForm(TrappedForm):
    """What every message may have: where to answer."""

    # In the order in which they are asked.
    asked: ClassVar[tuple[str, ...]] = ()

    reply_to = EmailField(
        label=_("Your e-mail address, if you want an answer"),
        help_text=lazy(_what_for, str)(),
        required=False,
        max_length=MAX_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*self.asked, "reply_to", TRAP])


class ReportForm(MessageForm):
    """Asks what is wrong on which page, and what is right."""

    asked = ("page", "text", "reason")

    page = _line(_("Which page is it on?"), _("Its address. Leave it empty if you mean the site as a whole."))
    text = _lines(
        _("What is wrong?"), _("Quote the words, the name or the number."), most=MAX_TEXT, rows=6, required=True
    )
    reason = _lines(
        _("What is right, and how do you know?"), _("A link to a source helps most."), most=MAX_REASON, rows=4
    )


class SuggestionForm(MessageForm):
    """Asks what was said, by whom, where and when, and why it should be checked."""

    asked = ("text", "speaker", "venue", "said_when", "reason")

    text = _lines(_("What was said?"), _("In the very words, if you have them."), most=MAX_TEXT, rows=5, required=True)
    speaker = _line(_("Who said it?"), _("A person, an office or an organisation."), required=True)
    venue = _line(
        _("Where?"), _("The address of an article, a post or a recording; or the place, if it was said aloud.")
    )
    said_when = _line(_("When, if you know?"))
    reason = _lines(_("Why does it matter?"), most=MAX_REASON, rows=3)
