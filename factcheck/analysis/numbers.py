"""Numbers in any spelling: what separates thousands, what marks decimals, and the words for great ones."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

# In folded text: digits are ASCII.
_GROUPED: Final = r"[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,3}(?:\.[0-9]{3}){1,6}|[0-9]{1,3}(?:[ '][0-9]{3}){1,6}"
_INDIAN: Final = r"[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}"
_DECIMALS: Final = r"(?:[.,][0-9]{1,9}(?![0-9]))?(?![.,][0-9])"
NUMBER: Final = (
    rf"(?<![0-9][.,])(?:(?:{_INDIAN}|{_GROUPED})(?![0-9]){_DECIMALS}|[0-9]{{1,32}}(?![0-9]){_DECIMALS})|[0-9]+"
)
"""A number in folded text."""

_GREAT: Final = {
    3: ("thousand thousands mille millier milliers тысяча тысячи тысяч тыс tausend mil mila bin hazar հազար الف الاف"),
    6: (
        "million millions mln млн миллион миллиона миллионов millionen millon millones milione milioni milyon միլիոն "
        "مليون"
    ),
    9: "billion billions bn milliard milliards млрд миллиард миллиарда миллиардов milliarden milyard միլիարդ مليار",
}
_ZEROS: Final = {word: zeros for zeros, words in _GREAT.items() for word in words.split()}
_LONGEST: Final = 32
_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_SPELLED: Final = {word: number for number, word in enumerate(_SMALL.split())} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 2)
}
_SCALES: Final = {"thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_ROUND: Final = 20
"""From which number on one is read that is written out: of less, "one" is rarely a number."""


class Number(NamedTuple):
    """A number as digits with a point before decimals, and what else its spelling may mean."""

    value: str
    others: tuple[str, ...] = ()


def read(spelling: str) -> Number:
    """The number that a spelling in folded text says.

    "100.417" is a hundred thousand where points set thousands apart, and a hundred where they mark decimals: it is read
    as the first, and the second is among the others. So are the parts of "19 200", which may be two numbers.
    """
    if not (separators := re.findall(r"[^0-9]", spelling)):
        return Number(_plain(spelling))
    whole, _, decimals = _split(spelling, separators)
    value = _plain(re.sub(r"[^0-9]", "", whole), decimals)
    return Number(value, tuple(dict.fromkeys(other for other in _others(spelling, separators) if other != value)))


def times(value: str, word: str) -> str:
    """The number with the word after it worked in, as in "1.2 million"; "" where the word is none of these."""
    zeros = _ZEROS.get(word, 0)
    if not zeros:
        return ""
    whole, _, decimals = value.partition(".")
    return _plain(whole + decimals[:zeros].ljust(zeros, "0"), decimals[zeros:])


def spelled(words: Sequence[str]) -> tuple[str, int]:
    """The number that English words at the beginning say, and how many of them; "" and 0 where they say none.

    "one hundred and five thousand" is 105000, "eighty" 80; "nineteen" alone stays a word.
    """
    whole, current, used = 0, 0, 0
    for place, word in enumerate(words, 1):
        if word == "and" and used:
            continue
        if word in _SPELLED and _may_follow(current, _SPELLED[word]):
            current += _SPELLED[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES and (current or not whole):
            whole, current = whole + max(current, 1) * _SCALES[word], 0
        else:
            break
        used = place
    value = whole + current
    return (str(value), used) if value >= _ROUND and (used > 1 or words[0] in _SPELLED) else ("", 0)


def _may_follow(current: int, number: int) -> bool:
    """Whether a number under a hundred may stand behind what was said: "twenty" before "five", "hundred" before any."""
    rest = current % 100
    return rest == 0 or (rest >= _ROUND and rest % 10 == 0 and 0 < number < 10)  # noqa: PLR2004


def _split(spelling: str, separators: list[str]) -> tuple[str, str, str]:
    """What stands before the mark of decimals, the mark, and what stands behind; all of it where there is none."""
    last, grouped = separators[-1], len(spelling.rpartition(separators[-1])[2]) == 3  # noqa: PLR2004
    if last in " '" or (grouped and (len(separators) == 1 or last == separators[0]) and not spelling.startswith("0")):
        return spelling, "", ""
    return spelling.rpartition(last)


def _others(spelling: str, separators: list[str]) -> list[str]:
    if set(separators) == {" "}:
        return [_plain(part) for part in spelling.split(" ")]
    if separators in ([","], ["."]):
        whole, _, decimals = spelling.partition(separators[0])
        return [_plain(whole, decimals)]
    return []


def _plain(whole: str, decimals: str = "") -> str:
    """Without zeros that say nothing; of an endless number, its beginning."""
    decimals = decimals.rstrip("0")
    whole = whole.lstrip("0")[:_LONGEST] or "0"
    return f"{whole}.{decimals}" if decimals else whole
