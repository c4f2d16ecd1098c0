"""Storing images, and forgetting those that nothing shows."""

from datetime import timedelta
from typing import Final

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from factcheck.images.models import ImageFile, Picture, StoredImage
from factcheck.images.public.shown import shown_files
from factcheck.images.reading import ImageFileData

KEPT: Final = timedelta(days=30)
"""How long an image is kept that nothing shows: a draft may be restored meanwhile."""


def store(files: list[ImageFileData]) -> StoredImage:
    """The image of these files, stored unless it is already; what nothing shows any more goes meanwhile."""
    with transaction.atomic():
        image, _is_new = StoredImage.objects.get_or_create(sha256=files[-1].sha256)
        # One that was restored from a feed has no bytes yet.
        if not image.files.exclude(content=b"").exists():
            image.files.all().delete()
            rows = [ImageFile(image=image, sha256=each.sha256, **each._asdict()) for each in files]
            ImageFile.objects.bulk_create(rows)
        delete_unused(besides=image)
    return image


def delete_unused(*, older_than: timedelta = KEPT, besides: StoredImage | None = None) -> int:
    """Delete the images that no draft has and no public record shows; return how many those were."""
    images = StoredImage.objects.filter(added_at__lt=timezone.now() - older_than)
    if besides is not None:
        images = images.exclude(pk=besides.pk)
    for model in _pictures():
        images = images.exclude(pk__in=model._default_manager.values("image"))
    shown = shown_files().values("value")
    unused = images.exclude(pk__in=ImageFile.objects.filter(sha256__in=shown).values("image"))
    deleted = list(unused.values_list("pk", flat=True))
    StoredImage.objects.filter(pk__in=deleted).delete()
    return len(deleted)


def _pictures() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if issubclass(model, Picture)]
