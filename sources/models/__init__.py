"""Publishers, sources, captures and passages."""

from sources.models.capture import Capture
from sources.models.passage import Passage
from sources.models.publisher import Publisher
from sources.models.source import Draw, Source

__all__ = ["Capture", "Draw", "Passage", "Publisher", "Source"]
