"""Dates as outlets write them above their articles, in many languages: “LONDON, 28 November 2023, 16:24 GMT”."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from babel import Locale

from factcheck.analysis.folding import fold
from factcheck.analysis.months import LANGUAGES, month_of
from factcheck.dates import Precision

# Some Arabic months are of two words, and outlets write both names that a month has there.
_WORD: Final = (
    r"(?P<month>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]){1,20}(?:\s(?:الأول|الثاني))?)"
    r"(?:\s?/\s?[^\W\d_]{2,20})?\.?"
)
_DAY: Final = r"(?P<day>\d{1,2})"
_YEAR: Final = r"(?P<year>[12]\d{3})(?!\d)"
_OF: Final = r"(?:(?:de|del|of|d['’]|the|të)\s*)?"
_ORDINAL: Final = r"(?:st|nd|rd|th|er|re|[.ºª]|-?(?:го|е|ին|ი|ші|inci|nci)|-[iıuü])?"
_IN_THE_YEAR: Final = r"(?:-?c[iıuü] ?il(?:in)?|m\.|оны|жылы|г\.|թ[.․]?|թվականի)"
_HAN: Final = "〇零一二三四五六七八九十廿元"
_OF_AN_ERA: Final = (
    rf"(?P<era>令和|平成|昭和|民[國国])\s?(?P<in_era>\d{{1,3}}|[{_HAN}]{{1,3}})\s?年"
    rf"\s?(?P<month>\d{{1,2}}|[{_HAN}]{{1,2}})\s?月(?:\s?(?P<day>\d{{1,2}}|[{_HAN}]{{1,3}})\s?日)?"
)
_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?",
        r"(?<!\d)(?P<year>[12]\d{3})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日일号號])?",
        rf"(?<![{_HAN}])(?P<year>[一二][{_HAN[:-3]}]{{3}})年(?P<month>[{_HAN}]{{1,2}})月(?:(?P<day>[{_HAN}]{{1,3}})[日号號])?",
        _OF_AN_ERA,
        rf"(?<!\d){_DAY}{_ORDINAL}[\s-]*{_OF}{_WORD}\s?,?[\s-]*{_OF}{_YEAR}",
        rf"(?<![^\W\d_]){_WORD}\s*{_DAY}{_ORDINAL}\s?,?\s+{_OF}{_YEAR}",
        rf"(?<!\d){_YEAR}\.?,?\s*{_IN_THE_YEAR}?\s*{_WORD}\s*{_DAY}(?!\d){_ORDINAL}",
        rf"(?<!\d){_YEAR}\s*{_IN_THE_YEAR}\s*{_DAY}{_ORDINAL}\s*{_WORD}",
        r"(?<![\d.])(?P<first>\d{2})(?P<mark>\.)(?P<second>\d{2})\.(?P<short>\d{2})(?![\d.])",
        r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<second>\d{1,2})(?P=mark)\s?(?P<year>[12]\d{3})(?!\d)",
        r"(?<!\d)(?P<year>[12]\d{3})[./](?P<month>\d{1,2})[./](?P<day>\d{1,2})(?![\d./])",
        rf"(?<![^\W\d_])(?<!\d\s){_WORD},?\s*{_OF}{_YEAR}",
    )
)
_TIME: Final = re.compile(
    r"\d{1,2}\s?(?:[:.]|h|ժ)\s?\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|[+-]\d{2}:?\d{2}\b"
    r"|\d{1,2}\s?[時时시点]\s?(?:\d{1,2}\s?[分분])?",
    re.IGNORECASE,
)
_SEPARATOR: Final = re.compile(r"[\s,]*(?:[|·•–—/(-]|来源|來源|出典|提供)")
_BRACKETED: Final = re.compile(r"\([^()]{1,40}\)")
_IN_BRACKETS: Final = re.compile(r"\([^()]{1,40}\)\s*$")
_FEW: Final = 3
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""The year before the first of each era."""
_TURN: Final = 70
"""From which year on two digits are of the last century."""
_MONTHS: Final = 12
# What stands between the date and the text: “ (Example) —”, “. EXAMPLE. ”, “, EXAMPLE” where no text follows.
_BEFORE_TEXT: Final = re.compile(
    r"(?P<agency>.{0,40}?)\s?(?:\.?[—–]+|\.?--?)(?:\s|$)|(?P<between>[^.։]{0,4}[.։]\s[^.։]{1,30})[.։]\s|(?P<last>,[^,]{1,40})$"
)
_ENDS_A_PLACE: Final = re.compile(r"[,.։)—–-]\s*$")
_MARKS_IN_HAN: Final = re.compile(r"\s+[\u3040-\u9fff]{1,8}$")
_LETTERS_OR_DIGITS: Final = re.compile(r"\w")
_MARKS: Final = re.compile(r"[\s,.:;·–—-]*")
# As in “Date: 2023-11-11 The bridge …”: a word follows, and no time or second date.
_TEXT_FOLLOWS: Final = re.compile(r"[\s,.:;·–—-]+[^\W\d_]")
_LETTERS: Final = re.compile(r"[^\W\d_][^\W\d_\u0300-\u036f'’]*")


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


