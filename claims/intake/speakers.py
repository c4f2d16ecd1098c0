"""The claimants on record by the names that a text gives those who speak in it."""

from typing import Any, NamedTuple

from claims.intake.speaking.meant import Named
from claims.models import Alias, Claimant, ClaimantName
from claims.vocabulary import ClaimantKind


class Speaker(NamedTuple):
    """Who seems to speak: a claimant on record, or a name, its kind where that is plain, and the role as given."""

    claimant: Claimant | None = None
    name: str = ""
    kind: str = ""
    role: str = ""


NOBODY = Speaker()


def on_record(named: Named) -> Speaker:
    """The claimant of that name, or else the name itself, in three queries."""
    names = {named.name, _with_capital(named.name)}
    if named.kind == ClaimantKind.PERSON or not named.kind:
        names |= {f"{named.role} {named.name}".strip()}
    known = _known(names)
    return Speaker(known, role=named.role) if known else Speaker(None, *named)


def _with_capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _known(names: set[str]) -> Claimant | None:
    """The claimant of the longest of these names, which may be one in another language."""
    named = {claimant.name: claimant for claimant in Claimant.objects.filter(name__in=names).order_by("-pk")}
    for model in (Alias, ClaimantName):
        rows: Any = model._default_manager.filter(name__in=names).select_related("claimant").order_by("-pk")
        for row in rows:
            named.setdefault(row.name, row.claimant)
    return named[max(named, key=len)] if named else None
