import pytest
from django.contrib.auth.models import User

from factcheck.publishing.actions import publish
from sources.models import Source
from tests import factories
from tests.reader import queries_of, read
from tests.records import missing, whole_claim

pytestmark = pytest.mark.django_db


def path_of(source: Source) -> str:
    return f"/sources/{source.public_id}/{source.slug}/"


def test_source_page_shows_all_that_the_source_has(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)
    source = Source.objects.get(title="Some source")

    page = read(path_of(source))

    assert missing(page.text, "source publisher byline origin text") == []
    assert "Published 11 November 2023" in page.text
    assert source.url in page.links()
    assert "https://archive.example/1" in page.links()
    assert source.captures.get().sha256 in page.section("captures")


def test_source_page_names_what_draws_on_it(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    assert "What draws on it Some source" in read(path_of(Source.objects.get(title="Some origin"))).section("draws")


def test_source_page_never_shows_the_text_of_the_source(editor: User) -> None:
    source = factories.SourceFactory.create(text="The whole article, which is not ours.")
    publish(source, by=editor)

    assert "not ours" not in read(path_of(source)).html


def test_bare_source_page_says_what_is_not_known(editor: User) -> None:
    source = factories.SourceFactory.create()
    publish(source, by=editor)

    text = read(path_of(source)).text

    missing = ["Publisher Not known", "Date not known", "No address is known", "No public claim cites this source."]
    assert [words for words in missing if words not in text] == []


def test_source_page_takes_as_many_queries_with_fifty_claims_as_with_ten(editor: User) -> None:
    source = factories.SourceFactory.create()
    cite(source, 10, editor)
    few = queries_of(path_of(source))

    cite(source, 40, editor)

    assert queries_of(path_of(source)) == few == 3


def cite(source: Source, number: int, editor: User) -> None:
    for _ in range(number):
        said = factories.AttributionFactory.create()
        said.passages.add(factories.PassageFactory.create(source=source))
        publish(said.claim, by=editor)
        publish(factories.DrawFactory.create(drawn_on=source).source, by=editor)
