"""The model of visits to the addresses of sources."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from factcheck.fields import FieldCheck, LineField, known
from sources.addresses import AddressField
from sources.models.capture_attempt import MAX_MESSAGE
from sources.models.source import Source
from sources.vocabulary import DEAD_LINK, LinkState


class LinkCheck(models.Model):
    """What one visit to the address of a source found."""

    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, related_name="link_checks", help_text="The source that was visited."
    )
    checked_at = models.DateTimeField(default=timezone.now, help_text="When it was visited.")
    result = models.CharField(max_length=10, choices=LinkState, help_text="What was found there.")
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text="What the site answered, such as 404.")
    message = LineField(max_length=MAX_MESSAGE, blank=True, help_text="What went wrong.")
    final_url = AddressField(
        "address in the end", keep_tracking=True, blank=True, help_text="Where the redirects of its address led."
    )
    text_sha256 = LineField(
        "SHA-256 of the text", max_length=64, blank=True, help_text="The hash of the text that was found."
    )

    class Meta:
        ordering = ["-checked_at", "-pk"]
        indexes = [models.Index(fields=["source", "-checked_at", "-id"], name="sources_linkcheck_latest")]
        constraints = [
            known("result", LinkState.values),
            FieldCheck(
                field="message",
                condition=~Q(result__in=DEAD_LINK) | ~Q(message=""),
                name="sources_linkcheck_failure_explained",
                violation_error_message="Say why the address could not be reached.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_result_display()}, {self.checked_at:%Y-%m-%d %H:%M} UTC"
