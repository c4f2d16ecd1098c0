"""The project itself, as an app."""

from django.apps import AppConfig


class FactcheckConfig(AppConfig):
    """The project itself: its commands, static files and, in the wheel, its templates."""

    name = "factcheck"
