"""The models of claimants, and of their other names and addresses."""

from typing import ClassVar

from django.db import models

from claims.vocabulary import ClaimantKind
from factcheck.fields import LineField, ProseField, WikidataField, known, unique_where_filled
from factcheck.images.models import Picture
from factcheck.slugs import Slugged
from sources.addresses import AddressField


class Claimant(Slugged):
    """A person, government, ministry, organisation or outlet that speaks."""

    record_kind: ClassVar[str] = "claimant"

    name = LineField(
        max_length=300, help_text="The name as readers know it, without office: “Nikol Pashinyan”, not “PM Pashinyan”."
    )
    kind = models.CharField(
        max_length=20,
        choices=ClaimantKind,
        help_text="Who speaks. A ministry that speaks in its own name is a ministry, not its minister.",
    )
    description = ProseField(
        max_length=2000,
        blank=True,
        help_text="One neutral sentence that tells this speaker from others: “Prime Minister of Armenia since 2018.”",
    )
    wikidata_id = WikidataField(help_text="The identifier on Wikidata, such as Q1065 for the United Nations.")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            known("kind", ClaimantKind.values),
            unique_where_filled("wikidata_id", "Another claimant has this Wikidata ID: use that claimant."),
        ]

    def __str__(self) -> str:
        return self.name


class Alias(models.Model):
    """Another name under which a claimant is known."""

    claimant = models.ForeignKey(Claimant, on_delete=models.CASCADE, related_name="aliases")
    name = LineField(max_length=300, help_text="Another spelling, script or short form: “Նիկոլ Փաշինյան”, “MFA”.")

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["claimant", "name"],
                name="claims_alias_once",
                violation_error_message="This claimant already has this other name: give each name once.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SameAs(models.Model):
    """A page elsewhere that is about the same claimant."""

    claimant = models.ForeignKey(Claimant, on_delete=models.CASCADE, related_name="same_as")
    url = AddressField(
        "address", help_text="A page about the same claimant: an encyclopaedia's, its own, or a verified account."
    )

    class Meta:
        ordering = ["url", "pk"]
        verbose_name = "same-as address"
        verbose_name_plural = "same-as addresses"
        constraints = [
            models.UniqueConstraint(
                fields=["claimant", "url"],
                name="claims_sameas_once",
                violation_error_message="This claimant already has this address: give each address once.",
            ),
        ]

    def __str__(self) -> str:
        return self.url


class Portrait(Picture):
    """What a claimant looks like; of a body, its seat or emblem."""

    claimant = models.OneToOneField(Claimant, on_delete=models.CASCADE, related_name="portrait")

    class Meta(Picture.Meta):
        pass
