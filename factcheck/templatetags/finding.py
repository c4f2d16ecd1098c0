"""How lists show what kind of record something is, and where the words of a search were found in it."""

from collections.abc import Iterable, Sequence

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from factcheck.publishing.reading import public_kinds, snippets
from factcheck.publishing.reading.snippets import Piece
from factcheck.templatetags.documents import unbroken

register = template.Library()


@register.simple_tag(takes_context=True)
def marked(context: Context, text: str) -> SafeString:
    """The text, with the beginnings of its words marked that were searched for, on a page with `terms`."""
    return marked_by(context.get("terms") or (), text)


@register.filter
def kind_word(kind: str) -> str:
    """What readers call a kind of record."""
    return str(public_kinds.get(kind).words.one)


@register.filter
def with_marks(pieces: Iterable[Piece]) -> SafeString:
    """The pieces of a text as HTML."""
    return format_html_join("", "{}", ((_shown(piece),) for piece in pieces))


def _shown(piece: Piece) -> SafeString:
    text = unbroken(piece.text)
    return format_html("<mark>{}</mark>", text) if piece.marked else text


def marked_by(terms: Sequence[str], text: str) -> SafeString:
    """The text as HTML, with the beginnings of its words marked that the terms tell of."""
    return with_marks(snippets.marked(text, terms)) if terms else unbroken(str(text))
