"""Which words of a page are its article: a library proposes, and the page's own blocks are kept in its stead."""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from sources.intake.markup.blocks import Block

_GRAM: Final = 8
_MOST_COMPARED: Final = 400_000
_PROPOSED: Final = 0.6
_MOSTLY_LINKS: Final = 0.5
_ALL_LINKS: Final = 0.9
_MOST_OF_IT: Final = 0.5
_LONG: Final = 80
"""Letters of a block that looks like a paragraph of an article."""

_ASIDE_TAGS: Final = frozenset({"nav", "aside", "footer", "form", "dialog"})
_ASIDE: Final = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|share|sharing|shared\w*|related\w*|recommended|recommendations|recirc\w*|promo|"
    r"social-?(?:shar\w+|links|icons|bar|buttons|follow|media)|newsletters?|outbrain|taboola|up-?next|"
    r"advert\w*|ads?|sponsored|sidebar|breadcrumbs?|cookies?|consent|gdpr|menu|nav|navbar|footer|popular|trending|"
    r"most-?read|more-?(?:stories|news|from|on|articles)|you-?may|pull-?quotes?|"
    r"banner|copyright|pagination|byline|author-?(?:bio|info|box))(?:[\s_-]|$)",
    re.IGNORECASE,
)
# Names of boxes beside articles, and of what holds paragraphs of them: “widgets” of a builder, what is “paywall”.
_MAYBE_ASIDE: Final = re.compile(
    r"(?:^|[\s_-])(?:widgets?|tags?|subscri\w+|paywall|also-?read|read-?(?:more|next|also))(?:[\s_-]|$)", re.IGNORECASE
)
_LEAD: Final = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|lead|lede|lead-?in|intro|subtitle|sub-?head(?:line|ing)?|chapo|summary|excerpt|"
    r"abstract|description|vorspann|teaser-?text|kicker-?text)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_OFFER: Final = re.compile(
    r"(?:subscribe|sign up|sign in|log in|register|become a member|already a subscriber|to continue reading|"
    r"this (?:article|story|content) is (?:only )?(?:for|available to)|support our|abonnez-vous|déjà abonné|"
    r"cet article est réservé|inscrivez-vous|jetzt abonnieren|weiterlesen mit|bereits abonnent|suscríbete|"
    r"abbonati|iscriviti|подпи(?:шитесь|сывайтесь)|оформите подписку|підпи(?:шіться|суйтесь)|abone ol|abunə ol|"
    r"اشترك|سجل الآن|բաժանորդագրվ|会員登録|订阅)",
    re.IGNORECASE,
)
# What stands before a link to another article.
_READ_ALSO: Final = re.compile(
    r"\W*(?:read|see|read (?:also|more|next)|also (?:read|on)|see also|related|more on this|watch|don['’]t miss|"
    r"(?:à )?lire (?:aussi|également)|voir aussi|читайте (?:также|ещё|еще)|смотрите также|по теме|"
    r"lesen sie (?:auch|mehr)|mehr zum thema|siehe auch|le[ae] (?:también|además|más)|te puede interesar|"
    r"ver también|leggi anche|lees ook|"
    r"ayrıca (?:oku|bak)\w*|ilgili haber\w*|читайте (?:також|ще)|дивіться також|կարդացեք նաև|կարդա նաև|"
    r"həmçinin oxu\w*|اقرأ (?:أيض[اً]+|المزيد)|شاهد أيضا|関連記事|相关阅读|相關閱讀|延伸閱讀)\s?[:：»>→-]",
    re.IGNORECASE,
)
# Lines of a page's machinery between the paragraphs of an article.
_MACHINERY: Final = re.compile(
    r"[\W_]*(?:advert(?:isement|isment)?s?|ad|sponsored content|publicité|реклама|werbung|anzeige|publicidad|"
    r"pubblicità|reklama?|advertentie|إعلان|գովազդ|広告|广告|廣告|[\w ]{3,20} continues? (?:below|after)[\w ]{0,30}|"
    r"advertisement\W{1,3}(?:scroll|continue)[\w ]{0,30}|skip (?:past )?(?:advert\w*|newsletter)[\w ]{0,30}|"
    r"(?:listen to|give|share|gift|save|print) (?:this|full)(?: full)? (?:article|story)[\w :·]{0,20})[\W_]*",
    re.IGNORECASE,
)
_LONGEST_MACHINERY: Final = 80
_SHORT: Final = 250
_RIGHTS: Final = re.compile(
    r"©|\(c\) ?[12]\d{3}|all rights reserved|tous droits réservés|все права защищены", re.IGNORECASE
)
_MOST_MARKS: Final = 20
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6", "time"})
_WITHIN: Final = frozenset({"ul", "ol", "li", "dl", "table", "tbody", "thead", "tfoot", "tr", "blockquote", "details"})
_PARAGRAPHS: Final = frozenset(
    {"p", "footer", "li", "blockquote", "dd", "dt", "pre", "tr", "h2", "h3", "h4", "h5", "h6", "div"}
)


