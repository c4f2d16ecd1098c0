"""All that a surface says of a claim where it has little room: feeds, cards, pictures, entries of lists, titles."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from claims.documents.promises import promise_state
from claims.pages.presenting import findings
from claims.pages.summary.findings import findings_words, kept_words
from claims.pages.summary.isolating import isolated
from claims.pages.summary.leads import Lead, lead_of
from claims.pages.summary.setting import Slots, names, shortened, without_full_stop
from claims.pages.summary.voices import STANDS_BY, Deed, Sides, Voice, sides_of
from claims.pages.summary.wordings import wording_of
from claims.vocabulary import Question
from factcheck.language.dates import day_words
from factcheck.language.once import once_a_page
from factcheck.language.wording import number_words
from factcheck.publishing.canonical import Document
from sources.pages.retractions import retracted_sources

_TITLE: Final = 300
_NOTE: Final = 200
"""Characters of a claim in a title, and of the note to a correction."""
_IN_TITLE: Final = 1
"""Claimants that a title names of each sort before it counts the others."""
_TITLE_NAME: Final = 60


@dataclass(frozen=True)
class Summary:
    """What a document or a list entry of a claim comes to."""

    claim: Document
    sides: Sides
    lead: Lead
    # What reviews found on each of the two questions: label, publisher and the path of the review.
    so: Sequence[Document]
    said: Sequence[Document]
    # The sources it rests on that were taken back, and its latest correction.
    retracted: Sequence[Document]
    correction: Document | None

    @property
    def found(self) -> Sequence[str]:
        """What reviews found on each question, in their publishers' words, a sentence each."""
        said, so = findings_words(Question.DID_THEY_SAY_IT, self.said), findings_words(Question.IS_IT_SO, self.so)
        return [*said, *(so or self.kept or [self._unfound]), *(self.kept if so else [])]

    @property
    def kept(self) -> Sequence[str]:
        """What reviews found of a promise, as a sentence; none where none says so."""
        words = kept_words(promise_state(self.claim))
        return [words] if words else []

    @property
    def _unfound(self) -> str:
        return _("No rating yet.") if self.claim["reviews"] else _("No review yet.")

    @property
    def notices(self) -> Sequence[str]:
        """That sources were taken back, and what was corrected last, a sentence each."""
        return [*self._retraction, *self._correction]

    @property
    def _retraction(self) -> Sequence[str]:
        if not self.retracted:
            return []
        count = len(self.retracted)
        taken_back = ngettext(
            "%(number)s source that it rests on was retracted by its publisher.",
            "%(number)s sources that it rests on were retracted by their publishers.",
            count,
        )
        return [taken_back % {"number": number_words(str(count))}]

    @property
    def _correction(self) -> Sequence[str]:
        if not self.correction:
            return []
        note = isolated(shortened(self.correction["note"], _NOTE))
        return [_("Corrected %(day)s: %(note)s") % {"day": day_words(self.correction["time"]), "note": note}]

    @property
    def note(self) -> str:
        """What was taken back, what reviews found and what was corrected, for where the last words may be cut."""
        return " ".join([*self._retraction, *self.found, *self._correction])

    @property
    def sentences(self) -> Sequence[str]:
        """All of it in the order of reading: what was taken back or corrected, who says what, what reviews found."""
        return [*self.notices, str(self.lead), *self.found]

    @property
    def text(self) -> str:
        """All of it as one plain text."""
        return " ".join(self.sentences)

    @cached_property
    def title(self) -> str:
        """The claim as one, with who says so and who contests it: never bare, as though the site asserted it."""
        wording = wording_of(self.claim)
        claim = shortened(wording.text, _TITLE)
        by_machine = [_("machine translation")] if wording.is_by_machine else []
        who = pgettext("between the clauses of a sentence", "; ").join([*by_machine, *self._who])
        if not who:
            return _("Claim: %(claim)s") % {"claim": isolated(claim)}
        # Translators: "Claim: People left by choice (said by A and 2 others; contested by B)".
        return _("Claim: %(claim)s (%(who)s)") % {"claim": isolated(without_full_stop(claim)), "who": who}

    @property
    def _who(self) -> Sequence[str]:
        says = [voice for voice in self.sides.says if voice.deed in STANDS_BY]
        named = (
            (_("said by %(names)s"), says),
            (_("attributed to %(names)s"), [] if says else self._doing(Deed.UNSAID)),
            (_("relayed by %(names)s"), [] if says else self._doing(Deed.RELAYS)),
            (_("taken back by %(names)s"), self._doing(Deed.RETRACTS)),
            (_("contested by %(names)s"), self.sides.contests),
        )
        return [pattern % {"names": _named(voices)} for pattern, voices in named if voices]

    def _doing(self, deed: Deed) -> Sequence[Voice]:
        return [voice for voice in self.sides.says if voice.deed == deed]


def claim_title(claim: Document) -> str:
    """The title of a claim's document, of its list entry, or of a mere reference to it; nothing for a withdrawn one."""
    if "text" in claim:
        return summary_of(claim).title
    return _("Claim: %(claim)s") % {"claim": isolated(claim["name"])} if "name" in claim else ""


@once_a_page
def summary_of(claim: Document) -> Summary:
    """What a claim comes to, for a document or a list entry."""
    sides = sides_of(claim)
    corrections = claim.get("corrections") or [None]
    return Summary(
        claim=claim,
        sides=sides,
        lead=lead_of(sides),
        so=findings(claim, Question.IS_IT_SO),
        said=findings(claim, Question.DID_THEY_SAY_IT),
        retracted=claim["retracted"] if "retracted" in claim else retracted_sources(claim),
        correction=corrections[0],
    )


def _named(voices: Sequence[Voice]) -> str:
    slots = Slots()
    parts = slots.parts(names(voices, slots, _IN_TITLE))
    return "".join(part.plain(_TITLE_NAME) for part in parts)
