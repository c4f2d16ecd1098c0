"""What merging does to claims and claimants besides moving what points at them."""

from claims.models import Alias, Claim, Claimant
from factcheck.merging.journal import Journal
from factcheck.merging.mergeable import Mergeable, nothing_more


def keep_name(loser: Claimant, winner: Claimant, journal: Journal) -> None:
    """Let the winner be found under the loser's name too."""
    known = {winner.name, *winner.aliases.values_list("name", flat=True), *loser.aliases.values_list("name", flat=True)}
    if loser.name not in known:
        journal.add(Alias(claimant=winner, name=loser.name))


CLAIM = Mergeable(model=Claim, absorb=nothing_more)
CLAIMANT = Mergeable(model=Claimant, absorb=keep_name)
