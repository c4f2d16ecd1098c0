"""A document as the page that readers see: the public pages and the desk's preview both use it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from factcheck.publishing.addresses import page_path
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading import public_kinds


def render_document(request: HttpRequest, document: Document, *, preview: bool = False, **beside: Any) -> HttpResponse:
    """The page of a document, with what the read model says beside it.

    A preview says so on top, and leads nowhere that only a published record has.
    """
    history = f"{page_path(document['type'], document['id'])}history/"
    context = {"record": document, "preview": preview, "history": history, "json": api_path(document)}
    return render(request, public_kinds.get(document["type"]).template, context | beside)


def api_path(document: Document) -> str:
    """The path, without host, at which the API has the record's document."""
    return f"/api/v1{page_path(document['type'], document['id'])}"


def headline_of(document: Document) -> str:
    """What a record is called away from its page: in titles of windows, in subjects of letters, in citations."""
    kind = public_kinds.get(document["type"])
    return kind.headline(document) if kind.headline else title_of(document)


def title_of(document: Document) -> str:
    """What a record of any kind is called; nothing for one of which only the withdrawal is left."""
    names = (document.get(name) for name in ("text", "name", "title"))
    return next((name for name in names if name), "")
