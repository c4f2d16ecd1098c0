"""The desk's side of merging: a page that asks before, and the list of merges with a way back."""

from factcheck.merging.admin.merges import MergeAdmin
from factcheck.merging.admin.records import MergeableAdmin

__all__ = ["MergeAdmin", "MergeableAdmin"]
