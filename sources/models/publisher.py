"""The model of publishers."""

from typing import ClassVar

from django.db import models

from factcheck.fields import LineField, WikidataField, known, unique_where_filled
from factcheck.slugs import Slugged
from sources.addresses import AddressField
from sources.countries import COUNTRIES, country_choices
from sources.vocabulary import PublisherKind


class Publisher(Slugged):
    """The outlet or institution that makes sources public."""

    record_kind: ClassVar[str] = "publisher"

    name = LineField(max_length=300, help_text="The name as readers know it: “Al Jazeera”, not the holding company.")
    kind = models.CharField(
        max_length=30, choices=PublisherKind, help_text="What sort of body it is; readers can filter by it."
    )
    country = models.CharField(
        max_length=2,
        blank=True,
        choices=country_choices,
        help_text="Where it is based. Leave it empty for a body of many countries, such as the United Nations.",
    )
    homepage = AddressField(blank=True, help_text="Its front page, such as https://www.aljazeera.com/.")
    wikidata_id = WikidataField(help_text="The identifier on Wikidata, such as Q9531 for the BBC.")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            known("kind", PublisherKind.values),
            known("country", ["", *COUNTRIES]),
            unique_where_filled("wikidata_id", "Another publisher has this Wikidata ID: use that publisher."),
        ]

    def __str__(self) -> str:
        return self.name
