"""The model of policies."""

from typing import ClassVar, Final

from django.db import models

from factcheck.fields import LineField, ProseField, known
from factcheck.languages import LanguageField
from factcheck.policies.vocabulary import Subject
from factcheck.slugs import Slugged

MAX_BODY: Final = 50_000


class Policy(Slugged):
    """What the site says of itself on one subject, in one language."""

    record_kind: ClassVar[str] = "policy"
    slug_from: ClassVar[str] = "title"

    subject = models.CharField(
        max_length=20, choices=Subject, help_text="It decides the address: /methodology/, /contact/ and so on."
    )
    language = LanguageField(
        help_text="The language that it is written in, as a tag: en, fr, hy. Readers get their own, or else English."
    )
    title = LineField(max_length=200, help_text="The heading of the page.")
    body = ProseField(
        max_length=MAX_BODY,
        help_text="Markdown: ## for headings, which readers can link to; [words](/standards/) for links.",
    )

    class Meta:
        ordering = ["subject", "language", "pk"]
        verbose_name_plural = "policies"
        constraints = [
            known("subject", Subject.values),
            models.UniqueConstraint(
                fields=["subject", "language"],
                name="policies_policy_language_unique",
                violation_error_message="There is a policy on this subject in this language: change that one.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
