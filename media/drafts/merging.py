"""What merging does to media objects besides moving what points at them."""

from typing import Final

from factcheck.merging.mergeable import Mergeable, nothing_more
from media.models import MediaObject

MEDIA_OBJECT: Final = Mergeable(model=MediaObject, absorb=nothing_more)
