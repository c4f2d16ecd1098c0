"""What pages make of a claim's document: counts in words, groups, chains. Reads documents only."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy, pgettext

from claims.documents.said import utterances
from claims.vocabulary import Bearing, Question, RebuttalAim, RebuttalKind, Relation, Stance
from factcheck.language.wording import number_words, shortened
from factcheck.publishing.canonical import Document

# By weight of the stance.
_COUNTED: Final = {
    1: ngettext_lazy("%(number)s puts it forward", "%(number)s put it forward", "count"),
    0: ngettext_lazy("%(number)s relays it", "%(number)s relay it", "count"),
    2: ngettext_lazy("%(number)s took it back", "%(number)s took it back", "count"),
}
_CONTESTED: Final = ngettext_lazy("%(number)s contests it", "%(number)s contest it", "count")
_DOES: Final = {
    Stance.ASSERTS: gettext_lazy("Says so"),
    Stance.ENDORSES: gettext_lazy("Agrees"),
    Stance.RELAYS: gettext_lazy("Relays it"),
    Stance.RETRACTS: gettext_lazy("Took it back"),
    RebuttalKind.DENIAL: gettext_lazy("Denies it"),
    RebuttalKind.COUNTER_CLAIM: gettext_lazy("Puts up a counter-claim"),
    RebuttalKind.CONTRARY_EVIDENCE: gettext_lazy("Brings contrary evidence"),
    RebuttalKind.MISSING_CONTEXT: gettext_lazy("Says that context is missing"),
    RebuttalKind.METHOD: gettext_lazy("Challenges the method"),
    RebuttalAim.ATTRIBUTION: gettext_lazy("Says that this was never said"),
    RebuttalAim.RELAY: gettext_lazy("Only reports that another contests it"),
}
_BEARINGS: Final = {
    Bearing.SUPPORTS: gettext_lazy("For the claim"),
    Bearing.REFUTES: gettext_lazy("Against the claim"),
    Bearing.CONTEXT: gettext_lazy("Context"),
}
_RELATIONS: Final = {
    Relation.CONTRADICTS: gettext_lazy("This claim contradicts"),
    Relation.SUPPORTS: gettext_lazy("This claim supports"),
    Relation.GOES_FURTHER: gettext_lazy("This claim goes further than"),
    Relation.NARROWER: gettext_lazy("This claim is narrower than"),
    Relation.UPDATES: gettext_lazy("This claim updates"),
    Relation.SAME_AS: gettext_lazy("This claim is the same as"),
}
_GLANCE: Final = 280
"""How many characters of a passage are read at a glance; all of it is a click away."""


@dataclass(frozen=True)
class Group:
    """Parts of a document under one heading."""

    heading: str
    name: str
    parts: Sequence[Document]


def standing(claim: Document) -> str:
    """How many claimants put a claim forward and how many contest it, for a document or a list entry.

    Each is counted once; whoever took the claim back is not counted among those who put it forward.
    """
    weights: dict[str, int] = {}
    for claimant_id, stance in _speakers(claim):
        weights[claimant_id] = max(Stance(stance).weight, weights.get(claimant_id, 0))
    counted = list(weights.values())
    does = [_counted(words, counted.count(weight)) for weight, words in _COUNTED.items() if weight in counted]
    contesters = len(_contesters(claim))
    if contesters:
        does = [*(does or [_("nobody is recorded as putting it forward")]), _counted(_CONTESTED, contesters)]
    return _sentence(does, disputed=bool(contesters))


def standing_in_turn(claim: Document) -> str:
    """How many contest a claim that is put up against another, for a document or a list entry."""
    contesters = len(_contesters(claim))
    if not contesters:
        return _("contested by nobody on record")
    words = ngettext("itself contested by %(number)s", "itself contested by %(number)s", contesters)
    return words % {"number": number_words(str(contesters))}


def _speakers(claim: Document) -> Iterator[tuple[str, str]]:
    if "claimants" in claim:
        yield from ((claimant["id"], claimant["stance"]) for claimant in claim["claimants"])
    else:
        yield from ((said["claimant"]["id"], said["stance"]) for said in claim["attributions"])


def _contesters(claim: Document) -> set[str]:
    if "contested_by" in claim:
        return {claimant["id"] for claimant in claim["contested_by"]}
    return set(claimants_of(claim["rebuttals"]))


def _counted(words: Any, count: int) -> str:
    return str(words % {"count": count, "number": number_words(str(count))})


def _sentence(does: Sequence[str], *, disputed: bool) -> str:
    comma = pgettext("between the parts of a list", ", ")
    listed = comma.join(does) or _("Nobody is recorded as putting it forward")
    if disputed:
        return _("Disputed: %(does)s.") % {"does": listed}
    return _("%(does)s; nobody is recorded as contesting it.") % {"does": listed}


def relays_last(attributions: Iterable[Document]) -> list[Document]:
    """The attributions by which claimants say so themselves, and after them those that only pass it on."""
    return sorted(attributions, key=lambda said: said["stance"] == Stance.RELAYS)


def does(utterance: Document) -> str:
    """What someone does to the claim, to stand after their name: agrees, denies it."""
    return after_a_name(str(_DOES[utterance.get("stance") or utterance.get("aim") or utterance["kind"]]))


def after_a_name(words: str) -> str:
    """These words as they go on after a name, where they begin with a capital by themselves."""
    return words[:1].lower() + words[1:]


def words_of(utterance: Document) -> Document | None:
    """The words to read first: the speaker's own, or else the source's, with their language; None if there are none."""
    if utterance["quote"]:
        return {"text": utterance["quote"], "language": utterance["language"], "own": True}
    passage = next((passage for passage in utterance["passages"] if passage["exact"]), None)
    if passage is None:
        return None
    exact = shortened(passage["exact"], _GLANCE)
    return {"text": exact, "language": passage["source"]["language"], "own": False}


def goes_further(pointing: Iterable[Document], claim: Document, claimant_id: str) -> list[Document]:
    """Those, of the claims pointing to one, that go further than it and that this claimant puts forward too."""
    further = (other for other in pointing if is_linked(other, Relation.GOES_FURTHER, claim["id"]))
    return [other for other in further if claimant_id in holders(other)]


def is_linked(claim: Document, relation: Relation, other_id: str) -> bool:
    """Whether a claim's document links it to another so."""
    return any(link["relation"] == relation and link["claim"]["id"] == other_id for link in claim["links"])


