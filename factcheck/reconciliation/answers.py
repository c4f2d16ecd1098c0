"""Records in the form in which the service answers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings

from factcheck.linked.terms import absolute
from factcheck.public.rendering import title_of
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading import public_kinds
from factcheck.reconciliation import kinds
from factcheck.reconciliation.asked import Extension
from factcheck.reconciliation.finding import Candidate, is_certain

PREVIEW_WIDTH = 400
PREVIEW_HEIGHT = 200
"""Pixels of a preview."""


def manifest() -> dict[str, Any]:
    """What the service can do, and where."""
    root = absolute("/reconcile")
    suggest = {
        name: {
            "service_url": root,
            "service_path": f"/suggest/{name}",
            "flyout_service_url": root,
            "flyout_service_path": f"/flyout/{name}?id=${{id}}",
        }
        for name in ("entity", "property", "type")
    }
    return {
        "versions": ["0.2"],
        "name": settings.SITE_NAME,
        "identifierSpace": absolute("/reconcile/view?id="),
        "schemaSpace": kinds.schema_space(),
        "documentation": absolute("/api/v1/docs/"),
        "defaultTypes": [kinds.type_of(kind) for kind, _ in kinds.reconciled()],
        "view": {"url": f"{root}/view?id={{{{id}}}}"},
        "preview": {"url": f"{root}/preview?id={{{{id}}}}", "width": PREVIEW_WIDTH, "height": PREVIEW_HEIGHT},
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": root, "service_path": "/properties"},
            "property_settings": [],
        },
    }


def result_of(found: list[Candidate]) -> dict[str, Any]:
    """The answer to one query."""
    return {
        "result": [
            {
                **entity(each.document),
                "score": each.score,
                "match": is_certain(found, place),
                "type": [kinds.type_of(public_kinds.get(each.document["type"]))],
                "features": [{"id": name, "value": agrees} for name, agrees in each.agrees.items()],
            }
            for place, each in enumerate(found)
        ]
    }


def suggested(documents: Iterable[Document]) -> dict[str, Any]:
    """Records that someone who types may mean."""
    return {
        "result": [{**entity(each), "notable": [kinds.type_of(public_kinds.get(each["type"]))]} for each in documents]
    }


def entity(document: Document) -> dict[str, str]:
    """A record by its id, what it is called, and what tells it from others."""
    how = public_kinds.get(document["type"]).reconciled
    about = how.description(document) if how else ""
    return {"id": document["id"], "name": title_of(document), **({"description": about} if about else {})}


def extended(asked: Extension, documents: Mapping[str, Document]) -> dict[str, Any]:
    """The properties that are wanted of each record; an id that is no record's has none."""
    return {
        "meta": [_meta(name) for name in asked.properties],
        "rows": {
            record_id: {name: _values(name, documents.get(record_id)) for name in asked.properties}
            for record_id in asked.ids
        },
    }


def _meta(name: str) -> dict[str, Any]:
    told = kinds.all_properties()[name]
    kind = {"type": kinds.type_of(public_kinds.get(told.kind))} if told.kind else {}
    return {"id": name, "name": told.name, **kind}


def _values(name: str, document: Document | None) -> list[dict[str, Any]]:
    theirs = kinds.properties_of(document["type"]) if document else {}
    return [dict(value) for value in theirs[name].values(document)] if document and name in theirs else []
