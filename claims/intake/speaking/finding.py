"""Who speaks in a stretch of a text: its sentence tells, or the one before where it names whom that one means."""

import re
from typing import Final, NamedTuple

from claims.intake.speaking import arabic_nouns
from claims.intake.speaking.languages.arabic import PRONOUNS
from claims.intake.speaking.languages.armenian import RULES as ARMENIAN
from claims.intake.speaking.languages.azerbaijani import RULES as AZERBAIJANI
from claims.intake.speaking.languages.english import RULES as ENGLISH
from claims.intake.speaking.languages.french import RULES as FRENCH
from claims.intake.speaking.languages.russian import RULES as RUSSIAN
from claims.intake.speaking.meant import Meant, Named, Report, Unnamed
from claims.intake.speaking.rules import Rules, fold, words
from claims.intake.speaking.said import Reading
from claims.intake.speaking.tokens import sentences
from claims.vocabulary import ClaimantKind
from factcheck.analysis.languages import guess_language

AROUND: Final = 1500
"""How far around the words sentences are looked for, in characters."""
_RULES: Final[dict[str, Rules]] = {
    "en": ENGLISH,
    "fr": FRENCH,
    "ru": RUSSIAN,
    "hy": ARMENIAN,
    "az": AZERBAIJANI,
}
_QUOTES: Final = frozenset('«»“”"')
ARABIC: Final = "ar"
# A place before a dash, with its agency or its date, or in capitals: “MOSCOW (Agency) -”, “Paris, 3 mai 2024 —”.
_PLACE_LINE: Final = re.compile(
    r"\s*(?:[^\W\d_][^\n—–(\d]{1,40}(?:\([^)\n]{1,40}\)|\d[^\n—–]{1,30})\s*|[A-ZА-ЯЁ][A-ZА-ЯЁ ,.]{2,40})[—–-]{1,2}\s+"
)
_SCRIPTS: Final = (
    (re.compile("[\u0600-\u06ff]"), ARABIC),
    (re.compile("[\u0531-\u058f]"), "hy"),
    (re.compile("[а-яё]"), "ru"),
)
_AZERBAIJANI: Final = re.compile("[əƏ]")
# Words, elisions and accents that say that a short text is French, where two of them do.
_FRENCH: Final = re.compile(
    r"\b(?:le|la|les|des|du|une|est|selon|que|aux?|ont|pas|pour|sur|dans|[cdjlmnst]['’](?=[aeiouyhéèê])|à)(?:\b|(?<=['’]))"
    r"|(?-i:\b[a-zéèêàç]\w{0,20}?[éèêçœ]|\b[éèêçœ])|«",
    re.IGNORECASE,
)

# Verbs that, at the end of a sentence, tell all that stands before them; what may stand before one that comes first, …
_TELLING: Final = words(
    "said says told tells reported announced confirmed "
    "dit disent déclaré indiqué affirmé annoncé rapporté expliqué raconté confié assuré "
    "сказал сказала сказали сообщил сообщила сообщило сообщили заявил заявила заявило заявили "
    "рассказал рассказала рассказали"
)
_CITING: Final = words("citing quoting")
_AUXILIARIES: Final = words("a ont avait avaient")
# … what opens a clause that only goes on, and whom it was told, and when.
_GOES_ON: Final = words("and but while who which that whom whose as what and yet so")
_LISTENER: Final = re.compile(
    r"(?: (?:the|a|state|news|local|agency|agencies|reporters|journalists|lawmakers|court|in|on|late|early|and)"
    r"| [A-Z][\w.’'-]*){0,6}"
    r"(?: in an?(?: [a-z]+){0,2} "
    r"(?:statement|release|report|post|letter|answer|briefing|interview|email|ruling))?"
    r"(?:, (?:citing|quoting) [^.“”]{3,120})?[.!]?\s*"
)


class Found(NamedTuple):
    """Who speaks, if anybody is named, and the words that report it; or else who says nothing, and by which words."""

    speaker: Named | None
    cue: tuple[int, int] | None
    declining: str = ""
    silent: Named | None = None

    @property
    def declined(self) -> bool:
        """Whether somebody is said to say nothing."""
        return bool(self.declining)


def speaker_of(text: str, start: int, end: int, language: str = "") -> Found:
    """Who speaks in the words from one character of a text to another."""
    begin = max(0, start - AROUND)
    window = text[begin : end + AROUND]
    spans = sentences(window)
    first = _at(spans, start - begin)
    rules = _rules(window, language)
    last = max(first, _at(spans, end - begin - 1))
    own_begin, own_end = spans[first][0], spans[last][1]
    own = window[own_begin:own_end]
    reading = _reading(own, rules)
    told = sorted(reading.reports(), key=lambda report: report.start)
    chosen = _outermost(told, own) or _chosen(told, start - begin - own_begin, end - begin - own_begin)
    before = window[slice(*spans[first - 1])] if first else ""
    silent, declining = _silent([window[slice(*each)] for each in spans[first : last + 1]], rules)
    speaker = _unquoted(_speaker(chosen, own, before, rules, declined=bool(declining)))
    cue = (chosen.start + own_begin + begin, chosen.end + own_begin + begin) if chosen else None
    return Found(speaker, cue) if speaker else Found(None, cue, declining, silent)


def _silent(told: list[str], rules: Rules | None) -> tuple[Named | None, str]:
    """Who says nothing in the first of these sentences that tells of it, and by which words."""
    for sentence in told:
        reading = _reading(sentence, rules)
        if words := reading.declining():
            return reading.opening(), words
    return None, ""


