"""Whether the files of images are those that documents name by their hashes."""

import hashlib
from collections.abc import Iterator
from typing import Final

from factcheck.images.models import ImageFile
from factcheck.publishing.verifying.checks import Fault
from factcheck.publishing.verifying.portions import Portion

_TOGETHER: Final = 20
"""Files that are in memory at once."""


def faults(portion: Portion) -> Iterator[Fault]:
    """The files whose bytes are not those of their hash; one without bytes was restored from a feed."""
    files = ImageFile.objects.exclude(content=b"").order_by("pk").values_list("sha256", "content")
    for sha256, content in files.iterator(chunk_size=_TOGETHER):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield Fault(f"image {sha256}", "its file is another one than documents name")
