"""Which words of a page are its article: a library proposes, and the page's own blocks are kept in its stead."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from sources.intake.blocks import Block

_GRAM: Final = 8
_MOST_COMPARED: Final = 400_000
_PROPOSED: Final = 0.6
_MOSTLY_LINKS: Final = 0.5
_LONG: Final = 80
"""Letters of a block that looks like a paragraph of an article."""

_ASIDE_TAGS: Final = frozenset({"nav", "aside", "footer"})
_ASIDE: Final = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|share|sharing|social|related|recommended|recirc|promo|newsletter|subscri\w+|"
    r"advert\w*|ads?|sponsored|sidebar|breadcrumbs?|cookies?|consent|gdpr|tags?|menu|nav|navbar|footer|popular|trending|"
    r"most-?read|read-?more|also-?read|paywall|banner|copyright|pagination|byline|author-?(?:bio|info|box))(?:[\s_-]|$)",
    re.IGNORECASE,
)
_RIGHTS: Final = re.compile(
    r"©|\(c\) ?[12]\d{3}|all rights reserved|tous droits réservés|все права защищены", re.IGNORECASE
)
_PARAGRAPHS: Final = frozenset({"p", "li", "blockquote", "dd", "dt", "pre", "tr", "h2", "h3", "h4", "h5", "h6", "div"})


class Article(NamedTuple):
    """The text of an article, and the paragraphs of the page that look like more of it and are not in the text."""

    text: str
    left_out: tuple[str, ...] = ()


def article_of(blocks: Sequence[Block], proposals: Iterable[str]) -> Article:
    """The blocks that the proposals hold, those that the page itself calls its article, and what lies between them.

    Proposals may have lost marks and words inside a paragraph: what is kept is the paragraph as readers see it.
    """
    beside = [_is_beside(block) for block in blocks]
    kept = _kept(blocks, beside, " ".join(proposals))
    if not any(kept):
        kept = _without_proposal(blocks, beside)
    shown = [block.text for block, is_kept in zip(blocks, kept, strict=True) if is_kept]
    return Article("\n".join(shown), tuple(_left_out(blocks, beside, kept)))


def _kept(blocks: Sequence[Block], beside: list[bool], proposal: str) -> list[bool]:
    squeezed = _squeezed(proposal[:_MOST_COMPARED])
    grams = {squeezed[place : place + _GRAM] for place in range(len(squeezed) - _GRAM + 1)}
    lines = {_squeezed(line) for line in proposal.splitlines()}
    kept = [
        block.element.tag != "h1"
        and not _RIGHTS.search(block.text[:200])
        and ((_is_body(block) and not aside) or _is_proposed(_squeezed(block.text), grams, lines))
        and not _is_in_aside(block.element)
        for block, aside in zip(blocks, beside, strict=True)
    ]
    return _with_what_lies_between(blocks, beside, kept)


def _is_proposed(words: str, grams: set[str], lines: set[str]) -> bool:
    if len(words) < _GRAM * 2:
        return bool(words) and words in lines
    pieces = [words[place : place + _GRAM] for place in range(0, len(words) - _GRAM + 1, 4)]
    return sum(piece in grams for piece in pieces) >= len(pieces) * _PROPOSED


def _with_what_lies_between(blocks: Sequence[Block], beside: list[bool], kept: list[bool]) -> list[bool]:
    """Keep what stands between two kept blocks and belongs to what one of them belongs to."""
    places = [place for place, is_kept in enumerate(kept) if is_kept]
    filled = list(kept)
    for first, last in itertools.pairwise(places):
        homes = {_home(blocks[first]), _home(blocks[last])}
        for place in range(first + 1, last):
            block = blocks[place]
            is_more = block.element.tag in _PARAGRAPHS and _home(block) in homes and block.linked < _MOSTLY_LINKS
            filled[place] = is_more and not beside[place]
    return filled


def _without_proposal(blocks: Sequence[Block], beside: list[bool]) -> list[bool]:
    for tag in ("article", "main", "body"):
        kept = [
            block.element.tag != "h1"
            and not aside
            and block.linked < _MOSTLY_LINKS
            and not _RIGHTS.search(block.text[:200])
            and _is_within(block, tag)
            for block, aside in zip(blocks, beside, strict=True)
        ]
        if any(kept):
            return kept
    return [True] * len(blocks)


def _left_out(blocks: Sequence[Block], beside: list[bool], kept: list[bool]) -> Iterable[str]:
    has_main = any(_is_within(block, "main") or _is_within(block, "article") for block in blocks)
    shown = {block.text for block, is_kept in zip(blocks, kept, strict=True) if is_kept}
    for block, aside, is_kept in zip(blocks, beside, kept, strict=True):
        looks_like_it = not aside and block.linked < _MOSTLY_LINKS / 2 and len(_squeezed(block.text)) >= _LONG
        placed = not has_main or _is_within(block, "main") or _is_within(block, "article")
        is_heading = block.element.tag in {"h1", "h2"}
        if looks_like_it and placed and not (is_kept or is_heading or block.text in shown):
            yield block.text


def _is_beside(block: Block) -> bool:
    """Whether the page marks the block, or what it stands in, as something else than its article."""
    for element in (block.element, *block.element.iterancestors()):
        if element.tag in {"body", "html"}:
            return False
        # An element for the whole page may say "has-sidebar": only what is smaller than the article counts.
        if element.tag in {"main", "article"}:
            return _is_in_aside(element)
        named = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
        if element.tag in _ASIDE_TAGS or _ASIDE.search(named):
            return True
    return False


def _is_in_aside(element: Any) -> bool:
    return any(each.tag in _ASIDE_TAGS for each in (element, *element.iterancestors()))


def _is_body(block: Block) -> bool:
    return any(
        "articleBody" in element.get("itemprop", "").split()
        for element in (block.element, *block.element.iterancestors())
    )


def _is_within(block: Block, tag: str) -> bool:
    return any(element.tag == tag for element in (block.element, *block.element.iterancestors()))


def _home(block: Block) -> Any:
    """What the block is a part of: the list of an item and the table of a row stand for it in their own home."""
    element = block.element
    while element.tag in {"li", "tr", "tbody", "dd", "dt"} and element.getparent() is not None:
        element = element.getparent()
    return element.getparent()


def _squeezed(text: str) -> str:
    """Letters and digits alone, of one case and width."""
    return "".join(character for character in unicodedata.normalize("NFKC", text).lower() if character.isalnum())
