"""The bases of what has a public id and of what can be published."""

from typing import ClassVar

from django.db import models

from factcheck.publishing.identity import LENGTH, new_public_id


def version_field() -> "models.PositiveIntegerField[int, int]":
    """The version of something with a page of its own at the desk, which two editors may have open at once.

    Triggers raise it with every write of the row or of its parts; what is saved here is overruled.
    """
    return models.PositiveIntegerField(default=1, db_default=1, editable=False)


class Identified(models.Model):
    """Something that has a public address of its own, or a place inside a public document."""

    public_id = models.CharField("public id", max_length=LENGTH, unique=True, editable=False, default=new_public_id)
    version = version_field()

    class Meta:
        abstract = True


class Publishable(Identified):
    """A record that becomes public by `publish`; its row here is the draft, which readers never see."""

    # The name under which its kind is registered; also the singular that editors read.
    record_kind: ClassVar[str]

    created_at = models.DateTimeField("created", auto_now_add=True)
    updated_at = models.DateTimeField("draft saved", auto_now=True)

    class Meta:
        abstract = True
