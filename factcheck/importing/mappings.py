"""Mappings of columns are saved by name."""

from typing import Any

from django.contrib.auth.models import User

from factcheck.editing.history import acting
from factcheck.editing.rows import locked, save_valid
from factcheck.importing.models import ColumnMapping


def save_mapping(name: str, columns: Any, *, by: User) -> ColumnMapping:
    """Save what columns say under a name; what was saved under it before is replaced.

    Raises:
        ValidationError: the name can't be one.
    """
    with acting(by=by, what="saved a mapping of columns"):
        mapping = locked(ColumnMapping.objects.filter(name=name)) or ColumnMapping(name=name)
        mapping.columns = columns
        return save_valid(mapping)
