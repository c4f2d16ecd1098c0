"""Filters that show what became of a promise."""

from collections.abc import Sequence

from django import template

from claims.documents.promises import states_of
from factcheck.publishing.canonical import Document

register = template.Library()


@register.filter
def promise_states(claim: Document) -> Sequence[Document]:
    """The reviews that say whether a promise was kept, the latest day first."""
    return states_of(claim)
