"""The table of vectors."""

from typing import Final

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

    class Meta:
        ordering = ["record"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"vector of {self.record}"
