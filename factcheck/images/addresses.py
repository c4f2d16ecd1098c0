"""How the addresses of files of images are written."""

from typing import Final

from django.urls import register_converter


class Sha256Converter:
    """A SHA-256 in an address, in its one form."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        """The digits as they stand in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The digits as they stand in the address."""
        return value


register_converter(Sha256Converter, "sha256")
FILE: Final = "images/<sha256:sha256>.webp"
"""The route of a file of an image."""
