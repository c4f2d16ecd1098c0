"""The rules on the documents of the sample, whole and with any one member spoilt."""

from collections.abc import Iterator
from typing import Any

import pytest

from claims.rules import RULES
from factcheck.publishing.canonical import Document
from factcheck.publishing.standards import Finding, Level

pytestmark = pytest.mark.django_db

ODD: list[Any] = [None, "", [], {}, 0, "x", [None]]
RICHEST = 4


def findings(claim: Document) -> list[Finding]:
    documents = {"claim": [claim], "review": claim["reviews"] if isinstance(claim.get("reviews"), list) else []}
    return [finding for rule in RULES for document in documents[rule.kind] for finding in rule().check(document)]


def members(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in a document with each key or index in it."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    for key in keys:
        yield value, key
        yield from members(value[key])


def test_documents_of_the_sample_meet_all_that_must_be_met(documents: dict[str, Document]) -> None:
    found = {slug: findings(document) for slug, document in documents.items()}

    assert not [slug for slug, several in found.items() if any(one.level == Level.BLOCK for one in several)]


def test_rules_on_documents_with_any_one_member_spoilt_never_fail(documents: dict[str, Document]) -> None:
    richest = sorted(documents.values(), key=lambda document: len(str(document)))[-RICHEST:]
    checked = 0

    for document in richest:
        for container, key in list(members(document)):
            kept = container[key]
            for odd in ODD:
                container[key] = odd
                assert all(isinstance(finding.message, str) for finding in findings(document))
                checked += 1
            container[key] = kept

    assert checked > 1000
