"""The desk's side of sign-off: states, steps, comments and activity on the page of each record, and its guards."""

from factcheck.workflow.admin.accounts import GroupGuard, UserGuard
from factcheck.workflow.admin.parts import PartAdmin
from factcheck.workflow.admin.record import RecordAdmin

__all__ = ["GroupGuard", "PartAdmin", "RecordAdmin", "UserGuard"]
