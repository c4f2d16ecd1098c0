"""What merging does to media objects besides moving what points at them."""

from typing import Final

from factcheck.media.models import MediaObject
from factcheck.merging.mergeable import Mergeable, nothing_more

MEDIA_OBJECT: Final = Mergeable(model=MediaObject, absorb=nothing_more)
