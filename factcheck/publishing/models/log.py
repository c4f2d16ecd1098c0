"""The public log. Database triggers refuse every UPDATE and DELETE on its two tables."""

from datetime import datetime
from typing import Any, Final, NoReturn, TypeVar

from django.db import models
from django.db.models import Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import pgettext, pgettext_lazy

from factcheck.fields import known, of_length
from factcheck.publishing.canonical import Document, parse
from factcheck.publishing.identity import LENGTH

HASH_LENGTH: Final = 32
"""The bytes of a SHA-256 and of a salt."""


class WriteOnceError(TypeError):
    """Something tried to change or delete a row of the public log."""

    def __init__(self) -> None:
        super().__init__("The public log is append-only: publish, correct or withdraw adds a revision instead.")


Row = TypeVar("Row", bound=models.Model)


class WriteOnceQuerySet(models.QuerySet[Row]):
    """Rows that can be added and read, nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse.

        Raises:
            WriteOnceError: always.
        """
        raise WriteOnceError

    def delete(self) -> NoReturn:
        """Refuse.

        Raises:
            WriteOnceError: always.
        """
        raise WriteOnceError


class WriteOnce(models.Model):
    """A row that is written once: neither changed nor deleted, which triggers refuse as well."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row.

        Raises:
            WriteOnceError: if the row was loaded from the database.
        """
        if not self._state.adding:
            raise WriteOnceError
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse.

        Raises:
            WriteOnceError: always.
        """
        raise WriteOnceError


class Change(models.TextChoices):
    """What a revision did to its record."""

    FIRST = "first", pgettext_lazy("change of a record", "first published")
    UPDATE = "update", pgettext_lazy("change of a record", "updated")
    CORRECTION = "correction", pgettext_lazy("change of a record", "corrected")
    WITHDRAWAL = "withdrawal", pgettext_lazy("change of a record", "withdrawn")
    REFERENCE = "reference", pgettext_lazy("change of a record", "a cited record changed")
    MERGE = "merge", pgettext_lazy("change of a record", "merged into another record")
    REDACT = "redact", pgettext_lazy("change of a record", "redacted")


ENDINGS = (Change.WITHDRAWAL, Change.MERGE)
"""The changes after which a record has no document."""
NOT_SHOWN = (*ENDINGS, Change.REDACT)
"""The changes whose bodies are no document of a record."""
REDACTION = "redaction"
"""The kind under which the log has redactions. No app registers it: they are read in the log alone."""


class Revision(WriteOnce):
    """One row of the public log: that a record was published, and how to prove what was.

    It holds no words of the record, so that a body can be erased and the chain of hashes still verify.
    """

    sequence = models.PositiveBigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)
    record_id = models.CharField(max_length=LENGTH)
    number = models.PositiveIntegerField()
    change = models.CharField(max_length=10, choices=Change)
    time = models.DateTimeField()
    previous_hash = models.BinaryField(max_length=HASH_LENGTH)
    commitment = models.BinaryField(max_length=HASH_LENGTH)
    hash = models.BinaryField(max_length=HASH_LENGTH)

    objects = WriteOnceQuerySet.as_manager()

    class Meta:
        ordering = ["sequence"]
        constraints = [
            known("change", Change.values),
            *(of_length(name, HASH_LENGTH) for name in ("previous_hash", "commitment", "hash")),
            models.UniqueConstraint(
                fields=["record_id", "kind", "number"],
                name="publishing_revision_number_unique",
                violation_error_message="This record already has a revision of that number.",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "sequence"], name="publishing_revision_kind"),
            models.Index(fields=["change", "sequence"], name="publishing_revision_change"),
            models.Index(fields=["time", "sequence"], name="publishing_revision_time"),
        ]

    def __str__(self) -> str:
        kind = pgettext("model", self.kind.replace("_", " "))
        return f"{self.sequence}: {kind} {self.record_id} r{self.number}, {self.get_change_display()}"


def last_sequence(until: datetime) -> Coalesce:
    """The sequence of the last revision made up to a moment, or -1, for use in a query."""
    made = Revision.objects.filter(time__lte=until).order_by("-time", "-sequence")
    return Coalesce(Subquery(made.values("sequence")[:1]), Value(-1))


class RevisionBodyQuerySet(WriteOnceQuerySet["RevisionBody"]):
    """Bodies, which can be added and read, and erased where a redaction is declared."""

    def erase(self) -> None:
        """Delete them. The database refuses it of each that no `RedactedRevision` names."""
        self._raw_delete(self.db)


class RevisionBody(WriteOnce):
    """What a revision published: the document's bytes, and the salt that its commitment hides them with."""

    revision = models.OneToOneField(Revision, models.PROTECT, primary_key=True, related_name="body")
    document = models.BinaryField()
    salt = models.BinaryField(max_length=HASH_LENGTH)
    sha256 = models.BinaryField(max_length=HASH_LENGTH)

    objects = RevisionBodyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "revision bodies"
        # Of a longer salt, the end could be the beginning of a document: a commitment does not tell them apart.
        constraints = [of_length(name, HASH_LENGTH) for name in ("salt", "sha256")]

    def __str__(self) -> str:
        return f"body of {self.revision_id}"

    @property
    def data(self) -> Document:
        """The document that the stored bytes spell."""
        return parse(self.document)


class RedactedRevision(WriteOnce):
    """That a revision's body was erased, and the entry of the log that declares it.

    The database takes such a row only where the entry's own document names the revision.
    """

    revision = models.OneToOneField(Revision, models.PROTECT, primary_key=True, related_name="redaction")
    entry = models.ForeignKey(Revision, models.PROTECT, related_name="redacts")

    objects = WriteOnceQuerySet.as_manager()

    class Meta:
        ordering = ["revision"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.revision_id} is redacted by {self.entry_id}"
