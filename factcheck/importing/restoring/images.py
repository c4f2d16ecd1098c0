"""Images of records, out of their documents: by their hashes, since no feed has the files."""

from typing import Any

from factcheck.editing.rows import save_valid
from factcheck.images.models import ImageFile, StoredImage
from factcheck.importing.restoring.rows import plain
from factcheck.publishing.canonical import Document


def make_picture(model: type[Any], image: Document | None, **owner: Any) -> None:
    """The image of a record, if it has one. Its files are filled by whoever uploads the same picture again."""
    if not image:
        return
    columns = plain(image, "alt", "credit", "licence") | {"source_url": image.get("source", "")}
    save_valid(model(image=_stored(image["sizes"]), **columns, **owner))


def _stored(sizes: list[Document]) -> StoredImage:
    stored, is_new = StoredImage.objects.get_or_create(sha256=sizes[-1]["sha256"])
    if is_new:
        rows = [ImageFile(image=stored, content=b"", **plain(size, "sha256", "width", "height")) for size in sizes]
        ImageFile.objects.bulk_create(rows)
    return stored
