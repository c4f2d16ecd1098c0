"""The app of images."""

from django.apps import AppConfig


class ImagesConfig(AppConfig):
    """Images of records, in the sizes in which they are shown."""

    name = "factcheck.images"
    label = "images"
    verbose_name = "Images"
