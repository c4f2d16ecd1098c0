"""What a page or a pasted text is called."""

import re
from collections.abc import Collection
from html import unescape
from typing import Any, Final
from urllib.parse import urlsplit

from factcheck.analysis.folding import fold
from sources.intake.fitting import one_line
from sources.intake.markup.blocks import blocks_of
from sources.intake.markup.structured import Said

_LONGEST: Final = 500
_SITE: Final = re.compile(r" (?:[|·•–—»«:-]|::) | ?[|｜] ?|(?<=[^_])_(?=[^_])|--")
_EDGES: Final = " |｜·•–—»«:_-"
_HEADLINE: Final = re.compile(
    r"(?:^|\s)(?:entry-title|(?:post|article|story|news)[-_]{1,2}(?:title|headline)|headline)(?:\s|$)"
)
_CUT: Final = 120
_HALF: Final = 0.5
_INITIALS: Final = 3
"""Letters of a name of a site that is no more than initials, such as BBC."""


def title_of(tree: Any, said: Said, *, site: str, url: str) -> str:
    """The headline of a page as it shows it; else its title for others, without the name of its site."""
    logos, headings = _headings(tree)
    sites = [name for name in (site, *logos) if name]
    shared = [one_line(_without_site(title, sites, url), _LONGEST) for title in _for_others(tree, said)]
    for heading in headings:
        if fold(heading) in map(fold, sites):
            continue
        if not shared or any(_is_part(heading, title) for title in shared):
            return heading
    return next(filter(None, shared), "") or next(iter(headings), "")


def site_of(said: Said) -> str:
    """The name by which a page calls its site."""
    publishers = (node.get("publisher") for node in said.nodes)
    named = [each.get("name", "") for each in publishers if isinstance(each, dict)]
    return next((one_line(name, 300) for name in [*said.named("og:site_name", "application-name"), *named] if name), "")


def cut_title(sentence: str) -> str:
    """A sentence as a title of at most 120 characters, cut between words where there are any."""
    if len(sentence) <= _CUT:
        return sentence.removesuffix(".")
    space = sentence.rfind(" ", _CUT // 2, _CUT)
    return sentence[: space if space > 0 else _CUT - 1].rstrip(" ,;:") + "…"


def _for_others(tree: Any, said: Said) -> list[str]:
    titles = [*said.named("og:title", "twitter:title"), *said.texts("headline")]
    titles += ["".join(element.itertext()) for element in tree.iter("title") if element.getparent().tag == "head"]
    return [line for title in titles if (line := one_line(unescape(title), _LONGEST))]


def _headings(tree: Any) -> tuple[list[str], list[str]]:
    """The headings of the first order: those that are no more than the name of the site, and the others.

    Those of the article go before those of the page.
    """
    logos: list[str] = []
    inside: list[str] = []
    others: list[str] = []
    for h1 in tree.iter("h1"):
        line = one_line(" ".join(block.text for block in blocks_of(h1)), _LONGEST)
        within = {each.tag for each in h1.iterancestors()}
        if line and any(urlsplit(link.get("href", "")).path in {"", "/"} for link in h1.iter("a")):
            logos.append(line)
        elif line:
            (inside if within & {"article", "main"} else others).append(line)
    return logos, inside or others or _marked_headings(tree)


def _marked_headings(tree: Any) -> list[str]:
    """The heading of a lower order that a page without one of the first marks as that of its article."""
    marked = [each for each in tree.iter("h2", "h3") if _HEADLINE.search(each.get("class", ""))]
    lines = [one_line("".join(each.itertext()), _LONGEST) for each in marked[: len(("one", "other"))]]
    return lines if len(lines) == 1 else []


def _is_part(heading: str, title: str) -> bool:
    one, other = fold(heading), fold(title)
    return one in other or other in one or _share(one, other) >= _HALF


def _share(one: str, other: str) -> float:
    words = set(one.split())
    return len(words & set(other.split())) / len(words) if words else 0.0


def _without_site(title: str, sites: Collection[str], url: str) -> str:
    """The title without the name of the site at its end or its beginning, where that is what stands there.

    What stands between bars before the name is the section.
    """
    parts = _SITE.split(title)
    if len(parts) > 1 and _names_site(parts[-1], sites, url):
        rest = title[: title.rfind(parts[-1])].rstrip(_EDGES)
        return rest.partition(" | ")[0] if title.count(" | ") > 1 else rest
    if len(parts) > 1 and _names_site(parts[0], sites, url):
        return title[title.find(parts[1]) :]
    before, mark, after = title.partition(": ")
    return after if mark and _names_site(before, sites, url) else title


def _names_site(words: str, sites: Collection[str], url: str) -> bool:
    plain = _letters(words)
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    labels = {_letters(label) for label in host.split(".")[:-1]} | {host.replace(".", "")}
    known = {_letters(site) for site in sites} | {label for label in labels if len(label) > _INITIALS}
    return plain in known | labels or plain.removeprefix("the") in {each.removeprefix("the") for each in known - {""}}


def _letters(words: str) -> str:
    return "".join(character for character in fold(words) if character.isalnum())
