"""What a sentence reports, and whom words beside a verb of saying mean."""

import re
from typing import NamedTuple

from claims.intake.countries import is_country
from claims.intake.speaking.rules import Rules
from claims.intake.speaking.tokens import Token
from claims.vocabulary import ClaimantKind


class Named(NamedTuple):
    """Who speaks: the name, its kind or "" where that is not plain, and the role as the text gives it."""

    name: str
    kind: str = ""
    role: str = ""


class Unnamed(NamedTuple):
    """Somebody speaks whom these words don't name: a pronoun, or “the minister”, by the noun."""

    noun: str = ""


Meant = Named | Unnamed | None


class Report(NamedTuple):
    """Words that report something, where they stand in the sentence, and who is meant to speak."""

    start: int
    end: int
    speaker: Meant


def kind_of(name: str, rules: Rules) -> str:
    """What sort of speaker bears such a name; "" where the name does not tell."""
    parts = [Token(each, 0, 0).folded for each in re.findall(r"[\w’'-]+", name)]
    for kind, listed in (
        (ClaimantKind.MINISTRY, rules.ministries),
        (ClaimantKind.GOVERNMENT, rules.governments),
        (ClaimantKind.ORGANISATION, rules.organisations | rules.bodies),
    ):
        if any(part in listed for part in parts):
            return kind
    return ClaimantKind.GOVERNMENT if is_country(name) else ""
