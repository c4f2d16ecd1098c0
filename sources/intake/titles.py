"""What a page or a pasted text is called."""

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from factcheck.analysis.folding import fold
from sources.intake.fitting import one_line
from sources.intake.markup.structured import Said

_LONGEST: Final = 500
_SITE: Final = re.compile(r" (?:[|·•–—»:-]|::) | ?\| ?")
_CUT: Final = 120
_HALF: Final = 0.5
_INITIALS: Final = 3
"""Letters of a name of a site that is no more than initials, such as BBC."""


def title_of(tree: Any, said: Said, *, site: str, url: str) -> str:
    """The headline of a page as it shows it; else its title for others, without the name of its site."""
    shared = [one_line(_without_site(title, site, url), _LONGEST) for title in _for_others(tree, said)]
    for heading in _headings(tree):
        if fold(heading) == fold(site):
            continue
        if not shared or any(_is_part(heading, title) for title in shared):
            return heading
    return next(filter(None, shared), "") or next(iter(_headings(tree)), "")


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
    return [line for title in titles if (line := one_line(title, _LONGEST))]


def _headings(tree: Any) -> Iterator[str]:
    """The headings of the first order, those of the article before the page's."""
    headings = list(tree.iter("h1"))
    inside = [h1 for h1 in headings if any(each.tag in {"article", "main"} for each in h1.iterancestors())]
    for h1 in inside or headings:
        if line := one_line(" ".join(h1.itertext()), _LONGEST):
            yield line


def _is_part(heading: str, title: str) -> bool:
    one, other = fold(heading), fold(title)
    return one in other or other in one or _share(one, other) >= _HALF


def _share(one: str, other: str) -> float:
    words = set(one.split())
    return len(words & set(other.split())) / len(words) if words else 0.0


def _without_site(title: str, site: str, url: str) -> str:
    """The title without the name of the site at its end or its beginning, where that is what stands there."""
    parts = _SITE.split(title)
    if len(parts) > 1 and _names_site(parts[-1], site, url):
        return title[: title.rfind(parts[-1])].rstrip(" |·•–—»:-")
    if len(parts) > 1 and _names_site(parts[0], site, url):
        return title[title.find(parts[1]) :]
    return title


def _names_site(words: str, site: str, url: str) -> bool:
    plain = "".join(character for character in fold(words) if character.isalnum())
    known = {"".join(filter(str.isalnum, fold(site)))} - {""}
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    labels = {"".join(filter(str.isalnum, label)) for label in host.split(".")[:-1]} | {host.replace(".", "")}
    return plain in known or any(
        plain == label or (len(label) > _INITIALS and plain == f"the{label}") for label in labels
    )
