"""The desk's pages of messages."""

from factcheck.inbox.admin.messages import MessageAdmin
from factcheck.inbox.admin.waiting import MyMessages, Reports, Suggestions

__all__ = ["MessageAdmin", "MyMessages", "Reports", "Suggestions"]
