"""The models of imports, of their batches and of files that wait for them."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from factcheck.editing.models import ChangeSet
from factcheck.fields import LineField, known, of_length
from factcheck.importing.vocabulary import RUNNING, Stage

MAX_PROBLEM = 500


class Import(models.Model):
    """One file that is brought in, how far that has come, and what came of it."""

    name = LineField("file", max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    format = models.CharField(max_length=40, blank=True, editable=False)
    # By nobody where a command was not told by whom.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    publishes = models.BooleanField("publishes", default=False)
    mapping: "models.JSONField[Any, Any]" = models.JSONField("columns", null=True, blank=True)
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.WAITING)
    # How many records of the file were dealt with; in later stages, the key up to which their rows were.
    position = models.BigIntegerField(default=0)
    counts: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    # Why it stopped, for the editor.
    problem = models.CharField(max_length=MAX_PROBLEM, blank=True, editable=False)
    asked_at = models.DateTimeField("asked for", default=timezone.now)
    started_at = models.DateTimeField("started", null=True, blank=True)
    # When the last batch was done, by which a stalled import is told from a running one.
    moved_at = models.DateTimeField("moved", null=True, blank=True)
    finished_at = models.DateTimeField("finished", null=True, blank=True)
    # Since when it is in its stage, but for the time that it stood still; and how much of that is done, from 0 to 1.
    stage_began_at = models.DateTimeField(null=True, blank=True, editable=False)
    portion = models.FloatField(default=0.0, editable=False)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("view",)
        permissions = [("bring_in", "Can import archives, decide what they leave open, and undo imports")]
        constraints = [
            known("stage", Stage.values),
            of_length("sha256", 64),
        ]
        indexes = [models.Index(fields=["sha256"], name="importing_import_sha256")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_running(self) -> bool:
        """Whether something is left to do, be it under way or stopped."""
        return self.stage in RUNNING or self.stage in {Stage.WAITING, Stage.FAILED}

    def move(self, stage: Stage) -> None:
        """Go over to another stage, at its beginning."""
        now = timezone.now()
        self.stage, self.position, self.moved_at = stage, 0, now
        self.stage_began_at, self.portion = now, 0.0
        self.started_at = self.started_at or now
        if stage == Stage.DONE:
            self.finished_at = now
            self.pieces.all().delete()
        dates = ["moved_at", "started_at", "finished_at", "stage_began_at"]
        self.save(update_fields=["stage", "position", "portion", *dates])

    def take_up(self) -> None:
        """Go on after it stood still."""
        if self.stage_began_at and self.moved_at:
            self.stage_began_at += timezone.now() - self.moved_at
        self.problem = ""
        self.save(update_fields=["problem", "stage_began_at"])

    @property
    def percent(self) -> int:
        """How much of its stage is done, in hundredths."""
        return int(self.portion * 100)

    @property
    def until(self) -> datetime | None:
        """When its stage will be done, if it goes on like this; None where nobody knows."""
        if not (self.portion and self.stage_began_at and self.moved_at):
            return None
        taken = self.moved_at - self.stage_began_at
        return self.moved_at + taken * (1 / self.portion - 1)

    @property
    def rate(self) -> float:
        """Records a second since it began, as far as that is known."""
        if self.started_at is None or self.moved_at is None:
            return 0.0
        seconds = (self.moved_at - self.started_at).total_seconds()
        return self.position / seconds if seconds > 0 else 0.0

    def count(self, name: str) -> int:
        """How many records had this outcome."""
        return int(self.counts.get(name, 0))


class ImportBatch(models.Model):
    """Some records that were brought in together, in one transaction: what it made, so that it can be undone."""

    importing = models.ForeignKey(Import, models.CASCADE, related_name="batches")
    # What the desk's history calls it; empty where nothing was written.
    change_set = models.ForeignKey(ChangeSet, models.SET_NULL, null=True, related_name="+")
    # By label of model, the keys of the rows that it added, as pairs of a first and a last.
    made: "models.JSONField[Any, Any]" = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"a batch of {self.importing}"


class UploadedPiece(models.Model):
    """A piece of a file that was uploaded and waits to be read, where any worker finds it."""

    importing = models.ForeignKey(Import, models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["importing", "number"],
                name="importing_uploadedpiece_once",
                violation_error_message="This piece of the file is here already.",
            ),
        ]

    def __str__(self) -> str:
        return f"piece {self.number} of {self.importing}"
