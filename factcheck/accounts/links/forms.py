"""Forms of invitations and of forgotten passwords."""

from typing import Any

from django import forms
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import Group, User
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.accounts.links.actions import roles_for

_MAX_NAME = 150
_MAX_EMAIL = 254


class InviteForm(forms.Form):
    """Who is invited, and as what."""

    username = UsernameField(
        label=gettext_lazy("Username"), max_length=_MAX_NAME, validators=[UnicodeUsernameValidator()]
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=_MAX_NAME, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=_MAX_EMAIL)
    role = forms.ModelChoiceField(
        Group.objects.none(), label=gettext_lazy("Role"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, data: Any, *, by: User) -> None:
        super().__init__(data)
        roles = roles_for(by)
        field: Any = self.fields["role"]
        field.queryset = Group.objects.filter(pk__in=[role.pk for role in roles])
        field.choices = [(role.pk, role.name) for role in roles]

    def clean_username(self) -> str:
        """The name, if no account has it, whatever its letters' case."""
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError(_("There is an account of this name already."), "taken")
        return username


class ForgottenForm(forms.Form):
    """The address to which a link is mailed, if an account has it."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=_MAX_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
