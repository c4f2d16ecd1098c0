"""The desk's pages of redactions: asking for one, confirming it, taking it back."""

from factcheck.redaction.admin.pages import RedactionAdmin
from factcheck.redaction.admin.waiting import ToConfirm

__all__ = ["RedactionAdmin", "ToConfirm"]
