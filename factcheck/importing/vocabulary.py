"""The words of imports. Imports no model."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

OURS: Final = "feed or dump of a site like this"
"""What the format of an import is called that restored records under their own ids."""


class Stage(models.TextChoices):
    """How far an import has come; each stage is done in batches, and resumed where it stopped."""

    WAITING = "waiting", _("waits to be started")
    READING = "reading", _("records are read into drafts")
    RATING = "rating", _("ratings are put on their publishers' scales")
    COMPARING = "comparing", _("what is new is compared with what was there")
    PUBLISHING = "publishing", _("drafts are published")
    DONE = "done", _("done")
    FAILED = "failed", _("stopped by a fault")
    UNDONE = "undone", _("undone")


RUNNING: Final = (Stage.READING, Stage.RATING, Stage.COMPARING, Stage.PUBLISHING)
"""The stages in which there is something left to do."""


class Outcome(models.TextChoices):
    """What became of one record of an archive."""

    MADE = "made", _("a claim was made of it")
    JOINED = "joined", _("added to a claim that was there")
    UPDATED = "updated", _("its drafts were brought up to date")
    DIFFERS = "differs", _("it differs from what editors wrote or published: nothing was changed")
    REFUSED = "refused", _("refused")


class Decision(models.TextChoices):
    """What an editor found of two records that may be one."""

    OPEN = "open", _("to be decided")
    SAME = "same", _("the same")
    DIFFERENT = "different", _("two different ones")
