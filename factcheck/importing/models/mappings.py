"""The model of saved mappings of columns."""

from typing import Any

from django.db import models

from factcheck.fields import LineField


class ColumnMapping(models.Model):
    """Which column of a table holds what, saved under a name for the next file of the same make."""

    name = LineField(max_length=100, unique=True, help_text="What tells it from others: “Our spreadsheet, 2019”.")
    columns: "models.JSONField[Any, Any]" = models.JSONField(default=dict, help_text="What each column holds.")

    class Meta:
        ordering = ["name", "pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.name
