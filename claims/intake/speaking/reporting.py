"""Whether a word in its place reports what somebody says, apart from lists of verbs of saying."""

from collections.abc import Sequence
from typing import Final

from claims.intake.speaking.rules import Rules
from claims.intake.speaking.tokens import Token

_ABOUT_DOCUMENTS: Final = frozenset({"to", "on", "in", "by", "at", "from", "last", "earlier", "this"})


def is_quoted(tokens: Sequence[Token], before: int) -> bool:
    """Whether a quotation, or its comma, stands in this place."""
    near = tokens[max(0, before - 1) : before + 1]
    return before >= 0 and tokens[before].is_mark and any(each.is_mask for each in near)


def tells_quotation(tokens: Sequence[Token], place: int, rules: Rules) -> bool:
    """Whether any verb stands between a quotation and a name: “…”, laughed Anna Lee."""
    following = tokens[place + 1 : place + 2]
    near = tokens[max(0, place - 3) : place]
    if not following or tokens[place].is_capital or not any(each.is_mask for each in near):
        return False
    is_right_behind = all(each.is_mark for each in near[next(at for at, each in enumerate(near) if each.is_mask) :])
    behind = following[0]
    is_named = behind.is_capital or behind.folded in rules.titles | rules.passive
    return is_right_behind and is_named and bool(rules.quoting.search(tokens[place].folded))


def opens_clause(tokens: Sequence[Token], place: int, rules: Rules) -> bool:
    """Whether “that” behind a verb stands before a clause, and not before a noun: “owned that bridge”."""
    that = next((at for at in (place + 1, place + 2) if tokens[at : at + 1] and tokens[at].folded == "that"), None)
    if that is None or that + 1 >= len(tokens):
        return that is None
    word = tokens[that + 1].folded
    listed = word in rules.articles or word in rules.pronouns or word in rules.openings
    return listed or tokens[that + 1].is_capital or word[0].isdigit() or word.endswith("s")


def is_participle(tokens: Sequence[Token], place: int, rules: Rules) -> bool:
    """“Invité de France Inter, X …”, “in a statement posted to …”: what was done, and nothing is said by it."""
    word = tokens[place].folded
    if rules.complements:
        return place == 0 and word.endswith(("é", "ée", "és", "ées"))
    is_behind = tokens[place + 1 : place + 2] and tokens[place + 1].folded in _ABOUT_DOCUMENTS
    return bool(place and is_behind and tokens[place - 1].folded in rules.documents and word.endswith("ed"))
