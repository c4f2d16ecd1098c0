"""Where a name ends: in a family that is a word for what somebody is, as in “Stephen King”, or before a workplace."""

from collections.abc import Callable, Sequence
from typing import Final

from claims.intake.speaking.rules import Rules, words
from claims.intake.speaking.tokens import Token

_FAMILIES: Final = words(
    "baker farmer singer dean bishop porter miller carpenter fisher gardener king pope judge prince major chancellor "
    "marshal sheriff cook taylor abbott priest constable knight"
)
"""Titles that are names of families too, where a first name stands before them."""
_OF_TITLES: Final = words(
    "chief district former crown supreme federal high county circuit court appeal appeals senior retired late acting "
    "state local army police saudi dutch belgian spanish british swedish danish norwegian jordanian moroccan thai "
    "bahraini malaysian english french german italian american russian anglican catholic orthodox methodist lutheran"
)
"""What stands before titles and is no first name."""
_FROM: Final = words("of from")
_PARTS: Final = (2, 3)
"""Words of a name, its titles left out."""


def ends_in_family(tokens: Sequence[Token], begin: int, rules: Rules, is_title: Callable[[str], bool]) -> bool:
    """Whether the last word follows a first name at the beginning of a name, or behind a title: “Mayor Tom Baker”."""
    first = len(tokens) - 2
    if first < begin or tokens[-1].folded not in _FAMILIES or not tokens[-1].is_capital:
        return False
    before, word = tokens[first - 1].folded if first else "", tokens[first].folded
    is_of_title = word in _OF_TITLES or is_title(word) or before in rules.articles
    return not is_of_title and (first == begin or is_title(before))


def without_workplace(tokens: list[Token], rules: Rules) -> list[Token]:
    """“Sgt. Anna Lee of the county police” is Sgt. Anna Lee: what follows says where she works."""
    joint = next((place for place, each in enumerate(tokens) if each.folded in _FROM), 0)
    named, behind = tokens[:joint], tokens[joint + 1 :]
    plain = [each for each in named if each.folded not in rules.titles]
    is_name = all(each.is_capital and each.folded not in rules.articles | rules.organisations for each in named)
    is_titled = bool(named) and named[0].folded in rules.titles
    is_told = bool(behind) and (is_titled or not behind[-1].is_capital)
    return named if len(plain) in _PARTS and is_name and is_told else tokens
