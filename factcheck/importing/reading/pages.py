"""Records within a page of HTML: JSON-LD, microdata and RDFa."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import orjson
from lxml import etree, html

from factcheck.analysis.encodings.decoding import encoding_of
from factcheck.importing.reading.json_values import parsed
from factcheck.importing.reading.limits import Limits
from factcheck.importing.reading.mending import mended
from factcheck.importing.reading.structured.finding import has_records
from factcheck.importing.reading.structured.nodes import normalised
from factcheck.importing.understanding.addresses import understood_address
from factcheck.importing.understanding.languages import understood_language

_KINDS: Final = r"(?:ClaimReview|Claim|MediaReview)\b"
_MICRODATA: Final = re.compile(r"itemtype\s*=\s*[\"']?[^\"'>]{0,100}schema\.org/" + _KINDS, re.IGNORECASE)
_RDFA: Final = re.compile(r"typeof\s*=\s*[\"']?[^\"'>]{0,100}\b" + _KINDS, re.IGNORECASE)
_VOCABULARY: Final = re.compile(r"(\bvocab\s*=\s*[\"']?https?://(?:www\.)?schema\.org)(?=[\"'\s>])", re.IGNORECASE)
# No record is nested so deep.
_DEEPEST: Final = 40
_MARKUP_ONLY: Final = 1_000_000
"""Characters of a page in which microdata and RDFa, whose readers are slow, are looked for."""

TOO_LARGE: Final = "The page is larger than a page can be."
NO_RECORDS: Final = "The page holds no ClaimReview, no MediaReview and no Claim."
NO_JSON: Final = "Its JSON-LD is no JSON and can't be mended"


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a page at a path, such as `json-ld[0]`: a document, or why it can't be read."""

    path: str
    document: Any = None
    error: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself: its own address and its language; empty where it doesn't."""

    url: str = ""
    language: str = ""


def documents_of(content: bytes, limits: Limits, url: str = "") -> tuple[PageFacts, list[Found]]:
    """What a page says of itself, and the documents in it. Each form is read by itself: one that can't be read takes no
    other with it. `url` is where the page is known to stand.
    """
    text = content.decode(encoding_of(content, declares=True), "replace").replace("\x00", "\ufffd")
    tree = _tree(text)
    if tree is None:
        return PageFacts(url), []
    facts = PageFacts(url or _own_address(tree), _language(tree))
    found = [*_json_ld(tree, limits)]
    if len(text) <= _MARKUP_ONLY:
        found += [*_microdata(text), *_rdfa(text, facts.url)]
    return facts, _without_repeats(found)


