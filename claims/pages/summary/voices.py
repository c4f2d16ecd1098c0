"""Who speaks of a claim, each once, and what they do to it. Reads documents and list entries only."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _

from claims.pages.presenting import after_a_name, does
from claims.vocabulary import Bucket, Question
from factcheck.publishing.canonical import Document

_FOUND_UNSAID: Final = {Bucket.FALSE, Bucket.MOSTLY_FALSE}


class Deed(StrEnum):
    """What somebody does to a claim. Those who say so come in this order."""

    ASSERTS = "asserts"
    ENDORSES = "endorses"
    # They are reported to say so, and a review found that they did not.
    UNSAID = "unsaid"
    RELAYS = "relays"
    RETRACTS = "retracts"
    DENIAL = "denial"
    COUNTER_CLAIM = "counter_claim"
    CONTRARY_EVIDENCE = "contrary_evidence"
    MISSING_CONTEXT = "missing_context"
    METHOD = "method"
    # By some of these means, or by one that an older list entry doesn't name.
    CONTESTS = "contests"
    DENIES_HAVING_SAID = "denies_having_said"
    DENIES_THAT_IT_WAS_SAID = "denies_that_it_was_said"
    REPORTS_A_REBUTTAL = "reports_a_rebuttal"


CONTESTING: Final = {
    *(Deed.DENIAL, Deed.COUNTER_CLAIM, Deed.CONTRARY_EVIDENCE, Deed.MISSING_CONTEXT, Deed.METHOD, Deed.CONTESTS)
}
"""What is done to the claim itself, for which grounds are asked."""
STANDS_BY: Final = {Deed.ASSERTS, Deed.ENDORSES}
"""What those do who put the claim forward."""
_ORDER: Final = list(Deed)
_WEIGHTS: Final = {Deed.UNSAID: 0, Deed.RELAYS: 1, Deed.ASSERTS: 2, Deed.ENDORSES: 2, Deed.RETRACTS: 3}
"""Which of the deeds of one claimant counts: to take back outweighs all."""
_SIGNS: Final = {Deed.UNSAID: "relays", Deed.REPORTS_A_REBUTTAL: "relay"}
_SAYING: Final = {Deed.ASSERTS, Deed.ENDORSES, Deed.RELAYS, Deed.RETRACTS}


@dataclass(frozen=True)
class Voice:
    """A claimant, and what they do to the claim."""

    # The reference to them.
    claimant: Document
    deed: Deed
    # The utterance that counts; of a list entry, what it tells of them.
    said: Document

    @property
    def name(self) -> str:
        """The claimant's name."""
        return str(self.claimant["name"])

    @property
    def role(self) -> str:
        """The role in which they spoke, as reported; may be empty."""
        return str(self.said.get("role", ""))

    @property
    def sign(self) -> str:
        """Which of the signs stands beside their name."""
        return _SIGNS.get(self.deed, str(self.deed) if self.deed in _SAYING else "contests")

    @property
    def anchor(self) -> str:
        """Where on the claim's page the utterance stands; nothing for a list entry."""
        found = self.said.get("id")
        return f"#{'a' if 'stance' in self.said else 'r'}-{found}" if found else ""

    @property
    def does(self) -> str:
        """The same in words: says so, agrees, denies it."""
        return after_a_name(_("Is reported to say so")) if self.deed == Deed.UNSAID else does(self.said)

    @property
    def words(self) -> str:
        """Their own words; nothing where none are on record, or where a review found that they are not theirs."""
        return "" if self.deed == Deed.UNSAID else str(self.said.get("quote", ""))

    @property
    def grounds(self) -> str:
        """Why they contest it, or else the claim that they put up instead; nothing where neither was given."""
        counter = self.said.get("counter_claim") or {"name": ""}
        return str(self.said.get("grounds") or counter["name"])


@dataclass(frozen=True)
class Sides:
    """All who speak of a claim, by what they do to it."""

    # Those who assert it first, then who agrees, is reported to, passes it on, took it back.
    says: Sequence[Voice]
    contests: Sequence[Voice]
    # That it was said at all.
    denies_saying: Sequence[Voice]
    # Who only reports that another contests it.
    reports: Sequence[Voice]


