"""Names of families that are words for what somebody is: “Stephen King”, and not “the Saudi King”."""

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


def ends_in_family(tokens: Sequence[Token], begin: int, rules: Rules, is_title: Callable[[str], bool]) -> bool:
    """Whether the last word follows a first name at the beginning of a name, or behind a title: “Mayor Tom Baker”."""
    first = len(tokens) - 2
    if first < begin or tokens[-1].folded not in _FAMILIES or not tokens[-1].is_capital:
        return False
    before, word = tokens[first - 1].folded if first else "", tokens[first].folded
    is_of_title = word in _OF_TITLES or is_title(word) or before in rules.articles
    return not is_of_title and (first == begin or is_title(before))
