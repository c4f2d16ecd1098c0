"""Pages and the feed, held against schema.org's shapes, and read by programs of others."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import extruct
import pytest
import rdflib
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from pyshacl import validate

from claims.models import Claim
from claims.vocabulary import Question
from factcheck.linked import feed
from factcheck.publishing.canonical import Document
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.node.running import node
from tests.records import whole_claim

SHARED = Path(os.environ.get("FACTCHECK_SHARED", settings.BASE_DIR.parent / "shared"))
SHAPES = SHARED / "data" / "schemaorg"

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.any_database,
    pytest.mark.django_db,
    # rdflib's reader of JSON-LD uses a class of its own that rdflib gave up.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    # The shapes of schema.org refer to each other in circles.
    pytest.mark.filterwarnings("ignore::pyshacl.errors.ShapeRecursionWarning"),
]
needs_shapes = pytest.mark.skipif(not SHAPES.is_dir(), reason="The shapes of schema.org are not at hand.")


@pytest.fixture
def claim(editor: User) -> Claim:
    """A claim with all that it can have, and a second review, ours, with a rating."""
    made = whole_claim()
    rating = factories.RatingFactory.create(label="Mostly false", position=2)
    factories.ReviewFactory.create(
        claim=made, publisher=rating.scale.publisher, rating=rating, reviewed_on="2023-11-12"
    )
    publish(made, by=editor)
    return made


def told(html: str) -> Document:
    """The one node in JSON-LD that extruct finds."""
    [found] = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    return dict(found)


def faults(nodes: Iterator[Document]) -> list[str]:
    """What the shapes say against each node."""
    shapes = rdflib.Graph().parse(SHAPES / "schemaorg-shapes-patched.shacl", format="turtle")
    classes = rdflib.Graph().parse(SHAPES / "schemaorg-subclasses.shacl", format="turtle")
    context = json.loads((SHAPES / "schemaorgcontext.jsonld").read_bytes())["@context"]
    found = []
    for told in nodes:
        local = told | {"@context": [context, *told["@context"][1:]]}
        graph = rdflib.Graph().parse(data=json.dumps(local), format="json-ld")
        assert len(graph) > 3
        fits, _, text = validate(graph, shacl_graph=shapes, ont_graph=classes)
        found += [] if fits else [text]
    return found


@needs_shapes
def test_pages_of_all_records_fit_the_shapes(claim: Claim) -> None:
    paths = [row.data["url"] for row in PublicRecord.objects.all()]

    assert faults(told(Client().get(path).content.decode()) for path in paths) == []
    assert len(paths) > 10


@needs_shapes
def test_feed_fits_the_shapes(claim: Claim) -> None:
    whole = json.loads(b"".join(feed.whole(history=True)))
    items: list[Any] = whole.pop("dataFeedElement")

    # One by one: shapes that follow each other's references would go through all that any of them leads to.
    entries = (whole | {"dataFeedElement": item} for item in items)

    assert faults(entries) == []


@needs_shapes
def test_shapes_refuse_what_does_not_fit() -> None:
    wrong = {"@context": ["https://schema.org"], "@type": "Claim", "firstAppearance": 3, "text": "x", "name": "y"}

    assert faults(iter([wrong])) != []


@pytest.mark.parametrize("question", [Question.IS_IT_SO])
def test_review_page_passes_the_testing_tool_for_google(claim: Claim, question: Question, tmp_path: Path) -> None:
    for review in claim.reviews.exclude(rating=None):
        file = tmp_path / "page.html"
        file.write_bytes(Client().get(f"/reviews/{review.public_id}/").content)

        said = node("structured_data.js", str(file), "ClaimReview")

        passed, failed, warnings = said.splitlines()
        assert "claimReviewed" in passed
        assert (failed.strip(), warnings.strip()) == ("failed:", "warnings:")


def test_claim_page_passes_the_testing_tool_for_google(claim: Claim, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(Client().get(f"/claims/{claim.public_id}/{claim.slug}/").content)

    said = node("structured_data.js", str(file), "Claim")

    assert said.splitlines()[1].strip() == "failed:"