def sides_of(claim: Document) -> Sides:
    """Who speaks of a claim, for a document or a list entry."""
    says = _says(claim)
    return Sides(
        says=sorted(says, key=lambda voice: _ORDER.index(voice.deed)),
        contests=_contests(claim),
        denies_saying=_denies_saying(claim),
        reports=_once(claim.get("relayed_rebuttals", ()), lambda _: Deed.REPORTS_A_REBUTTAL),
    )


def voice_of(said: Document, unsaid: Container[str]) -> Voice:
    """Who made an utterance of a claim, where a review found that those of these ids were never made."""
    aims = {"attribution": Deed.DENIES_THAT_IT_WAS_SAID, "relay": Deed.REPORTS_A_REBUTTAL}
    if "stance" in said:
        deed = Deed.UNSAID if said["id"] in unsaid else Deed(said["stance"])
    else:
        deed = aims.get(said.get("aim", "")) or _kind_of(said)
    return Voice(said["claimant"], deed, said)


def found_unsaid(claim: Document) -> set[str]:
    """The ids of the attributions of which a review found that they were never made, or hardly."""
    asked = (review for review in claim.get("reviews", ()) if review["question"] == Question.DID_THEY_SAY_IT)
    return {
        review["attribution"] for review in asked if review["rating"] and review["rating"]["bucket"] in _FOUND_UNSAID
    }


def _says(claim: Document) -> list[Voice]:
    if "claimants" in claim:
        return [_voice_of_entry(each, _stance_of) for each in claim["claimants"]]
    unsaid = found_unsaid(claim)
    found: dict[str, Voice] = {}
    for said in claim["attributions"]:
        voice = Voice(said["claimant"], Deed.UNSAID if said["id"] in unsaid else Deed(said["stance"]), said)
        before = found.setdefault(said["claimant"]["id"], voice)
        # The earliest counts where several weigh the same.
        if _WEIGHTS[voice.deed] > _WEIGHTS[before.deed]:
            found[said["claimant"]["id"]] = voice
    return list(found.values())


def _contests(claim: Document) -> list[Voice]:
    if "contested_by" in claim:
        return [_voice_of_entry(each, _kind_of) for each in claim["contested_by"]]
    # Of each claimant the first that gives grounds.
    with_grounds_first = sorted(claim["rebuttals"], key=lambda said: not said.get("grounds"))
    counted = {said["claimant"]["id"]: said for said in reversed(with_grounds_first)}
    order = dict.fromkeys(said["claimant"]["id"] for said in claim["rebuttals"])
    return [Voice(counted[id_]["claimant"], _kind_of(counted[id_]), counted[id_]) for id_ in order]


def _denies_saying(claim: Document) -> list[Voice]:
    speakers = {said["id"]: said["claimant"]["id"] for said in claim.get("attributions", ())}

    def deed(denial: Document) -> Deed:
        is_own = speakers.get(denial["answers"]) == denial["claimant"]["id"]
        return Deed.DENIES_HAVING_SAID if is_own else Deed.DENIES_THAT_IT_WAS_SAID

    return sorted(_once(claim.get("rebuttals_of_attributions", ()), deed), key=lambda voice: voice.deed)


def _once(utterances: Iterable[Document], deed: Callable[[Document], Deed]) -> list[Voice]:
    voices = [Voice(said["claimant"], deed(said), said) for said in utterances]
    return list({voice.claimant["id"]: voice for voice in reversed(voices)}.values())[::-1]


def _voice_of_entry(each: Document, deed: Callable[[Document], Deed]) -> Voice:
    return Voice(each, deed(each), {name: value for name, value in each.items() if name != "id"})


def _stance_of(each: Document) -> Deed:
    return Deed.UNSAID if each.get("found_unsaid") else Deed(each["stance"])


def _kind_of(said: Document) -> Deed:
    # Entries of before don't name it.
    return Deed(said.get("kind", Deed.CONTESTS))
