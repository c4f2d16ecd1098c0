"""The desk's side of publishing: buttons, confirmations, states, and the public log to read. Knows no kind by name."""

from factcheck.publishing.admin.log import RevisionAdmin
from factcheck.publishing.admin.publishable import PublishableAdmin, StateFilter

__all__ = ["PublishableAdmin", "RevisionAdmin", "StateFilter"]
