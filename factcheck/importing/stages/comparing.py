"""What an import brought is compared with what is like it; what may be one is listed for an editor, never merged.

Claimants are compared with all others. Claims are compared with those that no part of the import is: that an archive
repeats itself is told by its texts alone.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Any, Final

from django.db.models import Q

from claims.drafts.duplicates import claims_alike
from claims.models import Alias, Claim, Claimant, ClaimantName
from factcheck.desk.likeness import Match, alike, corpus
from factcheck.importing.models import Import, UnsureMatch
from factcheck.importing.recording.texts import cut
from factcheck.importing.stages.doing import Done, Ranges, label, own_rows, within
from factcheck.importing.stages.near_names import NearNames

_BATCH: Final = 100
# All names are read for each batch of these.
_NAMES: Final = 5000
_MOST: Final = 3
_CLAIMS: Final = 10**15
"""Where in the count of positions claims begin; before that are claimants."""
_NAME: Final = 1000
_SHARES: Final = 0.35


def step(importing: Import) -> Done | None:
    """Compare some more of what was added; None when all is compared."""
    own = own_rows(importing)
    if importing.position < _CLAIMS:
        return _claimants(importing, own) or _claims(importing, own, 0)
    return _claims(importing, own, importing.position - _CLAIMS)


def _claimants(importing: Import, own: Ranges) -> Done | None:
    ranges = own.get(label(Claimant), ())
    added = Claimant.objects.filter(within(ranges), pk__gt=importing.position).order_by("pk")
    rows = list(added[:_NAMES])
    if not rows:
        return None
    others = (model.objects.order_by().values_list("claimant", "name") for model in (Alias, ClaimantName))
    known = NearNames([*Claimant.objects.order_by().values_list("pk", "name")])
    also = NearNames(chain.from_iterable(others))
    pairs = [(row, *found) for row in rows for found in _near(row, known, also) if _is_first(row.pk, found[0], ranges)]
    near = Claimant.objects.in_bulk({key for _, key, _ in pairs})
    found = [(row, Match(near[key], score)) for row, key, score in pairs if key in near]
    return Done(rows[-1].pk, len(rows), _list(importing, found))


def _near(row: Claimant, known: NearNames, also: NearNames) -> list[tuple[int, float]]:
    found: dict[int, float] = {}
    for key, score in (*known.near(row.pk, row.name), *also.near(row.pk, row.name)):
        found[key] = max(score, found.get(key, 0.0))
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]


def _is_first(row: int, other: int, ranges: Iterable[Any]) -> bool:
    """Of two that were both added, the later is listed beside the earlier, and not the other way round too."""
    return other < row or not _is_own(other, ranges)


def _claims(importing: Import, own: Ranges, after: int) -> Done | None:
    ranges = own.get(label(Claim), ())
    if not Claim.objects.exclude(within(ranges)).exists():
        return None
    rows = list(Claim.objects.filter(within(ranges), pk__gt=after).order_by("pk")[:_BATCH])
    if not rows:
        return None
    found = [(row, match) for row in rows for match in _alike(row, ranges) if not _is_own(match.record.pk, ranges)]
    return Done(_CLAIMS + rows[-1].pk, len(rows), _list(importing, found))


def _alike(row: Claim, own: Iterable[Any]) -> list[Match]:
    """The claims that this one probably repeats. Which share enough words is quick to tell, all else is not."""
    scores = alike(corpus(Claim, "text"), row.text)
    if any(score >= _SHARES and not _is_own(key, own) for key, score in scores.items()):
        return claims_alike(row.text, exclude=row, limit=_MOST)
    return []


def _is_own(key: int, ranges: Iterable[Any]) -> bool:
    return any(first <= key <= last for first, last in ranges)


def _list(importing: Import, found: Iterable[tuple[Any, Match]]) -> Counter[str]:
    """List pairs that are not listed yet, whichever was imported."""
    pairs = {(row.public_id, match.record.public_id): (row, match) for row, match in found}
    known: set[tuple[str, str]] = set()
    ids = {each for pair in pairs for each in pair}
    for pair in UnsureMatch.objects.filter(Q(imported_id__in=ids) | Q(candidate_id__in=ids)).values_list(
        "imported_id", "candidate_id"
    ):
        known |= {pair, pair[::-1]}
    rows = [_unsure(importing, *pairs[pair]) for pair in pairs if pair not in known]
    for unsure in rows:
        unsure.save()
    return Counter(unsure=len(rows))


def _unsure(importing: Import, row: Any, match: Match) -> UnsureMatch:
    return UnsureMatch(
        importing=importing,
        kind=row.record_kind,
        imported_id=row.public_id,
        candidate_id=match.record.public_id,
        imported_name=cut(str(row), _NAME),
        candidate_name=cut(str(match.record), _NAME),
        likeness=round(match.score, 3),
    )