# What may stand beside such a date: …
_FILLING: Final = _folded(
    "utc gmt cet cest est edt cst cdt mst mdt pst pdt bst msk ist jst kst eet eest z uhr h am pm on at the le à "
    "du a um vom den в от о г год года року р el las hrs a las ore alle il em de del թ թվականի il cu cü ci cı "
    "saat الساعة في م min mins minute minutes read lecture lesezeit чтения мин минут минуты okuma dk դ "
    "星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 月 火 水 木 金 土 日 "
    "et ct mt pt eastern central mountain pacific time local standard daylight aest aedt acst awst nzst nzdt hkt sgt "
    "pkt npt wib cat eat wat sast brt art mesz mez tsi мск мскв киев місцевого heure heures hora horas ora ore oras "
    "he as om ildə ilin ili 오전 오후 "
    "часов часа час годин uur "
    "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 上午 下午 午前 午後"
)
# … words that say that it is one of publication, …
_PUBLISHED: Final = _folded(
    "date dated published posted publication issued created first online release publié publiée publie paru mise "
    "mis en ligne опубликовано опубликован опубликована дата публикации создано veröffentlicht erschienen stand "
    "datum erstellt publicado publicada fecha publicación yayınlanma yayın tarihi tarih yayınlandı опубліковано "
    "публікації հրապարակված հրապարակվել է ամսաթիվ dərc edilib tarix nəşr olunub نشر نشرت تاريخ النشر بتاريخ 公開 "
    "公開日 発行 掲載 配信 发布 发布时间 发表 發布 时间 日期 pubblicato gepubliceerd geplaatst data opublikowano dnia"
)
# Words of both.
_SHARED: Final = _folded("mis mise en date дата tarihi تاريخ datum")
# … or of a change.
_CHANGED: Final = _folded(
    "updated update last modified edited changed revised corrected actualisé jour màj modifié modifiée dernière "
    "обновлено обновлен обновлена изменено aktualisiert geändert actualizado actualizada modificado güncelleme "
    "güncellendi son оновлено змінено թարմացվել թարմացված yenilənib تحديث آخر عدل 更新 更新日 最終更新 修改 aggiornato "
    "bijgewerkt atualizado zaktualizowano"
)


# How words of both begin in many languages: “published”, “publié”, “publicación”.
_PUBLISHING: Final = ("publi", "posted", "veroffent", "yayin", "yayim", "опубли", "опублік", "размещ", "розміщ")
_CHANGING: Final = (
    *("updat", "modif", "actuali", "aktuali", "zaktuali", "atuali", "aggiorn", "guncel", "обновл", "оновл"),
)
# No date of an article stands behind these.
_OF_OTHERS: Final = _folded("copyright photo foto фото picture photographie")
# Where neither the language nor its region says whether the day or the month comes first.
_UNTOLD: Final = frozenset({"", "und", "en", "en-us", "en-ca", "en-ph", "zh", "ja", "ko"})
DAY_FIRST: Final = "en-x-day"
MONTH_FIRST: Final = "en-x-month"
"""Languages (BCP 47, private use) of dates whose order something else than their own language tells."""


class Written(NamedTuple):
    """A date that stands in a line, from `start` to `end`; the year alone where day and month can't be told apart."""

    day: date
    precision: str
    start: int
    end: int


def with_digits(line: str) -> str:
    """The line with the digits of all scripts as those of ASCII, and with spaces of one kind; as long as before."""
    return "".join(
        str(unicodedata.decimal(each)) if each.isdecimal() else " " if each.isspace() else each for each in line
    )


def dates_in(line: str, language: str = "") -> Iterator[Written]:
    """The dates of a line, in order; none overlaps another.

    The language tells whether 3/6/2024 is in June; English does only with a region that writes it in one way.
    """
    plain, end = with_digits(line), 0
    order = MONTH_FIRST if language == MONTH_FIRST else "" if is_untold(language) else DAY_FIRST
    for written in sorted(_found(plain, order), key=lambda each: (each.start, -each.end)):
        if written.start >= end:
            yield written
            end = written.end


