"""Takes allauth's own pages away from the desk: one would show the secrets of second factors."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin

admin.site.unregister(EmailAddress)
admin.site.unregister(Authenticator)
