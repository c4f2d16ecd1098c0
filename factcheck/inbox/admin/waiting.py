"""What waits among messages: the counts of the front page."""

from typing import Any, ClassVar

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.desk.waiting import Waiting, register
from factcheck.inbox.admin.messages import HANDLE
from factcheck.inbox.models import Message
from factcheck.inbox.vocabulary import MessageKind, MessageState


class _New(Waiting):
    kind: ClassVar[MessageKind]
    permission = HANDLE

    def rows(self, user: User) -> QuerySet[Any]:
        """Those that nobody has taken up."""
        return Message.objects.filter(kind=self.kind, state=MessageState.NEW)


class Reports(_New):
    """Messages that say that a page is wrong and that nobody has taken up."""

    key = "reports"
    name = _("Reports of errors")
    about = _("Readers say that a page is wrong; nobody has taken it up.")
    kind = MessageKind.REPORT


class Suggestions(_New):
    """What readers say should be looked into."""

    key = "suggestions"
    name = _("Suggested claims")
    about = _("Readers would have them recorded; nobody has taken them up.")
    kind = MessageKind.SUGGESTION


class MyMessages(Waiting):
    """Messages that this user took up."""

    key = "my-messages"
    name = _("Messages that you took up")
    about = _("Close them with a note once they are dealt with.")
    personal = True
    permission = HANDLE

    def rows(self, user: User) -> QuerySet[Any]:
        """The messages that this user took up and has not closed."""
        return Message.objects.filter(handler=user, state=MessageState.TAKEN_UP)


register(Reports(Message), Suggestions(Message), MyMessages(Message))
