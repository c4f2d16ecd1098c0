"""Claims and claimants at the desk that may be the same as what is typed. A better matcher goes here."""

from claims.models import Alias, Claim, Claimant
from factcheck.desk.likeness import Match, alike, best, corpus

CLAIMS_ALIKE = 0.35
NAMES_ALIKE = 0.5


def similar_claims(text: str, *, exclude: Claim | None = None, limit: int = 5) -> list[Match]:
    """The claims most like the text, the likest first, drafts included. For editors only."""
    without = exclude.pk if exclude else None
    scores = best(alike(corpus(Claim, "text"), text), at_least=CLAIMS_ALIKE, limit=limit, without=without)
    found = Claim.objects.in_bulk(scores)
    return [Match(found[key], score) for key, score in scores.items() if key in found]


def similar_claimants(name: str, *, exclude: Claimant | None = None, limit: int = 5) -> list[Match]:
    """The claimants with a name most like this one, aliases included. For editors only."""
    without = exclude.pk if exclude else None
    scores = alike(corpus(Claimant, "name"), name)
    aliases = alike(corpus(Alias, "name"), name)
    for key, claimant in Alias.objects.filter(pk__in=aliases).values_list("pk", "claimant"):
        scores[claimant] = max(scores.get(claimant, 0.0), aliases[key])
    scores = best(scores, at_least=NAMES_ALIKE, limit=limit, without=without)
    found = Claimant.objects.in_bulk(scores)
    return [Match(found[key], score) for key, score in scores.items() if key in found]