class LeftOut(NamedTuple):
    """A paragraph that looks like more of an article, and the one of the article that it stands behind, if any."""

    words: str
    behind: str = ""


class Article(NamedTuple):
    """The text of an article, and the paragraphs of the page that look like more of it and are not in the text."""

    text: str
    left_out: tuple[LeftOut, ...] = ()


def article_of(blocks: Sequence[Block], proposals: Iterable[str]) -> Article:
    """The blocks that the proposals hold, those that the page itself calls its article, and what lies between them.

    Proposals may have lost marks and words inside a paragraph: what is kept is the paragraph as readers see it.
    """
    proposed = _proposed(blocks, " ".join(proposals))
    beside = _beside(blocks, proposed)
    kept = _kept(blocks, beside, proposed)
    if not any(kept):
        kept = _without_proposal(blocks, beside)
    shown = [block.text for block, is_kept in zip(blocks, kept, strict=True) if is_kept]
    return Article("\n".join(shown), tuple(_left_out(blocks, beside, kept)))


def _proposed(blocks: Sequence[Block], proposal: str) -> list[bool]:
    squeezed = _squeezed(proposal[:_MOST_COMPARED])
    grams = {squeezed[place : place + _GRAM] for place in range(len(squeezed) - _GRAM + 1)}
    lines = {_squeezed(line) for line in proposal.splitlines()}
    return [_is_proposed(_squeezed(block.text), grams, lines) for block in blocks]


def _kept(blocks: Sequence[Block], beside: list[bool], proposed: list[bool]) -> list[bool]:
    kept = [
        not aside and (is_proposed or _is_body(block)) and _can_be_article(block)
        for block, aside, is_proposed in zip(blocks, beside, proposed, strict=True)
    ]
    return _with_lead(blocks, beside, _with_what_lies_between(blocks, beside, kept))


def _can_be_article(block: Block) -> bool:
    is_offer = len(block.text) < _SHORT and bool(_OFFER.match(block.text))
    return (
        block.element.tag != "h1"
        and block.linked < _ALL_LINKS
        and not is_offer
        and not _is_machinery(block)
        and not _RIGHTS.search(block.text[:200])
    )


def _is_machinery(block: Block) -> bool:
    leads_away = block.linked >= _MOSTLY_LINKS and bool(_READ_ALSO.match(block.text))
    return leads_away or (len(block.text) < _LONGEST_MACHINERY and bool(_MACHINERY.fullmatch(block.text)))


def _with_lead(blocks: Sequence[Block], beside: list[bool], kept: list[bool]) -> list[bool]:
    """Keep what stands between the headline and the first block that is kept, if it leads into that."""
    first = next((place for place, is_kept in enumerate(kept) if is_kept), 0)
    headline = next((place for place, block in enumerate(blocks[:first]) if block.element.tag == "h1"), first)
    filled = list(kept)
    for place in range(headline + 1, first):
        element = blocks[place].element
        leads = _LEAD.search(f"{element.get('class', '')} {element.get('itemprop', '')}")
        heads = element.tag in _HEADINGS and _home(blocks[place]) is _home(blocks[place + 1])
        filled[place] = bool(leads or heads) and not beside[place] and _can_be_article(blocks[place])
    return filled


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
            filled[place] = is_more and not beside[place] and not _is_machinery(block)
    return filled


def _without_proposal(blocks: Sequence[Block], beside: list[bool]) -> list[bool]:
    for tag in ("article", "main", "body"):
        kept = [
            not aside and block.linked < _MOSTLY_LINKS and _can_be_article(block) and _is_within(block, tag)
            for block, aside in zip(blocks, beside, strict=True)
        ]
        if any(kept):
            return kept
    return [True] * len(blocks)


