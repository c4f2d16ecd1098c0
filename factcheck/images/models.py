"""The models of images: what is stored of each, and the abstract part of a record that shows one."""

from typing import Any, Final

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.fields import FieldCheck, LineField, known
from factcheck.images.vocabulary import Licence

SHA256: Final = RegexValidator(r"^[0-9a-f]{64}\Z", _("A SHA-256 has 64 hexadecimal digits."))


class StoredImage(models.Model):
    """An image as it was read from an upload. It never changes; another upload is another one."""

    # Of its largest file: the same picture is stored once.
    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False, validators=[SHA256])
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"image {self.sha256[:12]}"


class ImageFile(models.Model):
    """One size of an image: the bytes that are served."""

    image = models.ForeignKey(StoredImage, on_delete=models.CASCADE, related_name="files")
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True, editable=False, validators=[SHA256])
    width = models.PositiveIntegerField("width in pixels", editable=False)
    height = models.PositiveIntegerField("height in pixels", editable=False)
    content = models.BinaryField()

    class Meta:
        ordering = ["width", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["image", "width"],
                name="images_imagefile_once",
                violation_error_message="This size of the image is stored already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.width} by {self.height} pixels"


def with_files(relation: str) -> models.Prefetch[Any]:
    """What fetches the sizes of the images in a relation, without their bytes."""
    return models.Prefetch(f"{relation}__image__files", ImageFile.objects.defer("content"))


class Picture(models.Model):
    """An image that a record shows: whose it is, by what right it is shown, and what it shows in words."""

    image = models.ForeignKey(
        StoredImage, on_delete=models.PROTECT, related_name="+", help_text="The image as it was read from an upload."
    )
    alt = LineField(
        "what it shows",
        max_length=500,
        help_text="In words, for those who can't see it: “A lighthouse with its door under water”.",
    )
    credit = LineField(max_length=300, help_text="Whose work it is, as they want to be named: “Ana Petrosyan / AP”.")
    licence = models.CharField(max_length=20, choices=Licence, help_text="By what right we show it.")
    source_url = models.URLField(
        "where it was taken from", max_length=2000, blank=True, help_text="Its address, if it has one."
    )

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            known("licence", Licence.values),
            FieldCheck(
                field="credit",
                condition=~Q(credit="") & ~Q(alt=""),
                name="%(app_label)s_%(class)s_credited",
                violation_error_message="No image without its credit, and words for those who can't see it.",
            ),
        ]

    def __str__(self) -> str:
        return self.alt

    @property
    def files(self) -> Any:
        """Its sizes, the smallest first."""
        return self.image.files.all()
