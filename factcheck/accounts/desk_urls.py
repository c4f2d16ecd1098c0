"""Addresses below the desk's pages of accounts."""

from django.contrib import admin
from django.urls import path

from factcheck.accounts.views import reset

urlpatterns = [
    path("auth/user/<int:pk>/second-factor/", admin.site.admin_view(reset), name="reset_second_factor"),
]
