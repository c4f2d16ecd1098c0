"""The desk's pages of imports."""

from django.utils.translation import gettext_lazy as _

from factcheck.desk import front
from factcheck.desk.front import Section
from factcheck.importing.admin.decisions import ProposedScaleAdmin, UnsureMatchAdmin
from factcheck.importing.admin.imports import ColumnMappingAdmin, ImportAdmin
from factcheck.importing.admin.waiting import ScalesToConfirm, Unsure

__all__ = ["ColumnMappingAdmin", "ImportAdmin", "ProposedScaleAdmin", "ScalesToConfirm", "Unsure", "UnsureMatchAdmin"]

front.register(
    Section(
        _("Archives"),
        _("What others have checked, brought in."),
        ("importing.Import", "importing.UnsureMatch", "importing.ProposedScale", "importing.ColumnMapping"),
        place=5,
    )
)
