"""Which models of this app have a history: those in which editors decide something."""

from factcheck.editing.registry import keep
from factcheck.importing.models import ColumnMapping, ProposedScale, UnsureMatch


def keep_all() -> None:
    """Remember every change of what editors decide here. It is decided anew, not restored."""
    for decided in (ColumnMapping, ProposedScale, UnsureMatch):
        keep(decided)
