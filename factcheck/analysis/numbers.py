"""Numbers in any spelling: what separates thousands, what marks decimals, and the words for great ones."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from factcheck.analysis.folding import fold

# In folded text: digits are ASCII.
_GROUPED: Final = r"[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,3}(?:\.[0-9]{3}){1,6}|[0-9]{1,3}(?:[ '][0-9]{3}){1,6}"
_INDIAN: Final = r"[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}"
_DECIMALS: Final = r"(?:[.,][0-9]{1,9}(?![0-9]))?(?![.,][0-9])"
NUMBER: Final = (
    rf"(?<![0-9][.,])(?:(?:{_INDIAN}|{_GROUPED})(?![0-9]){_DECIMALS}|[0-9]{{1,32}}(?![0-9]){_DECIMALS})|[0-9]+"
)
"""A number in folded text."""

_GREAT: Final = {
    3: (
        "k thousand thousands mille millier milliers тысяча тысячи тысяч тыс тисяча тисячі тисяч тис tausend mil mila "
        "bin min duizend tusen tysiac tysiace tysiecy ezer ribu hazar հազար χιλιαδες χιλιαδων الف الاف ألف آلاف هزار "
        "ہزار אלף אלפים हजार হাজার ஆயிரம்"
    ),
    5: "lakh lakhs लाख लाखों লাখ লক্ষ லட்சம் لاکھ",
    6: (
        "million millions mln mn mio млн миллион миллиона миллионов мільйон мільйона мільйони мільйонів millionen "
        "millon millones milione milioni milhao milhoes miljoen miljoner miljoonaa milion miliony milionow milioane "
        "millio juta milyon միլիոն մլն εκατομμυριο εκατομμυρια εκατομμυριων εκατ مليون ملايين میلیون מיליון"
    ),
    7: "crore crores करोड़ करोड़ों কোটি கோடி کروڑ",
    9: (
        "billion billions bn milliard milliards milliarde milliarden mrd mld млрд миллиард миллиарда миллиардов "
        "мільярд мільярда мільярди мільярдів miliard miliardy miliardow miljard miljarder milyar milyard միլիարդ մլրդ "
        "δισεκατομμυρια δισεκατομμυριων δισ مليار مليارات میلیارد מיליארד"
    ),
}
_ZEROS: Final = {fold(word): zeros for zeros, words in _GREAT.items() for word in words.split()}
# Those that are written together with the number, in scripts without spaces: the longest first.
_TOGETHER: Final = {
    fold(word): zeros
    for zeros, words in {
        8: "亿 억",
        7: "千万 천만",
        6: "百万 백만 ล้าน",
        5: "แสน",
        4: "万 만 หมื่น",
        3: "千 천 พัน",
    }.items()
    for word in words.split()
}
_EOK, _MAN = f"(?:亿|{fold('억')})", f"(?:万|{fold('만')})"
COMPOUND: Final = rf"[0-9]{{1,4}}{_EOK}[0-9]{{1,4}}(?:{_MAN}[0-9]{{0,4}})?|[0-9]{{1,4}}{_MAN}[0-9]{{1,4}}"
"""A number in folded text that is told in ten thousands and what is left, as in 1万8500."""
LONGEST_GREAT: Final = max(map(len, _TOGETHER))
PER_CENT: Final = (
    *("ぱーせんと", "퍼센트", "เปอร์เซ็นต์", "٪"),
    *("بالمئة", "بالمائة", "في المئة", "في المائة", "τοις εκατό", "phần trăm"),
)
"""Per cent in several words, or in scripts in which words don't stand apart; folding makes hiragana of katakana."""
_LONGEST: Final = 32
_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_SPELLED: Final = {word: number for number, word in enumerate(_SMALL.split())} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 2)
}
# From twenty to ninety, as far as a language has one word for each.
_TENS_ELSEWHERE: Final = """
vingt trente quarante cinquante soixante septante huitante nonante
zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa
venti trenta quaranta cinquanta sessanta settanta ottanta novanta
vinte trinta quarenta cinquenta sessenta setenta oitenta noventa
двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто
двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста
двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто
քսան երեսուն քառասուն հիսուն վաթսուն յոթանասուն ութսուն իննսուն
iyirmi otuz qırx əlli altmış yetmiş səksən doxsan
yirmi otuz kırk elli altmış yetmiş seksen doksan
عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون
عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين
بیست سی چهل پنجاه شصت هفتاد هشتاد نود
είκοσι τριάντα σαράντα πενήντα εξήντα εβδομήντα ογδόντα ενενήντα
עשרים שלושים ארבעים חמישים שישים שבעים שמונים תשעים
"""
_ONE_WORD: Final = {
    fold(word).replace("'", ""): 10 * number
    for row in _TENS_ELSEWHERE.strip().splitlines()
    for number, word in enumerate(row.split(), 2)
}
_SCALES: Final = {"thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
BEGINNINGS: Final = frozenset([*_ONE_WORD, *_SPELLED, *_SCALES, "hundred"])
"""The words by which a number that is written out may begin."""
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
    return _shifted(value, zeros) if zeros else ""


def _shifted(value: str, zeros: int) -> str:
    whole, _, decimals = value.partition(".")
    return _plain(whole + decimals[:zeros].ljust(zeros, "0"), decimals[zeros:])


def times_beginning(value: str, text: str) -> str:
    """The same where the word is written together with the number and with what follows, as in 120万元."""
    zeros = next((zeros for word, zeros in _TOGETHER.items() if text.startswith(word)), 0)
    return _shifted(value, zeros) if zeros else ""


def compound(spelling: str) -> str:
    """The number that a `COMPOUND` says."""
    whole = 0
    for digits, word in re.findall("([0-9]+)([^0-9]*)", spelling):
        whole += int(digits) * 10 ** _TOGETHER.get(word, 0)
    return str(whole)


def short(value: str, unit: str) -> str:
    """What else a number with a letter may mean: "5m" is five metres or five million; "" for nothing else."""
    return _shifted(value, 6) if unit == "m" else ""


def spelled(words: Sequence[str]) -> tuple[str, int]:
    """The number that words at the beginning say, and how many of them; "" and 0 where they say none.

    "one hundred and five thousand" is 105000, "eighty" 80; "nineteen" alone stays a word, but before per cent. Of
    other languages than English, only tens are read that are one word.
    """
    if words[0] in _ONE_WORD:
        return str(_ONE_WORD[words[0]]), 1
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
    value, is_share = whole + current, tuple(words[used : used + 1]) == ("percent",)
    return (str(value), used) if (value >= _ROUND or is_share) and (used > 1 or words[0] in _SPELLED) else ("", 0)


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
