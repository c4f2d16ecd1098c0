"""The app of the publish boundary."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """The publish boundary: the public log, the read model and the actions that write them."""

    name = "factcheck.publishing"
    label = "publishing"
    verbose_name = _("Public log")

    def ready(self) -> None:
        """Declare triggers and indexes, what is derived, what the history keeps, and what is verified."""
        from factcheck.database.remaking import register_derived
        from factcheck.publishing.database import database_objects, kept
        from factcheck.publishing.models import PastFacet, PastRecord, PublicFacet, PublicRecord, TakenPart
        from factcheck.publishing.verifying import registered

        register_derived(PublicRecord, PublicFacet, PastRecord, PastFacet)
        register_derived(TakenPart)
        database_objects.declare_all()
        kept.keep_all()
        registered.register_all()
