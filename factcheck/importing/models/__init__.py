"""Imports, the records that they read, and what editors decide on them."""

from factcheck.importing.models.decisions import ProposedScale, UnsureMatch
from factcheck.importing.models.imports import Import, ImportBatch, UploadedPiece
from factcheck.importing.models.mappings import ColumnMapping
from factcheck.importing.models.records import ImportedRecord

__all__ = [
    "ColumnMapping",
    "Import",
    "ImportBatch",
    "ImportedRecord",
    "ProposedScale",
    "UnsureMatch",
    "UploadedPiece",
]
