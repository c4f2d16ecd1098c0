"""How a record gets an image at the desk: uploaded in a box on its page."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from factcheck.desk.forms import RowForm
from factcheck.desk.options import DeskInline
from factcheck.images.actions import store
from factcheck.images.models import Picture
from factcheck.images.reading import ImageFileData, read_image


class PictureForm(RowForm):
    """Takes an image as a file; of one that is there already, another file or none."""

    upload = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("A JPEG, PNG or WebP file of at most 15 MB. It is written anew, without place, camera or names."),
    )
    _read: list[ImageFileData] | None = None

    def clean_upload(self) -> Any:
        """Read the file, or say what is the matter with it; a first image needs one."""
        file = self.cleaned_data["upload"]
        if file is not None:
            self._read = read_image(file.read())
        elif self.instance.image_id is None:
            raise forms.ValidationError(_("Choose the file of the image."), code="required")
        return file

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Store the file, and save the row with it."""
        if self._read is not None:
            self.instance.image = store(self._read)
        return super().save(*args, **kwargs)


class PictureInline(DeskInline):
    """The image of a record."""

    form = PictureForm
    max_num = 1
    formfield_overrides = DeskInline.formfield_overrides | {models.URLField: {"assume_scheme": "https"}}
    fieldsets = ((None, {"fields": ("upload", "alt", ("credit", "licence"), "source_url")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The row with its image."""
        return super().get_queryset(request).select_related("image")

    def row_title(self, record: Picture) -> str:
        """What it shows, and whose it is."""
        return f"{record.alt} ({record.credit})"
