"""The words of imports. Imports no model."""

from typing import Final

from django.db import models

OURS: Final = "feed or dump of a site like this"
"""What the format of an import is called that restored records under their own ids."""


class Stage(models.TextChoices):
    """How far an import has come; each stage is done in batches, and resumed where it stopped."""

    WAITING = "waiting", "waits to be started"
    READING = "reading", "records are read into drafts"
    RATING = "rating", "ratings are put on their publishers' scales"
    COMPARING = "comparing", "what is new is compared with what was there"
    PUBLISHING = "publishing", "drafts are published"
    DONE = "done", "done"
    FAILED = "failed", "stopped by a fault"
    UNDONE = "undone", "undone"


RUNNING: Final = (Stage.READING, Stage.RATING, Stage.COMPARING, Stage.PUBLISHING)
"""The stages in which there is something left to do."""


class Outcome(models.TextChoices):
    """What became of one record of an archive."""

    MADE = "made", "a claim was made of it"
    JOINED = "joined", "added to a claim that was there"
    UPDATED = "updated", "its drafts were brought up to date"
    DIFFERS = "differs", "it differs from what editors wrote or published: nothing was changed"
    REFUSED = "refused", "refused"


class Decision(models.TextChoices):
    """What an editor found of two records that may be one."""

    OPEN = "open", "to be decided"
    SAME = "same", "the same"
    DIFFERENT = "different", "two different ones"