def is_untold(language: str) -> bool:
    """Whether a language leaves open if the day or the month comes first."""
    return language.lower() in _UNTOLD or language.partition("-")[0] in {"zh", "ja", "ko"}


def _found(plain: str, order: str) -> Iterator[Written]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            read = _read(match.groupdict(), order)
            if read is not None:
                yield Written(*read, match.start(), match.end())


def _read(parts: dict[str, str], order: str) -> tuple[date, str] | None:
    year = _year(parts)
    if "first" in parts:
        order = DAY_FIRST if parts["mark"] == "." else order
        return _numeric(year, int(parts["first"]), int(parts["second"]), order)
    month = _number(parts["month"]) or month_of(parts["month"])
    day = parts.get("day")
    return None if month is None else _day(year, month, str(_number(day)) if day else None)


def _year(parts: dict[str, str]) -> int:
    if "short" in parts:
        return int(parts["short"]) + (1900 if int(parts["short"]) >= _TURN else 2000)
    if "era" in parts:
        return _ERAS[parts["era"]] + _number(parts["in_era"])
    return _number(parts["year"])


def _number(written: str) -> int:
    """A number in digits, or in Chinese numerals: one digit after the other, or with tens; 0 for none."""
    if written.isdecimal():
        return int(written)
    if not set(written) <= set(_HAN):
        return 0
    digits = "".join(str(_HAN[1:].find(each)) for each in written.replace("〇", "零").replace("元", "一"))
    tens, ten, ones = written.replace("廿", "二十").partition("十")
    if not ten:
        return int(digits)
    return (_HAN.find(tens) - 1 if tens else 1) * 10 + (_HAN.find(ones) - 1 if ones else 0)


def _numeric(year: int, first: int, second: int, order: str) -> tuple[date, str] | None:
    """Day and month in the order that is told, or in the only one that can be read; else the year alone is certain."""
    if second > _MONTHS or (order == MONTH_FIRST and first <= _MONTHS):
        return _day(year, first, str(second))
    if order == DAY_FIRST or first > _MONTHS or first == second:
        return _day(year, second, str(first))
    return date(year, 1, 1), Precision.YEAR


def _day(year: int, month: int, day: str | None) -> tuple[date, str] | None:
    try:
        return date(year, month, int(day or 1)), Precision.DAY if day else Precision.MONTH
    except ValueError:
        return None


class DateLine(NamedTuple):
    """The date that a line gives as that of its article; `is_change`, where it is the date of a change to it."""

    day: date
    precision: str
    is_change: bool


def date_line(line: str, language: str = "") -> DateLine | None:
    """What a line says of when the article was published; None for a line that says something else too.

    A weekday, a time, a place before it and words such as “published” may stand beside the date, and the text behind
    the place, the date and the agency of a dateline.
    """
    found = list(dates_in(line, language))
    if not found or _OF_OTHERS & {fold(word) for word in _LETTERS.findall(line[: found[0].start])}:
        return None
    ends = [0, *(each.end for each in found)]
    own = _first_dates(line, found)
    own += [
        each for each, end in zip(found, ends, strict=False) if each not in own and _is_labelled(line[end : each.start])
    ]
    lines = [_said(line, each, ends[found.index(each)]) for each in own]
    first = next((each for each in lines if not each.is_change), lines[0])
    before = line[: found[0].start]
    is_labelled = bool(_labels(before)) and not _others(before)
    return first if is_labelled or _text_behind(line, found[0]) is not None or _is_bare(line, found) else None


def behind_date(line: str) -> str:
    """What stands behind the dates with which a line begins, where it is more than times and places."""
    found = [*dates_in(line)]
    if (text := _text_behind(line, found[0])) is not None:
        return text
    rest = line[_first_dates(line, found)[-1].end :]
    return rest.strip(" ,:;|·–—-").lstrip(". ") if _others(rest) and not _SEPARATOR.match(rest) else ""


def _is_labelled(before: str) -> bool:
    return without_label(before) != before.rstrip(" :")


def _first_dates(line: str, found: list[Written]) -> list[Written]:
    """The dates between which no more stands than what belongs to dates: a later one is one of the text."""
    apart = (place for place, (one, other) in enumerate(pairwise(found), 1) if _others(line[one.end : other.start]))
    return found[: next(apart, len(found))]


