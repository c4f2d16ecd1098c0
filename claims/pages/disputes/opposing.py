"""Sentences that say who stands against whom: on a topic, and around one claimant. Read documents only."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.pages.summary.leads import NAMED, Lead, sentence
from claims.pages.summary.setting import Part, Slots, names, shortened, without_full_stop
from claims.pages.summary.voices import STANDS_BY, Deed, Voice, sides_of
from claims.pages.summary.wordings import wording_of
from factcheck.language.wording import number_words
from factcheck.publishing.canonical import Document

_OPPOSITIONS: Final = 3
"""Oppositions that the sentence of a topic names."""
_CLAIM: Final = 160
_MOST_FORMS: Final = 3
"""Verbs agree with one, two or more names."""


def lead_of_topic(claims: Iterable[Document]) -> Lead | None:
    """Who is contested by whom, over all claims of a topic; None where nobody is."""
    slots = Slots()
    clauses = [
        ngettext("%(names)s is contested by %(others)s", "%(names)s are contested by %(others)s", _forms(says))
        % {"names": names(says, slots, NAMED), "others": names(contests, slots, NAMED)}
        for says, contests in _oppositions(claims)[:_OPPOSITIONS]
    ]
    return sentence(clauses, slots) if clauses else None


@dataclass
class Standing:
    """Where a claimant stands, by all claims that they speak of: each claimant once, as they were met first."""

    says: list[Document] = field(default_factory=list)
    contests: list[Document] = field(default_factory=list)
    # Who contests what they say, who says so too, and whom they contest.
    contested_by: dict[str, Voice] = field(default_factory=dict)
    joined_by: dict[str, Voice] = field(default_factory=dict)
    opposes: dict[str, Voice] = field(default_factory=dict)


def standing_of(claims: Iterable[Document], ids: Sequence[str]) -> Standing:
    """Where those with these ids, a claimant and then its parts, stand to all others who speak of these claims.

    The claims of which the claimant itself speaks come first.
    """
    standing = Standing()
    for claim in sorted(claims, key=lambda claim: ids[0] not in _speakers(claim)):
        sides = sides_of(claim)
        says = [voice for voice in sides.says if voice.deed in STANDS_BY]
        _add(standing, claim, says, sides.contests, ids)
    return standing


def lead_of_claimant(standing: Standing, parts: Sequence[Document]) -> Lead:
    """What they say, who contests that, who says so too, and whom they contest; then which of its parts speak."""
    slots = Slots()
    clauses = [*_says(standing, slots), *_others(standing, slots)]
    if parts:
        speaking = [Voice(part, Deed.ASSERTS, {}) for part in parts]
        clauses.append(_("speaks also through %(names)s") % {"names": names(speaking, slots, NAMED)})
    return sentence(clauses, slots)


def _oppositions(claims: Iterable[Document]) -> list[tuple[list[Voice], list[Voice]]]:
    """Those who put something forward, with those who contest it; the same contesters stand once."""
    says: dict[tuple[str, ...], dict[str, Voice]] = {}
    contests: dict[tuple[str, ...], list[Voice]] = {}
    for claim in claims:
        sides = sides_of(claim)
        stand_by = {voice.claimant["id"]: _bare(voice) for voice in sides.says if voice.deed in STANDS_BY}
        if stand_by and sides.contests:
            key = tuple(sorted(voice.claimant["id"] for voice in sides.contests))
            contests.setdefault(key, [_bare(voice) for voice in sides.contests])
            says[key] = says.get(key, {}) | stand_by
    return [(list(says[key].values()), contests[key]) for key in contests]


def _bare(voice: Voice) -> Voice:
    """Without the utterance: their name leads to who they are, not to one of their words."""
    return Voice(voice.claimant, voice.deed, {})


def _add(
    standing: Standing, claim: Document, says: Sequence[Voice], contests: Sequence[Voice], ids: Collection[str]
) -> None:
    if _any_of(says, ids):
        standing.says.append(claim)
        _meet(standing.contested_by, contests, ids)
        _meet(standing.joined_by, says, ids)
    if _any_of(contests, ids):
        standing.contests.append(claim)
        _meet(standing.opposes, says, ids)


def _speakers(claim: Document) -> set[str]:
    return {said["claimant"]["id"] for said in (*claim["attributions"], *claim["rebuttals"])}


def _any_of(voices: Iterable[Voice], ids: Collection[str]) -> bool:
    return any(voice.claimant["id"] in ids for voice in voices)


def _meet(known: dict[str, Voice], voices: Iterable[Voice], ids: Collection[str]) -> None:
    for voice in voices:
        if voice.claimant["id"] not in ids:
            known.setdefault(voice.claimant["id"], _bare(voice))


def _says(standing: Standing, slots: Slots) -> Iterator[str]:
    if standing.says:
        yield _("Says: %(claim)s") % {"claim": _claims(standing.says, slots)}
    elif standing.contests:
        yield _("Contests: %(claim)s") % {"claim": _claims(standing.contests, slots)}
    else:
        yield _("Nothing that they say or contest is recorded")


def _others(standing: Standing, slots: Slots) -> Iterator[str]:
    patterns = (
        (_("contested by %(names)s"), standing.contested_by),
        (_("joined by %(names)s"), standing.joined_by),
        (_("contests what is said by %(names)s"), standing.opposes),
    )
    for pattern, voices in patterns:
        if voices:
            yield pattern % {"names": names(list(voices.values()), slots, NAMED)}


def _claims(claims: Sequence[Document], slots: Slots) -> str:
    """The first of some claims, and how many more there are."""
    held = slots.hold(Part(without_full_stop(shortened(wording_of(claims[0]).text, _CLAIM)), "claim"))
    others = len(claims) - 1
    if not others:
        return held
    words = ngettext("%(claim)s (and %(number)s other claim)", "%(claim)s (and %(number)s other claims)", others)
    return words % {"claim": held, "number": number_words(str(others))}


def _forms(voices: Sequence[Voice]) -> int:
    return min(len(voices), _MOST_FORMS)
