"""In which language a page is."""

from collections.abc import Iterator
from typing import Any, Final

from django.core.exceptions import ValidationError

from factcheck.analysis.languages import guess_language
from factcheck.languages import normalise_language_tag, validate_language_tag
from sources.intake.markup.structured import Said

_XML: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_META: Final = ("content-language", "og:locale", "dc.language", "dcterms.language", "language", "inlanguage")
_SAMPLE: Final = 200
"""Letters of a text, without which it contradicts nothing."""


def language_of(tree: Any, said: Said, *, text: str = "") -> str:
    """The language that a page declares, in any of the usual places; that of its text, where it is plainly another."""
    declared = next(filter(None, map(_tag, _declared(tree, said))), "")
    guessed = guess_language(text) if text else ""
    if guessed and (not declared or (len(text) >= _SAMPLE and guessed != declared.partition("-")[0])):
        return guessed
    return declared


def _declared(tree: Any, said: Said) -> Iterator[str | None]:
    yield from (tree.get("lang"), tree.get(_XML), tree.get("xml:lang"))
    yield from said.named(*_META)
    yield from said.texts("inLanguage")
    for element in tree.iter("body", "main", "article"):
        yield element.get("lang")


def _tag(written: str | None) -> str:
    candidate = normalise_language_tag((written or "").partition(",")[0].strip().replace("_", "-"))
    try:
        validate_language_tag(candidate)
    except ValidationError:
        return ""
    return candidate