def holders(claim: Document) -> dict[str, Document]:
    """Those who put a claim forward and did not take it back, by id."""
    took_back = {said["claimant"]["id"] for said in claim["attributions"] if said["stance"] == Stance.RETRACTS}
    return {id_: claimant for id_, claimant in claimants_of(claim["attributions"]).items() if id_ not in took_back}


def claimants_of(utterances: Iterable[Document]) -> dict[str, Document]:
    """Those who spoke, by id, each once."""
    return {said["claimant"]["id"]: said["claimant"] for said in utterances}


def findings(claim: Document, question: Question) -> list[Document]:
    """What reviews of one question found, as list entries tell it; for a document or a list entry."""
    if "ratings" in claim:
        return asking(claim["ratings"], question)
    return [
        found_in(review) | {"review": review["url"]}
        for review in asking(claim["reviews"], question)
        if review["rating"]
    ]


def found_in(review: Document) -> Document:
    """What a review found and whose it is; and, of a label in the language of the page, where that is from."""
    labelled = review["rating"].get("labelled")
    found = {"label": review["rating"]["label"], "publisher": review["publisher"]["name"]}
    return found | ({"labelled": labelled} if labelled else {})


def asking(reviews: Iterable[Document], question: Question) -> list[Document]:
    """The reviews that ask this question."""
    return [review for review in reviews if review["question"] == question]


def by_bearing(evidence: Sequence[Document]) -> list[Group]:
    """A review's evidence: for the claim, against it, context; without empty groups."""
    groups = [
        Group(str(heading), str(bearing), [piece for piece in evidence if piece["bearing"] == bearing])
        for bearing, heading in _BEARINGS.items()
    ]
    return [group for group in groups if group.parts]


def by_relation(links: Sequence[Document]) -> list[Group]:
    """The claims that a claim links to, by how it stands to them."""
    groups = [
        Group(str(heading), str(relation), [link for link in links if link["relation"] == relation])
        for relation, heading in _RELATIONS.items()
    ]
    return [group for group in groups if group.parts]


def attribution_of(claim: Document, attribution_id: str | None) -> Document | None:
    """The attribution of that id, if the claim has it."""
    return next((said for said in claim["attributions"] if said["id"] == attribution_id), None)


def taken_back(claim: Document, attribution: Document) -> Document | None:
    """The attribution by which its claimant took back what this one puts forward, if there is one."""
    theirs = (said for said in claim["attributions"] if said["claimant"]["id"] == attribution["claimant"]["id"])
    retractions = (said for said in theirs if said["stance"] == Stance.RETRACTS)
    return None if attribution["stance"] == Stance.RETRACTS else next(retractions, None)


def known_through(claim: Document, said: Document) -> list[Document]:
    """The utterances through which alone this one is known, the nearest first."""
    by_id = {each["id"]: each for each in utterances(claim)}
    chain: list[Document] = []
    while (through := by_id.get(said.get("via"))) and through not in chain:
        chain.append(said := through)
    return chain
