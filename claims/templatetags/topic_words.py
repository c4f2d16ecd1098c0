"""Filters that show readers who says what."""

from collections.abc import Sequence
from typing import Any, Final

from django import template
from django.utils.translation import gettext_lazy, pgettext_lazy

from claims.pages.matrix import Position
from claims.pages.presenting import after_a_name
from claims.pages.timeline import Timeline, timeline_of

register = template.Library()

_WORDS: Final = {
    Position.ASSERTS: pgettext_lazy("of a claimant", "says so"),
    Position.ENDORSES: pgettext_lazy("of a claimant", "agrees"),
    Position.RELAYS: pgettext_lazy("of a claimant", "relays it"),
    Position.UNSAID: gettext_lazy("Is reported to say so"),
    Position.WENT_FURTHER: pgettext_lazy("of a claimant", "goes further"),
    Position.CONTESTS: pgettext_lazy("of a claimant", "contests it"),
    Position.TOOK_BACK: pgettext_lazy("of a claimant", "took it back"),
}


@register.filter
def timeline(topic: dict[str, Any], claims: Sequence[dict[str, Any]] | None) -> Timeline:
    """What happened in the course of a topic, and what was said of these claims."""
    return timeline_of(topic.get("events", ()), claims or ())


@register.filter
def position_words(position: Position) -> str:
    """What a claimant did with a claim."""
    return after_a_name(str(_WORDS[position]))
