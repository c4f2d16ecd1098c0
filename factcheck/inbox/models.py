"""The model of messages."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from factcheck.fields import LineField, ProseField, known
from factcheck.inbox.vocabulary import MAX_EMAIL, MAX_LINE, MAX_REASON, MAX_TEXT, MessageKind, MessageState
from factcheck.languages import LanguageField
from factcheck.publishing.identity import LENGTH


class Message(models.Model):
    """What a reader wrote to the desk. Its words stay as they came; only what the desk makes of it changes."""

    kind = models.CharField(max_length=20, choices=MessageKind, editable=False)
    received_at = models.DateTimeField("received", default=timezone.now, editable=False)
    language = LanguageField("written on a page in", help_text="", editable=False)
    page = LineField("page that it is about", max_length=MAX_LINE, blank=True, editable=False)
    about_kind = models.CharField(max_length=20, blank=True, editable=False)
    about_id = models.CharField(max_length=LENGTH, blank=True, editable=False)
    text = ProseField("what is wrong, or was said", max_length=MAX_TEXT, editable=False)
    reason = ProseField("how they know, or why it matters", max_length=MAX_REASON, blank=True, editable=False)
    speaker = LineField("who said it", max_length=MAX_LINE, blank=True, editable=False)
    venue = LineField("where it was said", max_length=MAX_LINE, blank=True, editable=False)
    said_when = LineField("when it was said", max_length=MAX_LINE, blank=True, editable=False)
    reply_to = models.EmailField("address for an answer", max_length=MAX_EMAIL, blank=True, editable=False)
    state = models.CharField(max_length=20, choices=MessageState, default=MessageState.NEW, editable=False)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    closed_at = models.DateTimeField("closed", null=True, blank=True, editable=False)
    closing_note = ProseField("what became of it", max_length=MAX_REASON, blank=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("view", "delete")
        permissions = [("handle", "Can take up and close messages of readers, and see where to answer")]
        constraints = [
            known("kind", MessageKind.values),
            known("state", MessageState.values),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="inbox_message_text_filled",
                violation_error_message="Write what is wrong, or what was said.",
            ),
            models.CheckConstraint(
                condition=Q(about_kind="", about_id="") | (~Q(about_kind="") & ~Q(about_id="")),
                name="inbox_message_about_whole",
                violation_error_message="Name both the kind and the id of the record, or neither.",
            ),
            models.CheckConstraint(
                condition=(Q(state=MessageState.CLOSED, closed_at__isnull=False) & ~Q(closing_note=""))
                | (~Q(state=MessageState.CLOSED) & Q(closed_at__isnull=True, closing_note="")),
                name="inbox_message_closed_with_note",
                violation_error_message="A message is closed at a time, with a note on what became of it.",
            ),
        ]
        indexes = [models.Index(fields=["state", "kind"], name="inbox_message_by_state")]

    def __str__(self) -> str:
        return f"{self.get_kind_display().capitalize()} {self.pk}"
