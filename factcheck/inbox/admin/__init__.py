"""The desk's pages of messages."""

from django.utils.translation import gettext_lazy as _

from factcheck.desk import front
from factcheck.desk.front import Section
from factcheck.inbox.admin.messages import MessageAdmin
from factcheck.inbox.admin.waiting import MyMessages, Reports, Suggestions

__all__ = ["MessageAdmin", "MyMessages", "Reports", "Suggestions"]

front.register(Section(_("Readers"), _("What they write to the desk."), ("inbox.Message",), place=4))
