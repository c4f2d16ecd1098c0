"""That the log of this site, or its beginning, was made by another."""

from typing import Final

from django.db import models

ONLY: Final = 1
"""The key of the one row."""


class Received(models.Model):
    """Up to which revision the log came from elsewhere: out of a dump, or from the site that this one mirrors.

    Of these revisions this site has what readers may read, and neither drafts nor authors.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    until = models.BigIntegerField()
    # The address of the other site, as the dump or whoever runs this one names it.
    origin = models.TextField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=ONLY),
                name="copies_received_single",
                violation_error_message="There is one row that tells how much of the log came from elsewhere.",
            ),
        ]

    def __str__(self) -> str:
        return f"up to {self.until} from {self.origin}"
