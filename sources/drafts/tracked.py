"""Which models of this app have a history at the desk, and what their rows are parts of."""

from factcheck.editing.registry import track
from sources.models import Capture, Draw, LabelName, Passage, Publisher, PublisherName, Source, SourceImage, SourceName


def track_all() -> None:
    """Remember every change of what editors write here."""
    for model in (Publisher, Source, Capture, Passage):
        track(model)
    for name in (PublisherName, LabelName):
        track(name, part_of="publisher")
    track(SourceName, part_of="source")
    track(Draw, part_of="source")
    track(SourceImage, part_of="source")
