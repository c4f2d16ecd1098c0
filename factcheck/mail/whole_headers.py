"""Letters whose long addresses in headers stay as they are.

Python's policies for mail write a word that is longer than a line as encoded words, which no program that looks for
the address of a one-click stop reads. Django uses those policies since 6.0.
"""

from email import policy as policies
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from typing import Any, Final

import django
from django.core.mail import EmailMultiAlternatives


class _Whole(UnstructuredHeader, BaseHeader):
    """A header in one line, however long; RFC 5322 allows 998 bytes."""

    def fold(self, *, policy: Any) -> str:
        """The line."""
        return f"{self.name}: {self}{policy.linesep}"


HEADERS: Final = HeaderRegistry()
"""Python's kinds of header, and ours for those that hold long words."""
for _name in ("list-unsubscribe", "message-id"):
    HEADERS.map_to_type(_name, _Whole)


class Letter(EmailMultiAlternatives):
    """A letter as text and as HTML."""

    def message(self, *, policy: Any = policies.default) -> Any:
        """The letter as it is sent."""
        if django.VERSION < (6, 0):
            return super().message()
        return super().message(policy=policy.clone(header_factory=HEADERS))  # type: ignore[call-arg,unused-ignore]
