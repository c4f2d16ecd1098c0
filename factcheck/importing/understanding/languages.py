"""Languages and countries as archives name them: tags, codes, names in many languages, and one taken for the other."""

import re
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from babel import Locale
from django.core.exceptions import ValidationError

from factcheck.analysis.months import LANGUAGES
from factcheck.importing.understanding.texts import bare
from factcheck.languages import normalise_language_tag, validate_language_tag
from sources.countries import COUNTRIES

_SPOKEN_IN: Final = (
    *("en", "fr", "de", "es", "pt", "it", "ru", "uk", "hy", "az", "tr", "ar", "pl", "nl", "cs", "sv", "da"),
)
# Three letters of ISO 639-2 for which there are two.
_THREE_LETTERS: Final = (
    "eng:en fra:fr fre:fr deu:de ger:de spa:es por:pt ita:it rus:ru ukr:uk hye:hy arm:hy aze:az tur:tr ara:ar "
    "fas:fa per:fa pol:pl nld:nl dut:nl ces:cs cze:cs slk:sk slo:sk hun:hu ron:ro rum:ro bul:bg ell:el gre:el "
    "heb:he hin:hi ben:bn tam:ta tel:te mal:ml mar:mr guj:gu urd:ur ind:id msa:ms may:ms tha:th vie:vi jpn:ja "
    "kor:ko zho:zh chi:zh swe:sv dan:da nor:no nob:nb fin:fi est:et lav:lv lit:lt srp:sr hrv:hr bos:bs slv:sl "
    "mkd:mk sqi:sq alb:sq kat:ka geo:ka kaz:kk bel:be cat:ca eus:eu glg:gl isl:is swa:sw amh:am"
)
_THREE: Final = dict(pair.split(":") for pair in _THREE_LETTERS.split())
_OTHERS: Final = {
    "moldavian": "ro", "moldovan": "ro", "farsi": "fa", "mandarin": "zh", "flemish": "nl", "castilian": "es",
    "castellano": "es", "brazilian portuguese": "pt-BR", "portugues brasileiro": "pt-BR", "tagalog": "fil", "iw": "he",
    "in": "id", "serbo croatian": "sh", "ukranian": "uk", "bangla": "bn", "bahasa indonesia": "id", "bahasa": "id",
}  # fmt: skip
_COUNTRIES: Final = {
    "us": "US", "u s": "US", "usa": "US", "u s a": "US", "america": "US", "uk": "GB", "u k": "GB", "england": "GB",
    "great britain": "GB", "britain": "GB", "russia": "RU", "moldova": "MD", "czech republic": "CZ",
    "south korea": "KR",
    "the netherlands": "NL", "turkey": "TR", "syria": "SY", "iran": "IR", "vietnam": "VN", "united states": "US",
}  # fmt: skip

COUNTRY: Final = "a country, not a language: left empty"
UNKNOWN: Final = "not understood as a language: left empty"


class Language(NamedTuple):
    """A language tag and a country's code, each empty where not told, and what was odd, empty where nothing was."""

    tag: str = ""
    country: str = ""
    remark: str = ""


def understood_language(value: Any) -> Language:
    """The language that is named: a tag, a name, or schema.org's `Language` with either; of several, the first."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name") or value.get("@id") or ""
        return understood_language(value) if isinstance(value, list | dict) else understood_language(str(value))
    return _understood(value.strip()) if isinstance(value, str) else Language()


@lru_cache(maxsize=1000)
def _understood(written: str) -> Language:
    plain = bare(written)
    if plain in {"", "null", "none", "unknown", "n a", "other", "und", "mul", "xx"}:
        return Language()
    if named := _OTHERS.get(plain) or _languages().get(plain):
        return Language(named)
    if tag := _tag(written):
        return Language(tag)
    if country := country_of(written):
        return Language(country=country, remark=COUNTRY)
    return _first_of(written)


def _first_of(written: str) -> Language:
    """The language of “English (US)”, “Russian, Ukrainian” or “Spanish/Mexico”."""
    for mark in ("(", ",", "/", ";", "|", " and ", " - "):
        first, found, rest = written.partition(mark)
        if found and (tag := _understood(first.strip()).tag):
            return Language(tag, country_of(rest.strip(" ()")))
    return Language(remark=UNKNOWN)


def _tag(written: str) -> str:
    tag = normalise_language_tag(written.replace("_", "-").partition(".")[0])
    language, dash, rest = tag.partition("-")
    language = _THREE.get(language.lower(), language.lower())
    # The United Kingdom's code is GB, whatever it calls itself.
    rest = re.sub(r"(?<![A-Za-z0-9])UK(?![A-Za-z0-9])", "GB", rest, flags=re.IGNORECASE)
    if language not in _codes():
        return ""
    try:
        validate_language_tag(language + dash + rest)
    except ValidationError:
        return ""
    return language + dash + rest


@lru_cache(maxsize=1000)
def country_of(written: str) -> str:
    """The code of ISO 3166-1 of the country that is named, in any of many languages; empty for none."""
    plain = bare(written)
    if plain.upper() in COUNTRIES and written.strip().isupper():
        return plain.upper()
    return _COUNTRIES.get(plain) or _countries().get(plain, "")


@cache
def _codes() -> frozenset[str]:
    return frozenset(str(code) for code in Locale("en").languages if "_" not in str(code)) | {"sh", "no", "tl"}


@cache
def _languages() -> dict[str, str]:
    """Codes by folded names: English first, then each language's own name, then what other languages call it."""
    found: dict[str, str] = {}
    for locale in (Locale(code) for code in _SPOKEN_IN):
        for code, name in locale.languages.items():
            found.setdefault(bare(name), code.replace("_", "-"))
    for code in (*LANGUAGES, "zh", "ja", "ko"):
        found.setdefault(bare(Locale.parse(code).language_name or ""), code.partition("_")[0])
    found.pop("", None)
    return found


@cache
def _countries() -> dict[str, str]:
    found = {bare(name): code for code, name in COUNTRIES.items()}
    for locale in (Locale(code) for code in _SPOKEN_IN):
        for code, name in locale.territories.items():
            if code in COUNTRIES:
                found.setdefault(bare(name), code)
    return found
