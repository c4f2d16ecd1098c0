"""The base of what the desk notes about a record."""

from typing import Any

from django.db import models

from factcheck.publishing.identity import LENGTH
from factcheck.publishing.kinds import Key


class AboutRecord(models.Model):
    """Something noted about a record of any kind, which it names by kind and public id."""

    kind = models.CharField(max_length=20, editable=False)
    record_id = models.CharField(max_length=LENGTH, editable=False)

    class Meta:
        abstract = True

    @property
    def key(self) -> Key:
        """The name of the record among all kinds."""
        return Key(self.kind, self.record_id)


def about(key: Key) -> dict[str, Any]:
    """The lookup of what is noted about one record."""
    return {"kind": key.kind, "record_id": key.record_id}
