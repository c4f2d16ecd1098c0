"""Signing in, as an app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Accounts of the desk: passwords, second factors, limits on guessing, sessions."""

    name = "factcheck.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Listen to what allauth says of second factors."""
        from allauth.mfa.signals import authenticator_added

        from factcheck.accounts.changes import database_objects
        from factcheck.accounts.sessions import end_others_after_set_up

        database_objects.declare_all()
        authenticator_added.connect(end_others_after_set_up)
