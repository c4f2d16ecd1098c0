"""Rows of drafts that are added many at a time. They are valid by construction: see `recording.texts`."""

from typing import Any

from django.db import models
from django.utils import timezone

from factcheck.publishing.database import bulk
from factcheck.publishing.identity import new_public_id


class Table:
    """The drafts of one model that are to be added, each with its public id, its slug and its times."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self._rows = bulk.Table(model)
        self._identified = "public_id" in self._rows.fields
        self._slugged = "slug" in self._rows.fields
        self._timed = "updated_at" in self._rows.fields
        self._time: dict[str, Any] = {}

    def add(self, **values: Any) -> int:
        """Add a row of these values, by the names of attributes; return its key."""
        if self._identified:
            values["public_id"] = new_public_id()
        if self._slugged and not values["slug"]:
            values["slug"] = values["public_id"]
        if self._timed:
            values |= self._time or self._now()
        return self._rows.add(values)

    def write(self) -> list[tuple[int, int]]:
        """Write the rows; return their keys as pairs of a first and a last."""
        self._time = {}
        return self._rows.write()

    def forget(self) -> None:
        """Drop rows that were not written."""
        self._time = {}
        self._rows.forget()

    def _now(self) -> dict[str, Any]:
        now = timezone.now()
        self._time = {"created_at": now, "updated_at": now}
        return self._time
