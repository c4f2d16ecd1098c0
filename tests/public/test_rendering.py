from typing import Any

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from factcheck.public.rendering import render_document, title_of
from factcheck.publishing.addresses import page_path
from factcheck.publishing.writing.actions import preview
from factcheck.templatetags.documents import comma, with_address
from tests import factories
from tests.kinds import FACTORY_OF
from tests.reader import parsed
from tests.records import whole_claim

pytestmark = pytest.mark.django_db

# With parts, where a kind has them.
WHOLE: dict[str, Any] = {name: factory.create for name, factory in FACTORY_OF.items()} | {
    "claim": whole_claim,
    "topic": lambda: factories.TopicEventFactory.create().topic,
}


@pytest.mark.parametrize("kind", WHOLE)
def test_preview_is_the_public_page_and_says_that_it_is_a_preview(kind: str) -> None:
    document = preview(WHOLE[kind]())

    page = parsed(render_document(RequestFactory().get("/admin/"), document, preview=True))

    assert title_of(document) in page.text
    assert "Preview. Readers do not see this yet." in page.text
    assert page.one("meta", name="robots").get("content") == "noindex"
    assert not page.all("link", rel="canonical")
    path = page_path(kind, document["id"])
    published = f"{path}history/", f"/api/v1{path}"
    assert not set(published) & set(page.links())


@pytest.mark.parametrize(
    ("document", "title"), [({"text": "A claim."}, "A claim."), ({"name": "A name"}, "A name"), ({"id": "x"}, "")]
)
def test_title_of_a_document_is_what_its_record_is_called(document: dict[str, str], title: str) -> None:
    assert title_of(document) == title


def test_address_in_a_text_keeps_its_direction_and_the_rest_is_escaped() -> None:
    assert with_address("<a> https://x.example/1/ b", "https://x.example/1/") == (
        '&lt;a&gt; <bdi dir="ltr">https://x.example/1/</bdi> b'
    )


def test_comma_of_a_list_is_that_of_the_language() -> None:
    with override("ar"):
        assert comma() == "، "
