"""The app of claims: who says what, who contests it, and what reviews found."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Claims, claimants, topics, attributions, rebuttals and reviews."""

    name = "claims"
    verbose_name = "Claims"
