"""What readers are told of how signing goes."""

from dataclasses import dataclass

from factcheck.publishing.canonical import moment
from factcheck.publishing.models.log import Revision
from factcheck.transparency.models import Signing
from factcheck.transparency.notes import Checkpoint


@dataclass(frozen=True)
class State:
    """The newest checkpoint, the key that signed it, and whether the last attempt came to nothing."""

    checkpoint: Checkpoint | None
    note: str
    verifier_key: str
    # When it was signed and when that was last tried, as documents write times, or nothing.
    signed_at: str
    tried_at: str
    # The log is not an extension of what was kept: somebody changed it.
    refused: bool
    # Something else, which the desk knows more of.
    failed: bool
    # How many revisions the log has.
    revisions: int

    @property
    def waiting(self) -> int:
        """How many revisions no checkpoint covers yet."""
        return max(self.revisions - (self.checkpoint.size if self.checkpoint else 0), 0)


def state() -> State:
    """How signing goes, in two queries."""
    row = Signing.now()
    last = Revision.objects.order_by("-sequence").values_list("sequence", flat=True).first()
    return State(
        checkpoint=row.checkpoint,
        note=row.note,
        verifier_key=row.verifier_key,
        signed_at=moment(row.signed_at) if row.signed_at else "",
        tried_at=moment(row.tried_at) if row.tried_at else "",
        refused=row.refused,
        failed=bool(row.problem) and not row.refused,
        revisions=0 if last is None else last + 1,
    )
