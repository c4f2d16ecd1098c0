"""Promises in documents of claims: by when, and what reviews found on which day. Reads documents only."""

from collections.abc import Sequence
from typing import Any

from rest_framework import serializers

from claims.vocabulary import UNCHECKED_PROMISE
from factcheck.dates import span
from factcheck.publishing.canonical import Document
from factcheck.publishing.serializers import PartialDateField


class PromiseSerializer(serializers.Serializer[Any]):
    """By when a promise is to be kept."""

    due_on = PartialDateField("due_on", help_text="By when, as its speaker says. Null where that isn't known.")
    open_ended = serializers.BooleanField(help_text="Whether its speaker said no day.")


def states_of(claim: Document) -> Sequence[Document]:
    """The reviews that say whether a promise was kept, the latest day first."""
    said = [review for review in claim["reviews"] if review.get("promise_state")]
    # Of two of one day, the one that was made last comes first in documents.
    return sorted(said, key=lambda review: str(span([review["reviewed_on"]])[1] or ""), reverse=True)


def state_of(claim: Document) -> str:
    """What the latest review found of a promise; that nobody has looked, where none says so."""
    return next((str(review["promise_state"]) for review in states_of(claim)), UNCHECKED_PROMISE[0])


def promise_state(told: Document) -> str:
    """What holds of the claim of a document or of a list entry, which has it ready; empty of what is no promise."""
    if "promise" not in told:
        return ""
    return str(told["promise"].get("state") or state_of(told))