def _tree(text: str) -> Any:
    without_declaration = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)
    try:
        return html.fromstring(without_declaration, parser=html.HTMLParser(encoding=None, recover=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _own_address(tree: Any) -> str:
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content", "//base/@href"):
        for found in tree.xpath(path)[:1]:
            if url := understood_address(str(found)).url:
                return url
    return ""


def _language(tree: Any) -> str:
    for found in tree.xpath("//html/@lang | //@xml:lang | //meta[@property='og:locale']/@content")[:3]:
        if tag := understood_language(str(found)).tag:
            return tag
    return ""


def _json_ld(tree: Any, limits: Limits) -> Iterator[Found]:
    scripts = tree.xpath("//script[contains(translate(@type, 'LDJSONAPICT', 'ldjsonapict'), 'json')]")
    linked = [script for script in scripts if "ld+json" in script.get("type").lower()]
    texts = [text for script in linked[:1000] if (text := "".join(script.itertext()).strip())]
    for place, text in enumerate(texts):
        yield _document(text, f"json-ld[{place}]", limits)
    if not any("claim" in text.lower() for text in texts):
        yield from _other_json([script for script in scripts if script not in linked], limits)


def _other_json(scripts: list[Any], limits: Limits) -> Iterator[Found]:
    """Data of a page that are not called linked, but are."""
    for place, script in enumerate(scripts[:100]):
        text = "".join(script.itertext()).strip()
        found = _document(text, f"json[{place}]", limits) if "ClaimReview" in text else None
        if found is not None and not found.error:
            yield from (found,) if has_records(found.document) else _in_texts(found, limits)


def _in_texts(found: Found, limits: Limits) -> Iterator[Found]:
    """The documents that stand as texts within the data of a page, wherever in them."""
    waiting: list[tuple[str, Any, int]] = [(found.path, found.document, 0)]
    while waiting:
        path, value, depth = waiting.pop()
        if isinstance(value, str):
            inner = _document(value, path, limits) if "ClaimReview" in value and value.lstrip()[:1] in "{[" else None
            if inner is not None and not inner.error:
                yield inner
        elif depth < _DEEPEST and isinstance(value, dict | list):
            parts = value.items() if isinstance(value, dict) else ((f"[{n}]", part) for n, part in enumerate(value))
            waiting.extend((f"{path}.{name}", part, depth + 1) for name, part in parts)


def _document(text: str, path: str, limits: Limits) -> Found:
    value = parsed(text.encode("utf-8", "replace"), limits, path=path)
    if not value.error:
        return Found(path, value.value)
    if value.field or not value.error.startswith("It is no JSON"):
        return Found(path, error=value.error, text=text[:300])
    whole = mended(text, closes=True)
    if whole is None:
        return Found(path, error=f"{NO_JSON}: {value.error.partition(': ')[2]}", text=text[:300])
    again = parsed(whole.encode("utf-8", "replace"), limits, path=path)
    return Found(path, again.value, again.error, text[:300] if again.error else "")


def _microdata(text: str) -> Iterator[Found]:
    if not _MICRODATA.search(text):
        return
    # Large, with what it brings along: only pages load it.
    from extruct.w3cmicrodata import MicrodataExtractor  # noqa: PLC0415

    try:
        items = MicrodataExtractor(add_text_content=False).extract(text)
    except Exception as error:  # Hostile markup makes the library fail in ways of its own.
        yield Found("microdata", error=f"Its microdata can't be read: {type(error).__name__}.")
        return
    for place, item in enumerate(items):
        yield Found(f"microdata[{place}]", _of_microdata(item, 0))


def _of_microdata(item: Any, depth: int) -> Any:
    """An item as the library gives it, in the form of JSON-LD."""
    if depth > _DEEPEST:
        return None
    if isinstance(item, list):
        return [_of_microdata(part, depth + 1) for part in item]
    if not isinstance(item, dict):
        return item
    types = item.get("type")
    node = {name: _of_microdata(value, depth + 1) for name, value in (item.get("properties") or {}).items()}
    node["@type"] = [str(each) for each in types] if isinstance(types, list) else types or ""
    if item.get("id"):
        node["@id"] = item["id"]
    return normalised(node)


def _rdfa(text: str, url: str) -> Iterator[Found]:
    if not _RDFA.search(text):
        return
    from extruct.rdfa import RDFaExtractor  # noqa: PLC0415 -- likewise
    from extruct.utils import parse_xmldom_html  # noqa: PLC0415 -- likewise

    tree = parse_xmldom_html(_VOCABULARY.sub(r"\g<1>/", text), encoding="utf-8")
    for element in tree.xpath("//*[@property and @datetime and not(@content)]"):
        element.set("content", element.get("datetime"))
    try:
        graph = RDFaExtractor().extract_items(tree, base_url=url or None)
    except Exception as error:  # Likewise.
        yield Found("rdfa", error=f"Its RDFa can't be read: {type(error).__name__}.")
        return
    yield Found("rdfa", normalised({"@graph": graph}))


def _without_repeats(found: list[Found]) -> list[Found]:
    """Microdata and RDFa count where the page has no record as JSON-LD: they would only repeat it."""
    linked = [each for each in found if each.path.startswith("json")]
    if any(each.document is not None and has_records(each.document) for each in linked):
        found = linked
    once: dict[bytes, Found] = {}
    for each in found:
        once.setdefault(orjson.dumps([each.document, each.text or None]), each)
    return list(once.values())
