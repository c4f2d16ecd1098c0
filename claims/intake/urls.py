"""Addresses of the reading desk, below that of its source."""

from django.contrib import admin
from django.urls import path

from claims.intake.views import proposal, read

urlpatterns = [
    path("sources/source/<int:pk>/read/", admin.site.admin_view(read), name="read_source"),
    path("sources/source/<int:pk>/read/proposal/", admin.site.admin_view(proposal), name="propose_source"),
]
