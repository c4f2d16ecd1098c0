"""The table of vectors, and how the making of them goes."""

from typing import Final, Self

from django.db import models

DIMENSIONS: Final = 384
"""Of every vector, of either model."""


class Vector(models.Model):
    """What one row of the read model means: three vectors of signed bytes. A trigger takes it away with its row."""

    # The row's own key, which no other revision of the record will have.
    record = models.BigIntegerField(primary_key=True)
    # Of what it says, and of the headlines of its reviews: by the model of English.
    text = models.BinaryField()
    title = models.BinaryField()
    # Of both, by the model of many languages.
    across = models.BinaryField()
    # By which processes know what they haven't read yet: it grows with each batch that is kept.
    batch = models.PositiveBigIntegerField(default=0, db_index=True)

    class Meta:
        ordering = ["record"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"vector of {self.record}"


ONLY: Final = 1
"""The key of the row that tells how the making of vectors goes."""


class Making(models.Model):
    """How many batches of vectors were kept, and whether the worker is asked for more. There is one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    batches = models.PositiveBigIntegerField(default=0)
    # When a publication last asked the worker for vectors, unless it has begun since.
    asked_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=ONLY),
                name="meaning_making_single",
                violation_error_message="There is one row that tells how the making of vectors goes.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batches} batches"

    @classmethod
    def now(cls) -> Self:
        """The row as it is; where there is none yet, one that is not saved."""
        return cls.objects.filter(pk=ONLY).first() or cls()
