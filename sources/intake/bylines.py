"""Who wrote an article, as pages and pasted texts say it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from factcheck.analysis.folding import fold
from sources.intake.fitting import one_line
from sources.intake.markup.blocks import Block
from sources.intake.markup.structured import Said, texts_of
from sources.intake.written_dates import dates_in, is_calendar_word, without_label

_LONGEST: Final = 300
# Words that are said of an author with a mark behind them or without one: “By Jane Doe”, “Author: Jane Doe”; …
_BEFORE_NAMES: Final = (
    r"(?:(?:written|posted|published|reported|reporting|submitted|story|words) )?by|"
    r"(?:eine? [^\W\d_]{3,20} |verfasst |geschrieben )?von|"
    r"(?:écrit |rédigé |publié |propos recueillis |une? [^\W\d_]{3,20} de |entretien réalisé )?par|"
    r"(?:escrito |publicado |redactado )?por|una? (?:reportaje|crónica|entrevista|análisis|artículo|texto) de|"
    r"di|door|av|af|autor(?:en|in|es|a|as)?|authors?|auteure?s?|autrices?|"
    r"автор(?:ы|и|ка)?(?: (?:тексту|текста|статьи|статті|материала))?|"
    r"подготовил[аи]?|підготува(?:в|ла|ли)|беседовал[аи]?|розмовля(?:в|ла|ли)|спілкува(?:вся|лася)|"
    r"(?:haberi )?yazan|müəllif(?:lər)?|hazırla(?:yan|dı)|հեղինակ(?:ներ)?|պատրաստեց|بقلم|كتبت?|"
    r"作者|(?:取材・)?文|(?:本报|本報|本社|特约|特約)?(?:記者|记者)|撰文|执笔|執筆者?"
)
# … and those that are it only with one.
_BEFORE_A_MARK: Final = (
    r"text|texte(?: et photos?)?|texto(?: y fotos?)?|(?:фото (?:и|і|та) )?текст(?: (?:и|і|та) фото)?|"
    r"(?:спец)?корреспондент|журналист(?:ка)?|журналістк?а?|кореспондент(?:ка)?|"
    r"haber|muhabir|yazar|mətn|jurnalist|interview|intervista|entrevista|redaktion|redacción|redacteur|reporter|journaliste|periodista|"
    r"տեքստը?|լրագրող|إعداد|تقرير|تحرير|الكاتبة?|كاتبة?|مراسلة?"
)
_MARK: Final = r"(?:\s*[:：＝=՝`／/|]\s*|\s+-\s+)"
_BY: Final = re.compile(
    rf"^\W*(?:(?:{_BEFORE_NAMES})(?:{_MARK}|\s+)|(?:{_BEFORE_A_MARK}){_MARK})",
    re.IGNORECASE,
)
_ROLES: Final = re.compile(
    r"(?:,\s?|\s)(?:"
    r"(?:(?:the )?associated press\s)?"
    r"(?:(?:senior|staff|chief|political|health|science|special|foreign|economics?|business|sports?|news)\s){0,4}"
    r"(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?)\b|ph\.?d\b|"
    r"корреспондент|журналіст|кореспондент|специально для|journaliste|envoyée?s?\b|correspondante?s?\b|corresponsal|"
    r"enviad[oa]\b|periodista|redakteur(?:in)?|korrespondent(?:in)?|muhabiri?\b).*$"
    # One word after a comma is a place or an agency, but for a suffix of the name.
    r"|(?<=\S\s)(?P<last>[^\s,]+),\s*(?!(?:Jr|Sr|I{1,3}|IV)\b)(?:[^\s,]+|associated press)$",
    re.IGNORECASE,
)
# What follows the names and is none: “with AFP”, “in London”, “on”, “; Editing by …”, “, photos by …”.
_NOT_NAMES: Final = re.compile(
    r"\s(?:with|for|in|on|avec|pour|à|le|con|para|en|el|mit|für|am|vom|для)(?:\s.*)?$|"
    r"[;,–—-]\s*(?:edit(?:ed|ing|or|ör)|additional|photo|foto|фото|photographies?|images?|bilder|լուսանկար|تصوير)\w*(?:\s.*|:.*)?$",
    re.IGNORECASE,
)
_AGENCIES: Final = frozenset(
    {"afp", "efe", "reuters", "ap", "dpa", "ansa", "тасс", "anadolu", "redaccion", "redaktion"}
)
_NOBODY: Final = frozenset(
    {"username", "user name", "user", "submitted", "submitted by", "admin", "administrator", "author", "guest", "test"}
    | {"unknown", "none", "null", "undefined", "anonymous", "editor", "redaktor", "default", "root", "name", "follow"}
    | {"posts by", "see all posts", "view all posts", "share", "contributor", "superadmin", "wp admin", "site admin"}
    | {
        "webmaster",
        "windows user",
        "microsoft office user",
        "owner",
        "пользователь",
        "staff",
        "our",
        "own",
        "special",
        "agencies",
        "web desk",
        "news desk",
        "newsroom",
        "desk",
        "editorial",
    }
    | {
        "redaccion",
        "redazione",
        "la redaction",
        "redaktion",
        "редакция",
        "редакція",
        "编辑部",
        "編集部",
        "haber merkezi",
    }
)
_ADDRESS: Final = re.compile(r"https?://\S+|www\.\S+|(?<!\S)[^\s@]{1,100}@[^\s@]{1,200}|(?<!\w)@\w+")
# What an outlet is called, and no person.
_OUTLETS: Final = frozenset(
    fold(word)
    for word in (
        *("news", "press", "times", "post", "radio", "tv", "television", "media", "agency", "newspaper", "magazine"),
        *("journal", "ajansı", "haberler", "nachrichten", "presse", "télévision", "agence", "noticias", "новости"),
        *("телеканал", "новини"),
    )
)
# What “by” stands before in headlines, and no name: alone, or at the beginning of more words.
_PHRASE: Final = re.compile(
    r"\W*by (?:(?:accident|air|chance|choice|courier|day|default|definition|degrees|design|fiat|force|hand|heart|land"
    r"|law|lottery|mistake|moonlight|necessity|night|numbers|order|popular|post|proxy|rail|request|road|rote|sea|stealth"
    r"|train)|(?:air|all|any|degrees|land|leaps|popular|rail|sea|order) .*)",
    re.IGNORECASE,
)
# “山田太郎記者”, “【ワシントン 山田 太郎記者】”: not “本紙記者” (ours), nor “政治部記者” (of the political desk).
_HAN: Final = r"[\u3400-\u9fff々]"
_BEFORE_A_TITLE: Final = re.compile(
    r"[\s【（(〔]*(?:[\u30a0-\u30ff]{2,12}[\s・])?(?!本|元|女性|男性|取材|複数|外国)"
    rf"({_HAN}{{3,5}}|{_HAN}{{1,3}}\s[\u3040-\u309f\u3400-\u9fff々]{{1,4}})(?<![部社局庁省党会紙誌室領院団員者聞信])"
    r"\s?(?:記者|记者)[\s】）)〕]*"
)
_PARTED: Final = re.compile(r" ?[;|/] ?| (?:and|&|et|und|y|и|և|və|ve|و) ")
_AFTER: Final = re.compile(r" [|·•–—-] | \(")
_EDGES: Final = " ,|·•–—-()[]【】"
_PARTICLES: Final = frozenset(
    {
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "zu",
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
    }
    | {"ter", "te", "la", "le", "du", "y", "i", "e", "und", "and", "et", "и", "&", "af", "av"}
)
_FAMILY_FIRST: Final = re.compile(r"([^\s,]+), ([^\s,]+(?: [^\s,]+)?)")
_MARKED: Final = re.compile(r"(?:^|[\s_-])(?:byline|author(?:s|-name|__name)?|autor|auteur)(?:[\s_-]|$)", re.I)
_AUTHOR_PAGE: Final = re.compile(
    r"/(?:authors?|auteurs?|autor(?:es)?|staff|journalists?)/[^/?#]+/?$|substack\.com/@[\w.-]+$"
)
_TITLE_BY: Final = re.compile(r" [|–—-] by ([^|–—]{3,60})(?: [|–—-] |$)")
_META: Final = (
    "author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_SHORT: Final = 120
_NEAR: Final = 6
"""Blocks behind the headline in which a line of names is looked for."""
_MOST_WORDS: Final = 12
# But for the stop of an initial.
_ENDS_A_SENTENCE: Final = re.compile(r"[?!:]$|\w\w(?<!\b[JS]r)\.$")


def byline_of(said: Said, tree: Any, blocks: Sequence[Block], *, site: str) -> str:
    """The names of those who wrote a page, parted by commas: as its data for machines say, else as it shows them.

    The name of the site is one only where no other is told.
    """
    told = (
        _of_nodes(said),
        said.named(*_META),
        said.named("article:author"),
        _of_cards(said),
        _shown(tree),
        _near_headline(blocks),
        _linked(tree),
        _of_title(tree),
    )
    sites: list[str] = []
    for values in told:
        names = list(_names(values))
        if found := [name for name in names if fold(name) != fold(site)]:
            return one_line(", ".join(found), _LONGEST)
        sites += names
    return one_line(", ".join(sites[:1]), _LONGEST)


def byline_of_names(names: Iterable[str]) -> str:
    """These names, as they are parted and written in a byline; nothing of those that name nobody."""
    return one_line(", ".join(_names(names)), _LONGEST)


def byline_in(line: str) -> str:
    """The names in a line of a text that begins as bylines do; nothing for any other line, such as a headline."""
    if titled := _BEFORE_A_TITLE.fullmatch(line):
        return titled[1]
    found = _BY.match(line)
    if found is None or len(line) > _SHORT:
        return ""
    rest = _ADDRESS.sub(" ", line[found.end() :])
    first = next(dates_in(rest), None)
    rest = without_label(rest[: first.start]) if first and first.start else rest
    name = _AFTER.split(_without_roles(rest).strip(_EDGES))[0].strip(_EDGES)
    people = [each for each in _parted(name) if not _is_nobody(each)]
    return ", ".join(people) if _is_name(name) and not _PHRASE.fullmatch(line.strip()) else ""


def _is_nobody(name: str) -> bool:
    """Whether it names an agency, an outlet or an account instead of a person."""
    plain = fold(name)
    return plain in _AGENCIES or plain in _NOBODY or plain.rpartition(" ")[2] in _OUTLETS


def _without_roles(names: str) -> str:
    """The names without what outlets write behind them: agencies, places, offices, photographers."""
    return _ROLES.sub(lambda found: found["last"] or "", _NOT_NAMES.sub("", names.strip(" ,")))


def _is_name(words: str) -> bool:
    """Whether words could name people: each begins with a capital, or with a letter of a script that has none."""
    parts = [part.strip(",") for part in words.split()]
    if not 0 < len(parts) <= _MOST_WORDS or any(character.isdigit() for character in words):
        return False
    if _ENDS_A_SENTENCE.search(words) or _is_day(words):
        return False
    capitals = [part for part in parts if part.lower() not in _PARTICLES]
    return bool(capitals) and not any(part[:1].islower() for part in (parts[0], *capitals))


def _is_day(words: str) -> bool:
    """“Friday, Half the Town” and “Next May”; Jan, April and Martin are names of people too."""
    parts = words.split()
    calendar = [is_calendar_word(part) for part in parts]
    return calendar[0] and (all(calendar) or parts[0].endswith((",", "day")))


def _of_nodes(said: Said) -> Iterator[str]:
    for node in said.nodes:
        for author in _each(node.get("author") or node.get("creator")):
            yield from texts_of(_named(author, said) if isinstance(author, dict) else author)
        if node.get("author"):
            return


def _named(author: dict[str, Any], said: Said) -> Any:
    return author.get("name") or said.known.get(str(author.get("@id")), {}).get("name")


def _of_cards(said: Said) -> Iterator[str]:
    """What cards of a post on social platforms show as “Written by”."""
    for number in "1234":
        labels, values = said.named(f"twitter:label{number}"), said.named(f"twitter:data{number}")
        for label, value in zip(labels, values, strict=False):
            if _BY.match(f"{label}: "):
                yield value


def _near_headline(blocks: Sequence[Block]) -> Iterator[str]:
    """The first line beside the headline that begins as bylines do."""
    place = next((place for place, block in enumerate(blocks) if block.element.tag == "h1"), 0)
    lines = (line for block in blocks[max(0, place - 2) : place + _NEAR] for line in block.text.splitlines())
    yield from islice(filter(None, map(byline_in, lines)), 1)


def _linked(tree: Any) -> Iterator[str]:
    """The first link to the page of an author that bears a name and does not stand beside the article."""
    for link in tree.iter("a"):
        words = " ".join("".join(link.itertext()).split())
        if (
            next(link.iterancestors("aside", "nav", "footer", "li"), None) is None
            and _AUTHOR_PAGE.search(link.get("href", ""))
            and " " in words
            and len(words) <= _SHORT
            and _is_name(words)
        ):
            yield words
            return


def _of_title(tree: Any) -> Iterator[str]:
    """“Bridge closed - by Anna Lee”, as systems for newsletters call their pages."""
    for title in tree.iter("title"):
        found = _TITLE_BY.search(" ".join("".join(title.itertext()).split())[-_SHORT:])
        if found and _is_name(found[1]):
            yield found[1]
            return


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _shown(tree: Any) -> Iterator[str]:
    """What the page marks as its author for programs, or else for its own style."""
    for element in tree.iter("a", "span", "div", "p", "address", "li", "strong", "h3", "h4", "h5", "h6", "dd", "cite"):
        named = f"{element.get('class', '')} {element.get('id', '')}"
        is_author = "author" in (element.get("itemprop", "") + " " + element.get("rel", "")).split()
        words = _words_of(element)
        if (is_author or _MARKED.search(named)) and 0 < len(words) <= _SHORT:
            if is_author or (_BY.match(words) and byline_in(words)):
                yield byline_in(words) or words
            elif _is_name(names := _without_roles(words)):
                yield names


def _words_of(element: Any) -> str:
    """The words of an element, or those that it has for machines alone; names stand apart from offices."""
    words = " ".join(" ".join(element.itertext()).split()).replace(" ,", ",")
    named = (each.get("content") for each in element.iter("meta") if each.get("itemprop") == "name")
    return words or next(filter(None, named), "")


def _names(values: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for value in values:
        for name in _parted(_turned(_bare(value))):
            plain = fold(name)
            if plain and plain not in seen and plain not in _NOBODY and any(map(str.isalpha, name)):
                seen.add(plain)
                yield name


def _bare(value: str) -> str:
    words = one_line(_ADDRESS.sub(" ", value), _LONGEST)
    words = _BY.sub("", words, count=1).strip(" ,;:|·•–—-")
    return words.strip("()") if words.startswith("(") else words


def _turned(name: str) -> str:
    found = _FAMILY_FIRST.fullmatch(name)
    return f"{found[2]} {found[1]}" if found else name


def _parted(names: str) -> list[str]:
    """Names that stand in one value: parted by a mark or by “and”, or by commas where each has two words or more."""
    parts = [part for each in _PARTED.split(names) for part in _at_commas(each)]
    return [part.strip(" ,") for part in parts if part.strip(" ,")]


def _at_commas(names: str) -> list[str]:
    parts = [part.strip() for part in names.split(",")]
    return parts if all(" " in part for part in parts) else [names]
