"""Forms that a passkey answers, proof against what no browser would send."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.webauthn import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_REFUSED = _("This passkey was not accepted. Try again.")


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn whatever goes wrong into one message for the form."""
    try:
        yield
    except ValidationError as error:
        # A limit on tries says so itself.
        raise ValidationError(error.messages if error.code == "too_many_login_attempts" else _REFUSED) from error
    # What does not come from a browser's own script makes the library raise errors of many kinds, and a
    # wrong signature one of another package.
    except Exception as error:
        raise ValidationError(_REFUSED) from error


class AddPasskeyForm(forms.AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Takes the answer of a browser that has made a passkey, and names it."""

    def clean(self) -> dict[str, Any]:
        """The fields as allauth checks them; whatever is no passkey is refused with one message."""
        clean: Callable[[], dict[str, Any]] = super().clean
        with _refusing():
            return clean()


class _AnswerForm(forms.AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    def clean_credential(self) -> Any:
        """The passkey that answered, if the answer is right."""
        clean = super().clean_credential
        with _refusing():
            return clean()


class AuthenticatePasskeyForm(_AnswerForm):
    """Asks for a passkey after the password."""


class ReauthenticatePasskeyForm(_AnswerForm, forms.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """Asks whoever is signed in for a passkey once more."""
