"""The model of topics."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from factcheck.circles import row_leads_back
from factcheck.fields import FieldCheck, LineField, ProseField, WikidataField, unique_where_filled
from factcheck.slugs import Slugged


class Topic(Slugged):
    """The event or subject that claims are about."""

    record_kind: ClassVar[str] = "topic"

    name = LineField(
        max_length=300, help_text="The event or subject in neutral words: “Exodus from Nagorno-Karabakh, 2023”."
    )
    description = ProseField(
        max_length=5000, blank=True, help_text="What it is about and when, in a few neutral sentences."
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        help_text="The wider topic that this one is part of, if there is one.",
    )
    wikidata_id = WikidataField(help_text="The identifier on Wikidata, such as Q362 for the Second World War.")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            FieldCheck(
                field="parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="claims_topic_not_itself",
                violation_error_message="A topic can't be part of itself: choose a wider topic, or none.",
            ),
            unique_where_filled("wikidata_id", "Another topic has this Wikidata ID: use that topic."),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a parent that lies below this topic."""
        super().clean()
        if row_leads_back(self, "parent"):
            raise ValidationError({"parent": _("That topic is part of this one: choose another, or none.")})
