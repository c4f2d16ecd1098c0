"""The tree of the log as it is served, and how signing goes. Both are made anew by `manage.py checkpoint`."""

from typing import Final, Self

from django.db import models

from factcheck.transparency.merkle import HASH, WIDTH
from factcheck.transparency.notes import Checkpoint, checkpoint_of

ONLY: Final = 1
"""The key of the one row of `Signing`."""


class Tile(models.Model):
    """Up to 256 hashes of one level of the tree; one at the right edge grows."""

    level = models.PositiveSmallIntegerField()
    place = models.PositiveBigIntegerField()
    hashes = models.BinaryField(max_length=HASH * WIDTH)

    class Meta:
        ordering = ["level", "place"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["level", "place"],
                name="transparency_tile_unique",
                violation_error_message="The tree has that tile already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level}/{self.place}"


class Signing(models.Model):
    """How signing goes: the newest checkpoint, and what became of the last attempt. There is one row.

    What counts are the checkpoints that are kept outside the database.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    # The newest checkpoint as it was signed, or nothing.
    note = models.TextField("checkpoint", blank=True)
    verifier_key = models.TextField("public key", blank=True)
    signed_at = models.DateTimeField("signed", null=True)
    # When a publication last asked the worker for a checkpoint, unless it has begun since.
    asked_at = models.DateTimeField("asked for", null=True)
    tried_at = models.DateTimeField("last tried", null=True)
    # Whether the last attempt found that the log is not an extension of what was kept.
    refused = models.BooleanField(default=False)
    problem = models.TextField("what went wrong", blank=True)

    class Meta:
        verbose_name = "state of signing"
        verbose_name_plural = "signing"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=ONLY),
                name="transparency_signing_single",
                violation_error_message="There is one row that tells how signing goes.",
            ),
        ]

    def __str__(self) -> str:
        found = self.checkpoint
        return f"checkpoint of {found.size:,} revisions" if found else "no checkpoint yet"

    @classmethod
    def now(cls) -> Self:
        """The row as it is; where there is none yet, one that is not saved."""
        return cls.objects.filter(pk=ONLY).first() or cls()

    @property
    def checkpoint(self) -> Checkpoint | None:
        """What the newest checkpoint says, or None."""
        return checkpoint_of(self.note) if self.note else None
