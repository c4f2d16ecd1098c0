"""The sentence that names both sides of a claim: who says so, who agrees, who contests it and on what grounds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy, pgettext

from claims.pages.summary.setting import Part, Slots, name_and_role, names, shortened, without_full_stop
from claims.pages.summary.voices import Deed, Sides, Voice

NAMED: Final = 3
"""Claimants that a clause names before it counts the others."""
_CROWD, _FEW_DEEDS = 8, 2
"""Claimants of a claim, and things that they do to it, beyond which a clause names but one."""
_WITH_GROUNDS: Final = 2
"""Contesters whose grounds the sentence gives."""
_GROUNDS: Final = 160
_NAME: Final = 60
"""Characters of grounds; of a name in plain text."""
_MOST_FORMS: Final = 3
"""Verbs agree with one, two or more names; that twenty-one is counted like one in Russian is no matter of theirs."""

_CLAUSES: Final = {
    Deed.ASSERTS: ngettext_lazy("%(names)s says so", "%(names)s say so", "count"),
    Deed.ENDORSES: ngettext_lazy("%(names)s agrees", "%(names)s agree", "count"),
    Deed.UNSAID: ngettext_lazy(
        "%(names)s is reported to say so, but a review found otherwise",
        "%(names)s are reported to say so, but reviews found otherwise",
        "count",
    ),
    Deed.RELAYS: ngettext_lazy("%(names)s relays it", "%(names)s relay it", "count"),
    Deed.RETRACTS: ngettext_lazy("%(names)s took it back", "%(names)s took it back", "count"),
    Deed.DENIAL: ngettext_lazy("%(names)s denies it", "%(names)s deny it", "count"),
    Deed.COUNTER_CLAIM: ngettext_lazy("%(names)s says otherwise", "%(names)s say otherwise", "count"),
    Deed.CONTRARY_EVIDENCE: ngettext_lazy(
        "%(names)s brings contrary evidence", "%(names)s bring contrary evidence", "count"
    ),
    Deed.MISSING_CONTEXT: ngettext_lazy(
        "%(names)s says that context is missing", "%(names)s say that context is missing", "count"
    ),
    Deed.METHOD: ngettext_lazy("%(names)s challenges the method", "%(names)s challenge the method", "count"),
    Deed.CONTESTS: ngettext_lazy("%(names)s contests it", "%(names)s contest it", "count"),
    Deed.DENIES_HAVING_SAID: ngettext_lazy("%(names)s denies having said so", "%(names)s deny having said so", "count"),
    Deed.DENIES_THAT_IT_WAS_SAID: ngettext_lazy(
        "%(names)s denies that it was ever said", "%(names)s deny that it was ever said", "count"
    ),
    Deed.REPORTS_A_REBUTTAL: ngettext_lazy(
        "%(names)s reports that it is contested", "%(names)s report that it is contested", "count"
    ),
}


@dataclass(frozen=True)
class Lead:
    """A sentence in pieces: words of the site's, and names, roles and grounds set into them."""

    parts: Sequence[Part]

    def __str__(self) -> str:
        """As plain text, in which long names are cut."""
        return "".join(part.plain(_GROUNDS if part.kind == "grounds" else _NAME) for part in self.parts)


def lead_of(sides: Sides) -> Lead:
    """The sentence that names both sides."""
    slots, named = Slots(), 1 if _is_crowd(sides) else NAMED
    return sentence([*_saying(sides, slots, named), *_contesting(sides, slots, named)], slots)


def _is_crowd(sides: Sides) -> bool:
    voices = [*sides.says, *sides.contests, *sides.denies_saying, *sides.reports]
    return len(voices) > _CROWD and len({voice.deed for voice in voices}) > _FEW_DEEDS


def sentence(clauses: Sequence[str], slots: Slots) -> Lead:
    """Some clauses as one sentence, with its full stop unless its last words end by themselves."""
    joined = pgettext("between the clauses of a sentence", "; ").join(clauses)
    return Lead(_ended(slots.parts(joined)))


def _ended(parts: list[Part]) -> list[Part]:
    last = parts[-1].text
    # What is cut, asked or exclaimed ends by itself.
    return parts if last.endswith(("…", "?", "!", "؟")) else [*parts, Part(pgettext("end of a sentence", "."))]


def _saying(sides: Sides, slots: Slots, named: int) -> Iterator[str]:
    if not sides.says:
        yield _("Nobody is recorded as putting it forward")
    yield from _by_deed(sides.says, slots, named)
    yield from _by_deed(sides.denies_saying, slots, named)


def _contesting(sides: Sides, slots: Slots, named: int) -> Iterator[str]:
    told = [voice for voice in sides.contests if voice.grounds][:_WITH_GROUNDS]
    others = [voice for voice in sides.contests if voice not in told]
    yield from (_with_grounds(voice, slots) for voice in told)
    if len(sides.contests) == 1 and others and others[0].deed == Deed.DENIAL:
        yield _("%(names)s denies it and gives no grounds") % {"names": name_and_role(others[0], slots)}
    elif others:
        deeds = {voice.deed for voice in others}
        yield _clause(deeds.pop() if len(deeds) == 1 else Deed.CONTESTS, others, slots, named)
    yield from _by_deed(sides.reports, slots, named)
    if not (sides.contests or sides.reports):
        yield _("nobody is recorded as contesting it")


def _by_deed(voices: Iterable[Voice], slots: Slots, named: int) -> Iterator[str]:
    for deed, found in groupby(voices, lambda voice: voice.deed):
        yield _clause(deed, list(found), slots, named)


def _clause(deed: Deed, voices: Sequence[Voice], slots: Slots, most: int = NAMED) -> str:
    pattern: Any = _CLAUSES[deed]
    named = name_and_role(voices[0], slots) if len(voices) == 1 else names(voices, slots, most)
    return str(pattern % {"count": min(len(voices), _MOST_FORMS), "names": named})


def _with_grounds(voice: Voice, slots: Slots) -> str:
    clause = _clause(voice.deed, [voice], slots)
    grounds = without_full_stop(shortened(voice.grounds, _GROUNDS))
    held = slots.hold(Part(grounds, "grounds", voice))
    return pgettext("what somebody does, and on what grounds", "%(clause)s: %(grounds)s") % {
        "clause": clause,
        "grounds": held,
    }
