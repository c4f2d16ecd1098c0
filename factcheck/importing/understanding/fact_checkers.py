"""Whether a claimant is in truth the one who checks: scraped archives often take the byline for the speaker."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from urllib.parse import unquote, urlsplit

from factcheck.analysis.sounds import romanised, sound_keys
from factcheck.importing.records import ReadParty
from factcheck.importing.understanding.addresses import host_of
from factcheck.importing.understanding.texts import bare

PUBLISHER: Final = "the publisher of the review: not taken as a claimant"
AUTHOR: Final = "an author of the review: not taken as a claimant"

_SHORTEST: Final = 5
_SHORTEST_INITIALS: Final = 3
_TELLING: Final = 3
"""Consonants by which a name in another script is told from others."""
_NUMBERED: Final = re.compile(r"\d{3}")
_ARTICLES: Final = frozenset({"the", "le", "la", "les", "el", "los", "der", "die", "das", "il", "o", "a", "of", "de"})
_ENDINGS: Final = frozenset({"www", "com", "org", "net", "info", "co", "m"})
_SECTIONS: Final = frozenset({"factcheck", "factchecking", "faktencheck", "check", "news", "blog", "fact", "web", "en"})
"""Parts of hosts that many sites have."""
_PLATFORMS: Final = frozenset({"facebook", "twitter", "instagram", "youtube", "tiktok", "telegram", "whatsapp"})
_IS_FRONT_PAGE: Final = re.compile(r"https?://[^/]+/?")
_NO_HOSTS: Final = {"", *(f"{name}.com" for name in _PLATFORMS)}
_GENERIC: Final = re.compile(
    r"\b(?:factcheck|fact check|factchecking|fact checking|org|com|net|staff|team|editors?|editorial|newsroom|desk|"
    r"writers?|redaktion|redaction|redacao|redaccion|redazione|equipe|equipo|redactie|редакция|редакція|խմբագրություն|"
    r"ekibi|redakcja)\b"
)


def is_fact_checker(claimant: ReadParty, publisher: ReadParty | None, authors: Iterable[ReadParty], review: str) -> str:
    """What makes the claimant the fact-checker, as a remark; empty where nothing does. `review` is its address."""
    name = bare(claimant.name)
    joined = name.replace(" ", "")
    if publisher is not None and (name == bare(publisher.name) or _bare(name) == _bare(bare(publisher.name)) != ""):
        return PUBLISHER
    if publisher is not None and _front_pages(claimant) & _front_pages(publisher):
        return PUBLISHER
    hosts = {host_of(url) for url in (review, *(publisher.links if publisher else ()))} - {""}
    if any(joined in _names_of_site(host) for host in hosts) and joined not in _PLATFORMS:
        return PUBLISHER
    for author in authors:
        if name == bare(author.name) or any(_names(url, name) for url in author.links):
            return AUTHOR
    return AUTHOR if publisher is not None and any(_names(url, name) for url in publisher.links) else ""


@lru_cache(maxsize=1000)
def _bare(name: str) -> str:
    return _GENERIC.sub(" ", name).replace(" ", "")


def _front_pages(party: ReadParty) -> set[str]:
    return {host_of(url) for url in party.links if _IS_FRONT_PAGE.fullmatch(url)} - _NO_HOSTS


@lru_cache(maxsize=1000)
def _names_of_site(host: str) -> set[str]:
    """What a site at this host is called: its host, and the part before its ending, if long enough to be a name."""
    labels = host.split(".")
    inner = labels[-2] if len(labels) > 1 else ""
    if len(inner) <= 3 and len(labels) > 2:  # noqa: PLR2004 -- "co.uk", "com.br"
        inner = labels[-3]
    return {host.replace(".", "")} | ({inner.replace("-", "")} if len(inner) >= _SHORTEST else set())


def is_of_site(name: str, host: str) -> bool:
    """Whether a publisher of that name has its site at that host: “Agence France-Presse” at factcheck.afp.com, “Медуза”
    at meduza.io, “The Post” at post.example.
    """
    words = [romanised(word) for word in bare(name).split()]
    words = [word for word in words if word not in _ARTICLES] if not _NUMBERED.search(name) else []
    labels = [label for label in _labels(host)[:-1] if label not in _ENDINGS]
    joined, initials = "".join(words), "".join(word[:1] for word in words)
    if not joined or not labels:
        return False
    inner = {label for label in labels if len(label) >= _SHORTEST_INITIALS} - _SECTIONS
    telling = {joined, initials, *(word for word in words if len(word) >= _SHORTEST)}
    if not inner.isdisjoint(telling) or (len(joined) >= _SHORTEST and joined in "".join(_labels(host))):
        return True
    sounds = sound_keys(joined)
    return any(len(key) >= _TELLING and key in sounds for label in inner for key in sound_keys(label))


@lru_cache(maxsize=1000)
def _labels(host: str) -> tuple[str, ...]:
    """The parts of a host as names are compared; those in other scripts in Latin letters."""
    try:
        written = host.encode("ascii").decode("idna")
    except UnicodeError:
        written = host
    return tuple(romanised(label.replace("-", "")) for label in written.split("."))


def _names(url: str, name: str) -> bool:
    """Whether the last part of an address, such as /about/authors/grace-gichuhi, is a name of two words or more."""
    return " " in name and _last_part(url) == name.replace(" ", "")


@lru_cache(maxsize=1000)
def _last_part(url: str) -> str:
    return bare(unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2]).replace("+", " ")).replace(" ", "")
