"""What a reader is told to try where nothing is found."""

import pytest
from django.contrib.auth.models import User

from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.reader import Page, queries_of, read, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def bridges(editor: User) -> None:
    topic = factories.TopicFactory.create(name="Lachin corridor", slug="lachin")
    for number in range(3):
        claim = factories.ClaimFactory.create(text=f"Bridge {number}")
        claim.topics.add(topic)
        publish(claim, by=editor)


def links(page: Page) -> dict[str, str]:
    results = page.one("section", aria_labelledby="results")
    return {text_of(link): link.get("href", "") for link in results.iter("a")}


def test_nothing_found_says_what_was_searched_for() -> None:
    assert "zzz yyy" in read("/claims/?q=zzz+yyy").section("results")


def test_nothing_found_leads_to_the_list_without_each_filter_that_finds_some() -> None:
    page = read("/claims/?q=bridge&kind=opinion&topic=lachin")

    assert links(page)["without Kind: opinion (3)"] == "/claims/?q=bridge&topic=lachin"
    assert not [said for said in links(page) if "Topic" in said or "Words" in said]


def test_nothing_found_without_the_words_counts_what_the_filters_find() -> None:
    assert links(read("/claims/?q=zzz&topic=lachin"))["without Words: zzz (3)"] == "/claims/?topic=lachin"


@pytest.mark.parametrize(("typed", "meant"), [("lachen", "lachin"), ("corridro", "corridor"), ("lachen bridge", "")])
def test_nothing_found_proposes_words_of_names_that_are_alike_and_find_some(typed: str, meant: str) -> None:
    found = links(read(f"/topics/?q={typed}&ordering=-updated_at"))

    assert [said for said in found if said in {"lachin", "corridor"}] == ([meant] if meant else [])
    assert not meant or found[meant] == f"/topics/?q={meant}"


@pytest.mark.parametrize("query", ["q=zzz", "q=zzz&kind=opinion&disputed=yes&language=hy&said_after=2020-01-01"])
def test_nothing_found_takes_as_many_queries_whatever_was_asked(query: str) -> None:
    assert queries_of(f"/claims/?{query}") <= 9
