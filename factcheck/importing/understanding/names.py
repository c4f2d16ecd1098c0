"""Names of people and organisations as archives write them."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from factcheck.importing.records import ReadParty
from factcheck.importing.understanding.addresses import addresses_in, understood_address
from factcheck.importing.understanding.languages import country_of
from factcheck.importing.understanding.nobody import NOBODY, is_platform, is_vague
from factcheck.importing.understanding.people import is_person
from factcheck.importing.understanding.texts import bare, cut, line_of

LONGEST: Final = 300
ANONYMOUS: Final = "Anonymous"
"""The kind of a party that is named so that nobody is told: “Multiple sources”, “Facebook posts”."""

_ORGANISATION: Final = re.compile(
    r"\b(?:ministry|ministère|ministerio|ministério|ministerium|министерство|міністерство|university|université|"
    r"universität|universidad|universidade|committee|commission|association|institute|foundation|federation|council|"
    r"agency|department|government|coalition|union|party|partei|parti|partido|партия|network|newspaper|gazette|"
    r"magazine|inc|ltd|llc|gmbh|plc|corp|corporation|company|ngo|think[- ]tank|news)\b\.?",
    re.IGNORECASE,
)
_SUFFIXES_TEXT: Final = "jr sr ii iii iv md phd esq inc ltd llc gmbh plc corp co sa ag kg d r i mp mep usa uk us eu"
_SUFFIXES: Final = frozenset(_SUFFIXES_TEXT.split())
_ARTICLES_TEXT: Final = "der die das ein eine the a an le la les un une el los las o os um uma il lo"
_ARTICLES: Final = frozenset(_ARTICLES_TEXT.split())
_PARTICLES_TEXT: Final = "von van de der den di da del della dos du la le bin ibn al el ter ten zu af av"
_PARTICLES: Final = frozenset(_PARTICLES_TEXT.split())
_ACRONYM: Final = re.compile(r"[^\W\d_](?:[^\W\d_a-z]){0,6}-")
_HANDLE: Final = re.compile(r"@[\w.]{1,60}")
_PART: Final = re.compile(r"[^\W\d_][\w.'’-]{0,40}(?: [^\W\d_][\w.'’-]{0,40}){0,2}")
_PROFILE: Final = re.compile(
    r"https?://(?:www\.|m\.|mobile\.)?(?:twitter|x|instagram|threads|tiktok|t)\.(?:com|net|me)/@?(?P<handle>\w{1,60})(?:/(?:status|video|post)/[\w-]+)?/?(?:\?.*)?"
)
_PLATFORM: Final = re.compile(
    r"(?:[\w-]+\.)?(?:facebook|twitter|x|instagram|threads|tiktok|youtube|reddit|whatsapp|vk|weibo|linkedin)\.(?:com|net)|"
    r"(?:t\.me|youtu\.be|fb\.watch|bit\.ly|archive\.(?:ph|is|today|li|md|fo|vn)|web\.archive\.org|perma\.cc)"
)
_VIA: Final = re.compile(
    r"(?P<name>[^,;|]{2,80}?),? (?:\((?i:via):? |(?i:via): ?|(?:via|por meio de|по материалам) )(?P<way>[^,;|]{1,80})"
)
_BY_LINK: Final = re.compile(r"[ ,(]{1,3}via:?\Z")
_SITE: Final = re.compile(r"@[\w.]{1,60}|(?:[\w-]{1,60}\.){1,4}[a-z]{2,12}(?:/\S{0,80})?", re.IGNORECASE)
_SLUG: Final = re.compile(r"[a-z]{2,20}(?:-[a-z]{2,20}){1,5}")
_NO_SLUG: Final = frozenset({"al", "el", "de", "da", "la", "le", "bin", "ben", "abu", "anti", "pro", "non", "ex"})
"""First parts of names that are written with a hyphen."""
_MANY: Final = re.compile(r"\s*(?:;|\||\n)\s*")

SWAPPED: Final = "family name first: turned round"
NOBODY_IN_PARTICULAR: Final = "names nobody in particular"
NO_LETTER: Final = "no name, since it has no letter: left out"
OF_A_PLATFORM: Final = "an address on a platform, which does not tell whose it is"
CUT: Final = "longer than a name can be: cut"
ADDRESS: Final = "an address where a name belongs"
BY_WAY: Final = "by way of somebody else, who is left out"
SLUG: Final = "small letters with hyphens, as addresses have them: read as words"
LOWER: Final = "in small letters throughout: kept as written"
RECASED: Final = "in small letters throughout: its capitals taken from the record itself"


class Named(NamedTuple):
    """A party, None where none is named, and what was odd, empty where nothing was."""

    party: ReadParty | None
    remark: str = ""


@lru_cache(maxsize=8_000)
def understood_name(written: str, kind: str = "") -> Named:
    """Who is named. `kind` is the type that the archive gives, such as `Person`; empty where it gives none."""
    name = _unquoted(line_of(written)).strip(" ,;:|/\\*•·")
    plain = bare(name)
    if plain in NOBODY or not any(character.isalpha() for character in name):
        return Named(None, "" if plain in NOBODY else NO_LETTER)
    if is_vague(plain):
        return Named(ReadParty(name, written, ANONYMOUS), NOBODY_IN_PARTICULAR)
    if name[:4].lower() in {"http", "www."} and (found := _of_address(name, written, kind)):
        return found
    if "http" in name and (links := addresses_in(name)):
        return _linked(name, written, kind, links)
    if len(name) > LONGEST:
        return Named(ReadParty(cut(name, LONGEST), written, kind), CUT)
    return _through_others(name, written, kind) or _of_slug(name, written, kind) or _in_order(name, written, kind)


def _through_others(name: str, written: str, kind: str) -> Named | None:
    """The party of “Ann Lee via Facebook”; None where nobody stands between, or the word may be part of a name."""
    found = _VIA.fullmatch(name)
    if found is None or bare(found["name"]) in NOBODY:
        return None
    way = found["way"].strip(" )")
    if not (is_platform(bare(way)) or _SITE.fullmatch(way) or is_person(found["name"])):
        return None
    named = understood_name(found["name"], kind)
    return Named(named.party and replace(named.party, original=written), named.remark or BY_WAY)


def _of_slug(name: str, written: str, kind: str) -> Named | None:
    """The party of `ann-lee`, as data sets and addresses name people; None where it may be spelt so."""
    if "Organi" in kind or not _SLUG.fullmatch(name) or name.partition("-")[0] in _NO_SLUG:
        return None
    first, *others = name.split("-")
    words = [first.capitalize(), *(word if word in _PARTICLES else word.capitalize() for word in others)]
    return Named(ReadParty(" ".join(words), written, kind), SLUG)


def names_in(written: str) -> list[str]:
    """Each of the names in one field, where they are parted by semicolons, bars or lines."""
    if written.count("&") and ";" in written:
        return [written]
    return [part for part in _MANY.split(written) if part.strip()]


def recased(name: str, *texts: str) -> str:
    """A name in small letters with the capitals that it has in one of these texts; as it was where none has it."""
    if name != name.lower() or name == name.upper():
        return name
    for text in texts:
        place = text.lower().find(name)
        found = text[place : place + len(name)] if place >= 0 else name
        if found.lower() == name and (found[1:] != name[1:] or (" " not in name and found != name)):
            return found
    return name


def _unquoted(name: str) -> str:
    if len(name) > 1 and name[0] in "\"'“„«‘" and name[-1] in "\"'”“»’" and not set('"“”«»') & set(name[1:-1]):
        return name[1:-1]
    return name


def _of_address(name: str, written: str, kind: str) -> Named | None:
    url = understood_address(name).url
    if not url:
        return None
    profile = _PROFILE.fullmatch(url)
    shown = f"@{profile['handle']}" if profile else url.partition("//")[2].partition("/")[0].removeprefix("www.")
    if not profile and _PLATFORM.fullmatch(shown):
        return Named(ReadParty("", written, ANONYMOUS, (url,)), OF_A_PLATFORM)
    return Named(ReadParty(shown, written, kind, (url,)), ADDRESS)


def _linked(name: str, written: str, kind: str, links: list[str]) -> Named:
    """The party whose name has addresses after it: these become its links."""
    before = _BY_LINK.sub("", name.partition("http")[0].rstrip(" ,;:(-–"))
    named = understood_name(before, kind)
    if named.party is None:
        return Named(ReadParty(cut(name, LONGEST), written, kind, tuple(links)))
    return Named(replace(named.party, original=written, links=tuple(links)), named.remark)


def _in_order(name: str, written: str, kind: str) -> Named:
    """The party by its name, with its role where that follows a comma, and family name last."""
    if not kind and _ORGANISATION.search(name):
        return Named(ReadParty(name, written, "Organization"))
    family, comma, rest = (part.strip() for part in name.partition(","))
    if not comma or not rest or not family or "Organi" in kind or _HANDLE.match(name):
        return Named(ReadParty(name, written, kind))
    if rest[0].islower() and " " in rest and _PART.fullmatch(family):
        return Named(ReadParty(family, written, kind, role=rest))
    if _is_turned_round(family, rest):
        return Named(ReadParty(f"{rest} {family}", written, kind), SWAPPED)
    return Named(ReadParty(name, written, kind))


def _is_turned_round(family: str, given: str) -> bool:
    if not _PART.fullmatch(family) or not _PART.fullmatch(given) or "," in given:
        return False
    words = bare(given).split()
    first = family.split(maxsplit=1)[0]
    if given[0].islower() or family.rsplit(maxsplit=1)[-1][0].islower():
        return False
    if _ACRONYM.match(given) or bare(first) in _ARTICLES:
        return False
    if first.islower() and first not in _PARTICLES:
        return False
    if any(word in _SUFFIXES for word in words if len(word) > 1):
        return False
    capitalised = [word for word in family.split() if not word.islower()]
    # Two words and two words are two people.
    return len(given.split()) + len(capitalised) <= 3 and not _is_place(given)  # noqa: PLR2004


def _is_place(words: str) -> bool:
    return bool(country_of(words))
