"""Installs Django's admin with our own site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin, as the desk of editors."""

    default_site = "factcheck.desk.site.DeskSite"
