"""Rows that the read model has given up: which records readers found by which facet at every earlier moment."""

from django.db import models

from factcheck.publishing.identity import LENGTH


class PastRecord(models.Model):
    """A row that the read model once had, until a later revision took its place.

    What a withdrawal took away leaves no row. Every row can be rebuilt from the log.
    """

    # As that of the row was: by the sequence of its revision.
    id = models.BigAutoField(primary_key=True)
    # The sequence of the revision with which it ended.
    until = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=20)
    record_id = models.CharField(max_length=LENGTH)
    # The record whose document the row was cut out of, such as a review's claim.
    part_of = models.CharField(max_length=LENGTH, blank=True)

    class Meta:
        ordering = ["-id"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["record_id", "kind", "id", "until"], name="publishing_past_record"),
            models.Index(fields=["part_of"], condition=~models.Q(part_of=""), name="publishing_past_part"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id} until {self.until}"


class PastFacet(models.Model):
    """A facet that such a row had."""

    # Whoever deletes the rows deletes their facets first.
    record = models.ForeignKey(PastRecord, models.DO_NOTHING, related_name="facets", db_index=False)
    until = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=20)
    value = models.CharField(max_length=100)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["kind", "name", "value", "record", "until"], name="publishing_past_facet"),
            models.Index(fields=["record"], name="publishing_past_facet_record"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}={self.value} until {self.until}"


class TakenPart(models.Model):
    """That a part, such as a review, was public and went with the record that it was part of when that was withdrawn.

    Of the part itself nothing is kept but its id, so that its address says why it is gone. Every row can be rebuilt
    from the log, while the body that tells of it is there.
    """

    kind = models.CharField(max_length=20)
    record_id = models.CharField(max_length=LENGTH)
    # The record that was withdrawn.
    whole_kind = models.CharField(max_length=20)
    whole_id = models.CharField(max_length=LENGTH, db_index=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["record_id", "kind", "whole_id"],
                name="publishing_takenpart_unique",
                violation_error_message="It is known already that this part went with its record.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id} of {self.whole_kind} {self.whole_id}"
