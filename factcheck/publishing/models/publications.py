"""What the desk knows of publication. Public code never reads these tables: they name drafts."""

from django.conf import settings
from django.db import models

from factcheck.publishing.identity import LENGTH
from factcheck.publishing.models.log import Revision
from factcheck.publishing.packed.fields import PackedField


class Publication(models.Model):
    """That a record is, or was, public, and the frozen template of what was published.

    The template holds ids where the document holds what it cites, those of drafts included, so that a
    reference revision can be made without looking at the record's own unpublished changes.
    """

    kind = models.CharField(max_length=20)
    record_id = models.CharField(max_length=LENGTH)
    template = PackedField()
    # In hexadecimal. The history of drafts keeps it, and so vouches for the template.
    template_sha256 = models.CharField(max_length=64, default="")
    withdrawn = models.BooleanField(default=False)
    # Whether the draft was written since: a trigger sets it, see `factcheck.publishing.database.watching`.
    saved_since = models.BooleanField(default=False)
    # The number of the latest change in the history of drafts when the draft was last published as it stood.
    shown_change = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        permissions = [("publish", "Can publish, correct and withdraw records")]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["record_id", "kind"],
                name="publishing_publication_record_unique",
                violation_error_message="This record already has a publication.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["kind", "record_id"],
                name="publishing_publication_saved",
                condition=models.Q(saved_since=True, withdrawn=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}"


class Citation(models.Model):
    """That what was published of one record cites another record, public or not."""

    # The constraint's index begins with it.
    publication = models.ForeignKey(Publication, models.CASCADE, related_name="citations", db_index=False)
    kind = models.CharField(max_length=20)
    record_id = models.CharField(max_length=LENGTH)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "kind", "record_id"],
                name="publishing_citation_unique",
                violation_error_message="This citation is recorded already.",
            ),
        ]
        indexes = [models.Index(fields=["record_id", "kind"], name="publishing_citation_cited")]

    def __str__(self) -> str:
        return f"{self.publication} cites {self.kind} {self.record_id}"


class RevisionAuthor(models.Model):
    """Who made a revision: for the desk, never for the public."""

    revision = models.OneToOneField(Revision, models.PROTECT, primary_key=True, related_name="author")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["revision"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.revision_id} by {self.user}"
