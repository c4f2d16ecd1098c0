"""The app of images."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImagesConfig(AppConfig):
    """Images of records, in the sizes in which they are shown."""

    name = "factcheck.images"
    label = "images"
    verbose_name = _("Images")

    def ready(self) -> None:
        """Have files of images compared with their hashes when all is verified."""
        from factcheck.images import verifying
        from factcheck.publishing.verifying.checks import Sweep, register

        register("images", verifying.faults, Sweep.WHOLE)
