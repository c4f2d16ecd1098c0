"""The models of what publishers, the labels that they rate with, and sources are called in other languages."""

from typing import Any

from django.db import models

from factcheck.fields import LineField
from factcheck.naming.models import InLanguage, once
from sources.models.publisher import Publisher
from sources.models.source import Source


class PublisherName(InLanguage):
    """What a publisher is called in another language."""

    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE, related_name="names")

    class Meta(InLanguage.Meta):
        verbose_name = "name in another language"
        verbose_name_plural = "names in other languages"
        constraints = [*InLanguage.Meta.constraints, once("publisher")]


class LabelName(InLanguage):
    """What a label that a publisher rates with is called in another language, wherever its reviews have it."""

    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE, related_name="label_names")
    label = LineField(max_length=100, help_text="The label letter by letter as its scale has it: “Mostly false”.")

    class Meta(InLanguage.Meta):
        verbose_name = "rating label in another language"
        verbose_name_plural = "rating labels in other languages"
        constraints = [*InLanguage.Meta.constraints, once("publisher", "label")]

    def __str__(self) -> str:
        return f"{self.label}, {self.language}: {self.name}"


class SourceName(InLanguage):
    """The title of a source in another language."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="names")
    # As long as titles are.
    name: Any = LineField("title", max_length=500, help_text="The title as texts in that language would give it.")

    class Meta(InLanguage.Meta):
        verbose_name = "title in another language"
        verbose_name_plural = "titles in other languages"
        constraints = [*InLanguage.Meta.constraints, once("source")]