def label_end(line: str, language: str = "") -> int:
    """Where the label ends with which a line begins, such as “Date: 2023-11-11”.

    0 for none, and for one that tells more, or less: a time, an agency, a second date, which of two days.
    """
    written = next(dates_in(line, language), None)
    if written is None or written.precision == Precision.YEAR:
        return 0
    before, after = line[: written.start], line[written.end :]
    is_all = not _LETTERS_OR_DIGITS.search(after) or (_begins_anew(before, after) and bool(behind_date(line)))
    return written.end + len(_MARKS.match(after)[0]) if is_all and _labels(before) and not _others(before) else 0  # type: ignore[index]


def _begins_anew(before: str, after: str) -> bool:
    """Whether what stands behind a labelled date is a text of its own, and no sentence that the label begins."""
    if not _TEXT_FOLLOWS.match(after):
        return False
    first = after.lstrip(" .;:·–—-\t")[:1]
    return first.isupper() or (before.rstrip().endswith((":", "：")) and first.isalpha() and not first.islower())


def without_label(before: str) -> str:
    """What stands before a date, without the words at its end that say that it is one of publication."""
    words = before.rstrip(" :").split(" ")
    while words and (not _words(words[-1]) or not _others(words[-1])):
        words.pop()
    return " ".join(words)


def _text_behind(line: str, written: Written) -> str | None:
    """The text behind a dateline: a place, the date, at most an agency, a dash; None where the line has none."""
    before, after = line[: written.start], line[written.end :]
    behind = _BEFORE_TEXT.match(after)
    place = _others(before)
    if not behind or written.precision != Precision.DAY or not place or len(place) > _FEW + 1:
        return None
    is_place = _ENDS_A_PLACE.search(before) or before.isupper()
    return after[behind.end() :].strip() if is_place and _are_names(place) and _are_few(behind) else None


def _are_few(behind: re.Match[str]) -> bool:
    agency = _others(_BRACKETED.sub(" ", behind["agency"] or behind["between"] or behind["last"] or ""))
    return len(agency) <= _FEW and _are_names(agency)


def _are_names(words: list[str]) -> bool:
    return not any(word[0].islower() for word in words)


def _said(line: str, written: Written, since: int) -> DateLine:
    words = {fold(word) for word in _words(line[since : written.start])}
    is_published = any(_tells(word, _PUBLISHED - _SHARED, _PUBLISHING) for word in words)
    is_changed = any(_tells(word, _CHANGED, _CHANGING) for word in words)
    return DateLine(written.day, written.precision, is_changed and not is_published)


def _tells(word: str, known: frozenset[str], beginnings: tuple[str, ...]) -> bool:
    return word in known or word.startswith(beginnings)


def _is_bare(line: str, found: list[Written]) -> bool:
    """Whether no more than a place or an agency stands before the dates, or after a mark that parts them from it."""
    between = [line[one.end : other.start] for one, other in pairwise(found)]
    after = _IN_BRACKETS.sub("", line[found[-1].end :])
    rest = _TIME.sub(" ", after)
    is_parted = found[-1].precision == Precision.DAY and bool(_SEPARATOR.match(rest) or _MARKS_IN_HAN.match(rest))
    others = _others(line[: found[0].start]), _others(after)
    are_names = all(len(words) <= _FEW and _are_names(words) for words in others)
    return are_names and not _others(" ".join(between)) and (is_parted or not others[1])


def _words(part: str) -> list[str]:
    return _LETTERS.findall(_TIME.sub(" ", with_digits(part)))


def _labels(part: str) -> set[str]:
    return {plain for word in _words(part) if _is_label(plain := fold(word))}


def _is_label(plain: str) -> bool:
    return _tells(plain, _PUBLISHED, _PUBLISHING) or _tells(plain, _CHANGED, _CHANGING)


def _others(part: str) -> list[str]:
    """The words that say something else than when an article was published."""
    known = _FILLING | _weekdays()
    return [word for word in _words(part) if (plain := fold(word)) not in known and not _is_label(plain)]


@cache
def _weekdays() -> frozenset[str]:
    names: set[str] = set()
    for name in LANGUAGES:
        days = Locale.parse(name).days
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for written in days[context][width].values():
                    names |= {fold(word) for word in _LETTERS.findall(written)}
    return frozenset(names)


def is_calendar_word(word: str) -> bool:
    """Whether a word is the name of a day or a month in some language."""
    plain = fold(word).strip(".,:;")
    return len(plain) >= _FEW and (plain in _weekdays() or month_of(plain) is not None)
