"""The desk's list of what was done to accounts; allauth's own pages go: one would show secrets of second factors."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin

from factcheck.accounts.changes.admin import AccountChangeAdmin

__all__ = ["AccountChangeAdmin"]

admin.site.unregister(EmailAddress)
admin.site.unregister(Authenticator)
