"""Images in documents. Imports no model."""

from collections.abc import Iterator
from typing import Any, Final

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from factcheck.images.vocabulary import ADDRESSES, FACET, Licence
from factcheck.publishing.canonical import Document
from factcheck.publishing.serializers import SparseSerializer

_PATH: Final = "/images/{sha256}.webp"


class ImageSizeSerializer(serializers.Serializer[Any]):
    """One file of an image."""

    url = serializers.SerializerMethodField(help_text="The path of the file on this site.")
    sha256 = serializers.CharField(help_text="Of the file, in hexadecimal.")
    width = serializers.IntegerField(help_text="In pixels.")
    height = serializers.IntegerField(help_text="In pixels.")

    def get_url(self, file: Any) -> str:
        """The path of the file."""
        return _PATH.format(sha256=file.sha256)


class ImageSerializer(SparseSerializer):
    """An image, whose work it is, and what it shows in words."""

    sparse = frozenset({"licence_address", "source"})

    alt = serializers.CharField(help_text="What it shows, in words.")
    credit = serializers.CharField(help_text="Whose work it is.")
    licence = serializers.ChoiceField(choices=Licence.choices)
    licence_address = serializers.SerializerMethodField(help_text="Where the licence stands.")
    source: Any = serializers.CharField(source="source_url", required=False, help_text="Where it was taken from.")
    sizes = ImageSizeSerializer(many=True, source="files", help_text="WebP files, the smallest first.")

    def get_licence_address(self, picture: Any) -> str:
        """The address of the licence, if it has one."""
        return ADDRESSES.get(picture.licence, "")


@extend_schema_field(ImageSerializer)
class ImageField(serializers.Field[Any, Any, Any, Any]):
    """The image that a record has in a relation, or None."""

    # Its fields are copied with each that is made: one is enough.
    _whole = ImageSerializer()

    def __init__(self, relation: str, **kwargs: Any) -> None:
        self.relation = relation
        super().__init__(source="*", required=False, **kwargs)

    def to_representation(self, record: Any) -> dict[str, Any] | None:
        """The image, if the record has one."""
        picture = getattr(record, self.relation, None)
        return self._whole.to_representation(picture) if picture is not None else None


def image_facets(image: Document | None) -> Iterator[tuple[str, str]]:
    """The facets by which the files of a record's image are served."""
    yield from ((FACET, size["sha256"]) for size in (image or {}).get("sizes", ()))
