"""Addresses below the desk's pages of accounts."""

from django.contrib import admin
from django.urls import path

from factcheck.accounts.links.views import invite, invite_again
from factcheck.accounts.preferences.views import preferences
from factcheck.accounts.views import reset

urlpatterns = [
    path("preferences/", admin.site.admin_view(preferences), name="preferences"),
    path("auth/user/invite/", admin.site.admin_view(invite), name="invite"),
    path("auth/user/<int:pk>/invite/", admin.site.admin_view(invite_again), name="invite_again"),
    path("auth/user/<int:pk>/second-factor/", admin.site.admin_view(reset), name="reset_second_factor"),
]