def _left_out(blocks: Sequence[Block], beside: list[bool], kept: list[bool]) -> Iterable[LeftOut]:
    has_main = any(_is_within(block, "main") or _is_within(block, "article") for block in blocks)
    shown = {block.text for block, is_kept in zip(blocks, kept, strict=True) if is_kept}
    behind = ""
    for block, aside, is_kept in zip(blocks, beside, kept, strict=True):
        if is_kept:
            behind = block.text
        elif aside and not _may_be_more(block):
            continue
        elif block.text not in shown and _looks_like_more(block, is_placed=not has_main):
            yield LeftOut(block.text, behind)


def _may_be_more(block: Block) -> bool:
    """Whether what sets a block of an article apart is no more than an <aside>, or a name that articles have too."""
    marked = [each for each in (block.element, *block.element.iterancestors()) if _is_surely_marked(each)]
    are_asides = all(each.tag == "aside" and not _ASIDE.search(_names_of(each)) for each in marked)
    return are_asides and _is_within(block, "article")


def _is_prose(block: Block) -> bool:
    return block.linked < _MOSTLY_LINKS / 2 and len(_squeezed(block.text)) >= _LONG


def _looks_like_more(block: Block, *, is_placed: bool) -> bool:
    is_heading = block.element.tag in {"h1", "h2"}
    return (
        _is_prose(block) and not is_heading and (is_placed or _is_within(block, "main") or _is_within(block, "article"))
    )


def _beside(blocks: Sequence[Block], proposed: list[bool]) -> list[bool]:
    """Which blocks the page marks, or what they stand in, as something else than its article.

    A mark around most of what is proposed is none: a whole page may say "has-sidebar".
    """
    marks: dict[Any, tuple[Any, ...]] = {}
    around = [_marks_around(block.element, marks) for block in blocks]
    offering = {
        each for block, elements in zip(blocks, around, strict=True) if _OFFER.match(block.text) for each in elements
    }
    around = [
        tuple(each for each in elements if each in offering or not _is_prose(block) or _is_surely_marked(each))
        for block, elements in zip(blocks, around, strict=True)
    ]
    weights = [len(block.text) for block in blocks]
    if any(proposed):
        weights = [weight * is_proposed for weight, is_proposed in zip(weights, proposed, strict=True)]
    held: Counter[Any] = Counter()
    for elements, weight in zip(around, weights, strict=True):
        held.update(dict.fromkeys(elements, weight))
    return [any(held[each] < sum(weights) * _MOST_OF_IT for each in elements) for elements in around]


def _marks_around(element: Any, known: dict[Any, tuple[Any, ...]]) -> tuple[Any, ...]:
    """The elements around one, itself included, that are marked so."""
    path = []
    while element is not None and element not in known:
        path.append(element)
        element = element.getparent()
    found = known.get(element, ())
    for each in reversed(path):
        found = (*found, each)[-_MOST_MARKS:] if _is_marked(each) else found
        known[each] = found
    return found


def _is_marked(element: Any) -> bool:
    if element.tag == "footer" and any(each.tag == "blockquote" for each in element.iterancestors()):
        return False
    return _is_surely_marked(element) or bool(_MAYBE_ASIDE.search(_names_of(element)))


def _is_surely_marked(element: Any) -> bool:
    return element.tag in _ASIDE_TAGS or bool(_ASIDE.search(_names_of(element)))


def _names_of(element: Any) -> str:
    return f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"


def _is_body(block: Block) -> bool:
    return any(
        "articleBody" in element.get("itemprop", "").split()
        for element in (block.element, *block.element.iterancestors())
    )


def _is_within(block: Block, tag: str) -> bool:
    return any(element.tag == tag for element in (block.element, *block.element.iterancestors()))


def _home(block: Block) -> Any:
    """What the block is a part of; a list, a table and a quotation stand in the home that they have themselves."""
    home = block.element.getparent()
    while home is not None and home.tag in _WITHIN:
        home = home.getparent()
    return home


def _squeezed(text: str) -> str:
    """Letters and digits alone, of one case and width."""
    return "".join(character for character in unicodedata.normalize("NFKC", text).lower() if character.isalnum())
