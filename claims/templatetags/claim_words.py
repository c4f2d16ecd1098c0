"""Filters that show claims to readers."""

from typing import Any

from django import template

from claims.documents.said import denials_of
from claims.pages import presenting, provenance
from claims.pages.disputes.facing import dispute_of
from claims.pages.summary.reviews import review_text
from claims.pages.summary.summaries import summary_of
from claims.pages.words import VALUES
from claims.vocabulary import Question
from factcheck.language import wording

register = template.Library()

register.filter("summary", summary_of)
register.filter("dispute", dispute_of)
register.filter("review_text", review_text)
register.filter("standing", presenting.standing)
register.filter("by_bearing", presenting.by_bearing)
register.filter("by_relation", presenting.by_relation)
register.filter("attribution_of", presenting.attribution_of)
register.filter("known_through", presenting.known_through)
register.filter("denials_of", denials_of)
register.filter("taken_back", presenting.taken_back)
register.filter("relays_last", presenting.relays_last)
register.filter("words_of", presenting.words_of)
register.filter("quantity", wording.quantity_words)


@register.filter
def summary_text(claim: dict[str, Any]) -> str:
    """All that a surface with little room says of a claim, as plain text."""
    return summary_of(claim).text


@register.filter
def claim_word(value: str, field: str) -> str:
    """The words for a value of a field, such as `legal characterisation`."""
    return str(VALUES.get(field, {}).get(value) or value)


@register.filter
def found_so(claim: dict[str, Any]) -> list[dict[str, Any]]:
    """The ratings of whether a claim is so."""
    return presenting.findings(claim, Question.IS_IT_SO)


@register.filter
def found_said(claim: dict[str, Any]) -> list[dict[str, Any]]:
    """The ratings of whether someone put a claim forward."""
    return presenting.findings(claim, Question.DID_THEY_SAY_IT)


@register.simple_tag
def goes_further(pointing: list[dict[str, Any]], claim: dict[str, Any], claimant_id: str) -> list[dict[str, Any]]:
    """The claims, of those that point to a claim, by which someone goes further than it."""
    return presenting.goes_further(pointing or [], claim, claimant_id)


@register.simple_tag
def how_we_know(claim: dict[str, Any], beyond: dict[str, dict[str, Any]]) -> provenance.Provenance:
    """Through whom and from where; `beyond` may be missing, as in a preview."""
    return provenance.provenance(claim, beyond or {})


@register.filter
def in_turn(standings: dict[str, dict[str, Any]], claim_id: str) -> str:
    """How many contest another claim, where it is among these."""
    other = standings and standings.get(claim_id)
    return presenting.standing_in_turn(other) if other else ""
