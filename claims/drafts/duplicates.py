"""Claims and claimants at the desk that may be the same as what is typed."""

from typing import Final

from claims.models import Alias, Claim, Claimant, ClaimantName
from factcheck.desk.checking.asking import having, other_than, owners_having
from factcheck.desk.likeness import MAX_TEXT, Match, alike, alike_by_owner, best, corpus, likest
from factcheck.matching import POSSIBLE, Asked, match, rank
from factcheck.publishing.reading.matched import Matched

NAMES_ALIKE: Final = 0.5
_ALIKE: Final = 0.35
"""From which likeness on the words alone tell: several drafts that say the same share the probability between them."""
_RANKED: Final = 40
"""How many drafts that share words are put in order."""


def claims_alike(text: str, *, exclude: Claim | None = None, limit: int = 5) -> list[Match]:
    """The claims that the text probably repeats, the most probable first, drafts included. For editors only."""
    asked = text[:MAX_TEXT].replace("\0", " ")
    scores = _drafts(asked)
    for key, score in _public(asked, limit + 1).items():
        scores[key] = max(scores.get(key, 0.0), score)
    chosen = best(scores, at_least=POSSIBLE, limit=limit, without=exclude.pk if exclude else None)
    found = Claim.objects.in_bulk(chosen)
    return [Match(found[key], score) for key, score in chosen.items() if key in found]


def similar_claimants(name: str, *, exclude: Claimant | None = None, limit: int = 5) -> list[Match]:
    """The claimants with a name most like this one, aliases and other languages included. For editors only."""
    without = exclude.pk if exclude else None
    others = (alike_by_owner(model, "claimant", name) for model in (Alias, ClaimantName))
    scores = likest(alike(corpus(Claimant, "name"), name), *others)
    scores = best(scores, at_least=NAMES_ALIKE, limit=limit, without=without)
    found = Claimant.objects.in_bulk(scores)
    return [Match(found[key], score) for key, score in scores.items() if key in found]


def claim_saying(text: str, exclude: Claim | None = None) -> Claim | None:
    """The claim of just these words, other than the one given. For editors only."""
    return other_than(having(Claim, "text", text), exclude)


def claimant_called(name: str, exclude: Claimant | None = None) -> Claimant | None:
    """The claimant of just this name, alias or name in another language, other than the one given. For editors only."""
    others = (each for model in (Alias, ClaimantName) for each in owners_having(model, "claimant", name))
    return other_than([*having(Claimant, "name", name), *others], exclude)


def _drafts(text: str) -> dict[int, float]:
    """How probable it is of drafts that share words with the text that it repeats them, by key."""
    near = best(alike(corpus(Claim, "text"), text), at_least=0, limit=_RANKED, without=None)
    rows = Claim.objects.filter(pk__in=near).values_list("pk", "text", "language")
    entries = [(str(key), Matched(text=words, language=language)) for key, words, language in rows]
    ranked = rank(Asked(text), entries) if entries else []
    alone = {key: likeness for key, likeness in near.items() if likeness >= _ALIKE}
    return {int(key): max(score, alone.get(int(key), 0.0)) for key, score in ranked}


def _public(text: str, limit: int) -> dict[int, float]:
    found = {each.record.record_id: each.probability for each in match(text, limit=limit, at_least=POSSIBLE)}
    rows = Claim.objects.filter(public_id__in=found).values_list("pk", "public_id") if found else ()
    return {key: found[public_id] for key, public_id in rows}
