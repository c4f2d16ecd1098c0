"""What every XML document of ours has to mind."""

import re
from typing import Final

_NOT_IN_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def well_formed(xml: str) -> str:
    """The document, with a mark in the place of every character that no XML may hold."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", xml)
