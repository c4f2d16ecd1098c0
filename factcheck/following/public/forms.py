"""What whoever follows by e-mail is asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.following.vocabulary import MAX_EMAIL, Frequency
from factcheck.inbox.public.fields import EmailField
from factcheck.inbox.public.trap import TrappedForm


class OverviewForm(TrappedForm):
    """Asks for the address to which a link to all that it follows is mailed."""

    address = EmailField(
        label=_("Your e-mail address"),
        max_length=MAX_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )


class FollowForm(OverviewForm):
    """Asks for the address, and how often it may be written to."""

    frequency = forms.ChoiceField(
        label=_("How often?"), choices=Frequency.choices, initial=Frequency.DAILY, widget=forms.Select
    )
    field_order: Any = ("address", "frequency", "remarks")
