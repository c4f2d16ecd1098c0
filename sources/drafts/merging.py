"""What merging does to sources and publishers besides moving what points at them."""

from typing import Final

from factcheck.merging.journal import Journal
from factcheck.merging.mergeable import Mergeable, nothing_more
from sources.models import Publisher, Source

_RETRACTION: Final = (
    "retracted_on",
    "retracted_on_precision",
    "retracted_on_edtf",
    "retraction_note",
    "retraction_url",
    "retraction_recorded_at",
)


def absorb_source(loser: Source, winner: Source, journal: Journal) -> None:
    """Keep what stands on the loser, and that it was retracted."""
    keep_anchors(loser, winner, journal)
    if loser.retracted_on and not winner.retracted_on:
        journal.change(winner, **{name: getattr(loser, name) for name in _RETRACTION})


def keep_anchors(loser: Source, winner: Source, journal: Journal) -> None:
    """Let the loser's passages be found in the winner's text; a winner without one takes over the loser's."""
    if not winner.text:
        if loser.text:
            journal.change(winner, text=loser.text)
        return
    for passage in loser.passages.all():
        passage.source = winner
        passage.anchor()
        passage.source = loser
        journal.change(passage, start=passage.start, end=passage.end, state=passage.state)


PUBLISHER = Mergeable(model=Publisher, absorb=nothing_more)
SOURCE = Mergeable(model=Source, absorb=absorb_source)