def _unquoted(named: Named | None) -> Named | None:
    """With a name that stands in quotation marks as it is known: “Gazprom”."""
    is_quoted = named is not None and named.name[:1] in _QUOTES and named.name[-1:] in _QUOTES
    return named._replace(name=named.name[1:-1]) if named and is_quoted else named


def is_no_name(written: str) -> bool:
    """Whether words alone are a pronoun, an article or a date, in any of the languages, and so name nobody."""
    found = [fold(word) for word in written.split()]
    if written.isupper() and len(written) > 1:
        return False
    nothing = [rules.pronouns | rules.articles | rules.dates for rules in _RULES.values()]
    return any(all(word in listed or word.isdigit() for word in found) for listed in [*nothing, PRONOUNS])


def _rules(window: str, language: str) -> Rules | None:
    """The rules for a text; None for Arabic, which has its own."""
    tag = language.partition("-")[0].lower()
    for pattern, found in _SCRIPTS:
        if len(pattern.findall(window)) * 3 > len(window):
            tag = found
            break
    else:
        tag = "az" if _AZERBAIJANI.search(window) else _latin(window, tag)
    return None if tag == ARABIC else _RULES.get(tag, ENGLISH)


def _latin(window: str, tag: str) -> str:
    guessed = guess_language(window)
    if guessed in {"en", "fr", "az"}:
        return guessed
    if tag in {"en", "fr", "az"}:
        return tag
    return "fr" if len(_FRENCH.findall(window)) > 1 else "en"


def _reading(sentence: str, rules: Rules | None) -> Reading | arabic_nouns.Reading:
    line = _PLACE_LINE.match(sentence)
    plain = "\N{EM DASH}" * line.end() + sentence[line.end() :] if line else sentence
    return arabic_nouns.Reading(plain) if rules is None else Reading(plain, rules)


def _at(spans: list[tuple[int, int]], place: int) -> int:
    return next((number for number, (_, end) in enumerate(spans) if place < end), len(spans) - 1)


def _outermost(reports: list[Report], own: str) -> Report | None:
    """The report that tells all before its comma, others among it: “Tehran denied it, diplomats told Reuters”."""
    if not reports:
        return None
    last = next((each for each in reversed(reports) if own[each.start : each.end] not in _CITING), reports[-1])
    comma = own.rfind(",", 0, last.start)
    before, behind = own[comma + 1 : last.start].split(), own[last.end :]
    is_telling = own[last.start : last.end].casefold() in _TELLING
    if not is_telling or not reports[0].end <= comma or not isinstance(last.speaker, Named) or {*before[:1]} & _GOES_ON:
        return None
    is_inverted = all(word in _AUXILIARIES for word in before) and last.speaker.name in behind
    is_told = last.speaker.name in " ".join(before) and bool(_LISTENER.fullmatch(behind))
    return last if (is_inverted and "," not in behind) or is_told else None


def _chosen(reports: list[Report], start: int, end: int) -> Report | None:
    """The first report inside of the words, else the last before them, else the first behind."""
    inside = [each for each in reports if each.start < end and each.end > start]
    before = [each for each in reports if each.end <= start]
    behind = [each for each in reports if each.start >= end]
    in_order = [*inside, *reversed(before), *behind]
    return next((each for each in in_order if each.speaker is not None), None)


def _speaker(chosen: Report | None, own: str, before: str, rules: Rules | None, *, declined: bool) -> Named | None:
    if chosen is None:
        return _of_quotation(own, before, rules) if not declined else None
    if isinstance(chosen.speaker, Named):
        return _in_full(chosen.speaker, before)
    return _named_before(chosen.speaker, before, rules)


def _of_quotation(own: str, before: str, rules: Rules | None) -> Named | None:
    """A quotation alone is that of the one who speaks in the sentence before."""
    quoted = own.strip().rstrip(".")
    return _last_named(before, rules) if quoted[:1] in '“«„"' and quoted[-1:] in '”»"“' else None


def _named_before(meant: Meant, before: str, rules: Rules | None) -> Named | None:
    """Whom a pronoun, or “the minister”, means, where the sentence before says so."""
    found = _last_named(before, rules)
    is_subject = found is None
    found = found or _subject(before, rules)
    if found is None or found.kind == ClaimantKind.ANONYMOUS or not isinstance(meant, Unnamed):
        return None
    if not meant.noun:
        return found if found.kind == ClaimantKind.PERSON or not is_subject else None
    said_of = f"{found.name} {found.role}".casefold()
    return found if meant.noun.removeprefix("ال") in said_of else None


def _in_full(named: Named, before: str) -> Named:
    """A family name alone, with the first name that the sentence before gives."""
    if " " in named.name or named.kind not in {"", ClaimantKind.PERSON}:
        return named
    full = re.search(rf"(?<!\w)([^\W\d_a-z][\w’'-]+ ){{1,2}}{re.escape(named.name)}(?!\w)", before)
    return named._replace(name=full.group()) if full else named


def _last_named(sentence: str, rules: Rules | None) -> Named | None:
    reports = sorted(_reading(sentence, rules).reports(), key=lambda report: report.start) if sentence else []
    named = [each.speaker for each in reports if isinstance(each.speaker, Named)]
    is_one = len({each.name for each in named}) == 1
    return named[0] if named and is_one and isinstance(reports[0].speaker, Named) else None


def _subject(sentence: str, rules: Rules | None) -> Named | None:
    """The person with a title with whom a sentence begins, where it reports nothing."""
    if rules is None or not sentence or sentence.strip()[:1] in '“«"':
        return None
    reading = Reading(sentence, rules)
    if any(each.speaker is not None for each in reading.reports()):
        return None
    return reading.opening()
