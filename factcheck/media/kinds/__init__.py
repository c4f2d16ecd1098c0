"""The kinds of record of this app as readers and programs see them: the public half of each declaration."""

from typing import Final

from factcheck.media.kinds.media_object import MEDIA_OBJECT

__all__ = ["KINDS", "MEDIA_OBJECT"]

KINDS: Final = (MEDIA_OBJECT,)
