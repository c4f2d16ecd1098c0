"""The models of what claimants, their roles and topics are called in other languages."""

from django.db import models

from claims.models.claimant import Claimant
from claims.models.topic import Topic
from factcheck.fields import LineField, ProseField
from factcheck.naming.models import InLanguage, once


class ClaimantName(InLanguage):
    """What a claimant is called in another language, and how it is described in it."""

    claimant = models.ForeignKey(Claimant, on_delete=models.CASCADE, related_name="names")
    description = ProseField(max_length=2000, blank=True, help_text="Its description in that language.")

    class Meta(InLanguage.Meta):
        verbose_name = "name in another language"
        verbose_name_plural = "names in other languages"
        constraints = [*InLanguage.Meta.constraints, once("claimant")]


class RoleName(InLanguage):
    """What a role of a claimant is called in another language, wherever a record gives them that role."""

    claimant = models.ForeignKey(Claimant, on_delete=models.CASCADE, related_name="role_names")
    role = LineField(
        max_length=300, help_text="The role letter by letter as affiliations or claims have it: “prime minister”."
    )

    class Meta(InLanguage.Meta):
        verbose_name = "role in another language"
        verbose_name_plural = "roles in other languages"
        constraints = [*InLanguage.Meta.constraints, once("claimant", "role")]

    def __str__(self) -> str:
        return f"{self.role}, {self.language}: {self.name}"


class TopicName(InLanguage):
    """What a topic is called in another language, and how it is described in it."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="names")
    description = ProseField(max_length=5000, blank=True, help_text="Its description in that language.")

    class Meta(InLanguage.Meta):
        verbose_name = "name in another language"
        verbose_name_plural = "names in other languages"
        constraints = [*InLanguage.Meta.constraints, once("topic")]
