"""The form of one's own preferences."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import Preference
from factcheck.workflow.mail import Event

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
else:  # At run time Django's classes take no type arguments.
    _ModelForm = forms.ModelForm


class PreferenceForm(_ModelForm):
    """Asks for the language of the desk, and what to be mailed."""

    language = forms.ChoiceField(label=_("Language of the desk"), choices=settings.LANGUAGES, widget=forms.RadioSelect)

    class Meta:
        model = Preference
        fields = ("language", *Event.values)
        labels = {event.value: event.label for event in Event}

    @property
    def mails(self) -> list[Any]:
        """The fields of what may be mailed."""
        return [self[name] for name in Event.values]
