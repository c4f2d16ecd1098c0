"""Numbers and languages of documents in words for readers, in the language of the page; dates are in `dates`.

Code whose words must not change with the reader, such as commands and logs, runs in English without asking.
"""

from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Any, Final

from babel.numbers import format_decimal, format_percent
from django.utils.translation import get_language, get_language_bidi, pgettext

from factcheck.language.dates import locale


def number_words(number: str) -> str:
    """A decimal number with its thousands apart: 100,417."""
    return _number_words(number, get_language())


@lru_cache(maxsize=4_096)
def _number_words(number: str, _language: str | None) -> str:
    with localcontext(prec=_digits(number)):
        return _with_minus(format_decimal(Decimal(number), locale=locale(), decimal_quantization=False))


def percent_words(number: str) -> str:
    """A number of hundredths: 83.7%."""
    with localcontext(prec=_digits(number)):
        return _with_minus(format_percent(Decimal(number).scaleb(-2), locale=locale(), decimal_quantization=False))


def _digits(number: str) -> int:
    # Babel fails at a number of more digits than the context holds, and adds some zeros itself.
    return len(number) + 10


def _with_minus(number: str) -> str:
    return number.replace("-", "\N{MINUS SIGN}")


BEFORE_ELLIPSIS: Final = " ,;:.،؛\N{ARMENIAN FULL STOP}"
"""What an ellipsis takes the place of."""


def shortened(text: str, most: int) -> str:
    """A text of at most this many characters: a longer one ends between words, where it has any, with an ellipsis."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    words, space, _ = cut.rpartition(" ")
    return f"{words.rstrip(BEFORE_ELLIPSIS) if space and len(words) > most // 2 else cut}…"


def timecode(seconds: str) -> str:
    """A number of seconds as a place in a recording, such as 1:02:03."""
    minutes, second = divmod(int(seconds.partition(".")[0]), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def quantity_words(quantity: dict[str, Any]) -> str:
    """A quantity of a claim: about 120,000 people; nothing for an extreme of which no number is given."""
    low, high, unit = quantity["low"], quantity["high"], quantity["unit"]
    if low is None and high is None:
        return ""
    phrase = _phrase_of(quantity)
    if None in (low, high) or low == high:
        return phrase % {"number": _measured(high if low is None else low, unit)}
    return phrase % {"low": number_words(low), "high": _measured(high, unit)}


def _measured(number: str, unit: str) -> str:
    if unit == "%":
        return percent_words(number)
    measured = f"{number_words(number)} {unit}"
    # The unit is the editor's word, of whatever direction: the number stands on its side of it.
    return f"\N{FIRST STRONG ISOLATE}{measured}\N{POP DIRECTIONAL ISOLATE}" if get_language_bidi() else measured


def _phrase_of(quantity: dict[str, Any]) -> str:
    low, high = quantity["low"], quantity["high"]
    if not (quantity.get("low_open") or quantity.get("high_open")):
        return _approximate_phrase(low, high) if quantity["approximate"] else _phrase(low, high)
    phrase = _open_phrase(quantity)
    # Translators: before a quantity such as "more than 80%".
    return pgettext("quantity", "roughly %s").replace("%s", phrase) if quantity["approximate"] else phrase


def _open_phrase(quantity: dict[str, Any]) -> str:
    if quantity["low"] is None:
        return pgettext("quantity", "less than %(number)s")
    if quantity["high"] is None:
        return pgettext("quantity", "more than %(number)s")
    if quantity.get("low_open") and quantity.get("high_open"):
        return pgettext("quantity", "more than %(low)s and less than %(high)s")
    if quantity.get("low_open"):
        return pgettext("quantity", "more than %(low)s, up to %(high)s")
    return pgettext("quantity", "%(low)s or more, less than %(high)s")


def _phrase(low: str | None, high: str | None) -> str:
    if low is None:
        return pgettext("quantity", "up to %(number)s")
    if high is None:
        return pgettext("quantity", "%(number)s or more")
    return "%(number)s" if low == high else pgettext("quantity", "%(low)s to %(high)s")


def _approximate_phrase(low: str | None, high: str | None) -> str:
    if low is None:
        return pgettext("quantity", "about up to %(number)s")
    if high is None:
        return pgettext("quantity", "about %(number)s or more")
    return (
        pgettext("quantity", "about %(number)s") if low == high else pgettext("quantity", "about %(low)s to %(high)s")
    )


def language_words(tag: str) -> str:
    """What a language tag of BCP 47 means; the tag itself where that is not known."""
    names = locale().languages
    # A script may make another name of it: zh-Hant is Traditional Chinese.
    return str(names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0].lower()) or tag)
