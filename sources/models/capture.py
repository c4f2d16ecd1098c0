"""The model of captures."""

import hashlib
from typing import Any, NoReturn

from django.db import IntegrityError, models
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone

from factcheck.fields import LineField, VerbatimField
from sources.addresses import AddressField
from sources.models.source import MAX_TEXT, Source


class Capture(models.Model):
    """What a source looked like at one moment; once saved it never changes."""

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="captures", help_text="The source that was captured."
    )
    captured_at = models.DateTimeField(default=timezone.now, help_text="The moment at which it looked like this.")
    media_type = LineField(max_length=100, default="text/html", help_text="What was stored, such as text/html.")
    sha256 = models.CharField(
        "SHA-256", max_length=64, blank=True, editable=False, help_text="The hash of the stored bytes, made on saving."
    )
    content = models.BinaryField(help_text="The bytes as they came.")
    text = VerbatimField(
        max_length=MAX_TEXT, blank=True, help_text="The text found in it. It is never shown to the public."
    )
    warc = models.BinaryField(
        "WARC", default=b"", blank=True, help_text="What was asked and answered, as a gzipped WARC file."
    )
    status = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="What the site answered, such as 200. Empty where it was saved by hand."
    )
    final_url = AddressField(
        "address in the end", keep_tracking=True, blank=True, help_text="Where the redirects of the address led."
    )
    archive_url = AddressField(
        "address in an archive",
        keep_tracking=True,
        blank=True,
        help_text="The copy that an archive keeps, such as https://web.archive.org/web/2023/https://example.org/.",
    )

    class Meta:
        ordering = ["-captured_at", "-pk"]
        constraints = [
            # Saving makes the hash; a bulk insert would leave it out of a row that can't be mended.
            models.CheckConstraint(
                condition=models.Q(Exact(Length("sha256"), 64)),
                name="sources_capture_sha256_whole",
                violation_error_message="A capture needs the SHA-256 of its bytes: save it by itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.captured_at:%Y-%m-%d %H:%M} UTC, {self.media_type}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new capture with the hash of its bytes.

        Raises:
            IntegrityError: the capture is stored already.
        """
        if not self._state.adding:
            self._refuse()
        self._hash()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse, always.

        Raises:
            IntegrityError: a capture is kept for good.
        """
        self._refuse()

    def clean(self) -> None:
        """Make the hash of the bytes."""
        super().clean()
        self._hash()

    def _hash(self) -> None:
        self.sha256 = hashlib.sha256(self.content or b"").hexdigest()

    def _refuse(self) -> NoReturn:
        # The error that the database's trigger gives, so that callers meet one.
        raise IntegrityError("A capture can't be changed or deleted: take a new one.")
