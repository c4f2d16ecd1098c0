"""Picking a record of any kind that can be merged."""

from typing import Any

from django.contrib.admin import AdminSite
from django.db import models

from factcheck.desk.autocomplete import Picker
from factcheck.merging.relations import pointing_at


def picker_of(model: type[models.Model], site: AdminSite) -> Picker:
    """A widget that picks one record by typing; it needs some foreign key to the model, as Django's own does."""
    fields: list[Any] = [pointing.field for pointing in pointing_at(model) if not pointing.model._meta.auto_created]
    return Picker(fields[0], site)
