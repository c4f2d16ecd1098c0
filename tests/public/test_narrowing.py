"""The facets of a list page: values, counts, and where each leads."""

from urllib.parse import quote

import pytest
from django.contrib.auth.models import User

from factcheck.publishing.reading import facets
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.reader import Page, queries_of, read, text_of

pytestmark = pytest.mark.django_db
HOSTILE = ["<script>alert(1)</script>", "\u202e'\"&", "x" * 400, "%00", "topic", "facet-topic"]


def choices(page: Page, facet: str) -> dict[str, str]:
    """What each value of a facet says, and where it leads."""
    return {text_of(link): link.get("href", "") for link in page.one("ul", aria_labelledby=f"facet-{facet}").iter("a")}


@pytest.fixture
def claims(editor: User) -> None:
    war = factories.TopicFactory.create(name="War", slug="war")
    for number, kind in enumerate(["factual", "factual", "opinion"]):
        claim = factories.ClaimFactory.create(text=f"Bridge {number}", kind=kind)
        claim.topics.add(war)
        publish(claim, by=editor)
    publish(factories.RebuttalFactory.create(claim__text="A disputed road").claim, by=editor)


@pytest.mark.usefixtures("claims")
def test_facets_show_values_with_counts_and_none_without() -> None:
    page = read("/claims/")

    assert list(choices(page, "kind")) == ["Factual 3", "Opinion 1"]
    assert list(choices(page, "disputed")) == ["Yes 1", "No 3"]
    assert list(choices(page, "topic")) == ["War 3"]
    assert list(choices(page, "language")) == ["English 4"]
    assert not page.all("ul", aria_labelledby="facet-rating")
    assert text_of(page.one("h2", id="results")) == "4 results"


@pytest.mark.usefixtures("claims")
def test_facet_leads_to_the_list_that_it_counts() -> None:
    page = read("/claims/?q=bridge&page_size=2")

    for facet in ("kind", "disputed", "topic", "language"):
        for said, address in choices(page, facet).items():
            found = read(address)
            assert text_of(found.one("h2", id="results")).split()[0] == said.split()[-1]


@pytest.mark.usefixtures("claims")
def test_facet_in_use_shows_its_other_values_and_is_taken_away_by_its_own() -> None:
    page = read("/claims/?kind=opinion&q=bridge")

    assert list(choices(page, "kind")) == ["Factual 2", "× Remove the filter Opinion 1"]
    assert choices(page, "kind")["Factual 2"] == "/claims/?kind=opinion&kind=factual&q=bridge"
    assert choices(page, "kind")["× Remove the filter Opinion 1"] == "/claims/?q=bridge"


@pytest.mark.usefixtures("claims")
def test_value_in_use_is_shown_though_nothing_has_it() -> None:
    page = read("/claims/?kind=prediction&topic=war")

    assert "× Remove the filter Prediction 0" in choices(page, "kind")
    assert "× Remove the filter War 0" in choices(page, "topic")


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize("ordering", ["relevance", "-updated_at"])
def test_facets_of_a_search_take_as_many_queries_whatever_is_chosen(ordering: str) -> None:
    few = f"/claims/?kind=factual&q=bridge&ordering={ordering}"
    # The first to search after a publication counts words anew.
    read(few)

    assert queries_of(f"{few}&kind=opinion&disputed=no&language=en") == queries_of(few)


def test_long_facet_shows_the_most_frequent_and_more_when_asked(editor: User) -> None:
    for number in range(12):
        claim = factories.ClaimFactory.create(text=f"Bridge {number}")
        claim.topics.add(factories.TopicFactory.create(name=f"Topic {number:02}", slug=f"topic-{number}"))
        publish(claim, by=editor)
    busy = factories.ClaimFactory.create(text="Road")
    busy.topics.set(factories.TopicFactory._meta.model.objects.filter(slug="topic-11"))
    publish(busy, by=editor)

    page = read("/claims/?q=bridge&topic=topic-3")
    more = next(link for link in page.all("a") if text_of(link) == "2 more: Topic")

    assert len(choices(page, "topic")) == 10
    assert next(iter(choices(page, "topic"))) == "× Remove the filter Topic 03 1"
    assert len(choices(read(more.get("href", "").partition("#")[0]), "topic")) == 12
    assert next(iter(choices(read("/claims/"), "topic"))) == "Topic 11 2"


@pytest.mark.usefixtures("claims")
def test_facets_of_very_many_records_say_that_they_count_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "COUNTED", 3)

    page = read("/claims/")

    assert text_of(page.one("h2", id="results")) == "More than 3 results"
    assert "Counted among the newest 3 results." in page.text


@pytest.mark.parametrize("kind", ["claimants", "topics", "sources", "publishers"])
def test_other_lists_have_facets_of_their_own(kind: str, editor: User) -> None:
    topic = factories.TopicFactory.create(parent=factories.TopicFactory.create())
    member = factories.AffiliationFactory.create()
    source = factories.SourceFactory.create(publisher=factories.PublisherFactory.create(country="AM"))
    for record in (topic, member.claimant, source):
        publish(record, by=editor)

    facet = {"claimants": "organisation", "topics": "parent", "sources": "publisher", "publishers": "country"}[kind]

    [(said, address)] = choices(read(f"/{kind}/"), facet).items()
    assert said.endswith(" 1")
    assert text_of(read(address).one("h2", id="results")) == "1 result"


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_facet_to_expand_changes_nothing(value: str) -> None:
    page = read(f"/claims/?more={quote(value)}")

    assert list(choices(page, "kind")) == ["Factual 3", "Opinion 1"]


def test_hostile_names_are_shown_as_text(editor: User) -> None:
    name = "<script>alert(1)</script> &lt; \"'"
    claim = factories.ClaimFactory.create(text=f"{name} bridge", context=f"{name} roof")
    claim.topics.add(factories.TopicFactory.create(name=name))
    publish(claim, by=editor)

    page = read("/claims/?q=script+alert+roof")

    assert choices(page, "topic").keys() == {f"{name} 1"}
    assert [text_of(mark) for mark in page.one("h3", dir="auto").iter("mark")] == ["script", "alert", "script"]
    assert f"Context: {name} roof" in page.section("results")


@pytest.mark.usefixtures("claims")
def test_facets_take_as_many_queries_whatever_is_chosen(editor: User) -> None:
    plain = queries_of("/claims/")

    assert queries_of("/claims/?kind=factual&kind=opinion&disputed=no&language=en") == plain
    # Which topic that is, and what it is called in the language of the page, takes two queries more.
    assert queries_of("/claims/?kind=factual&topic=war&disputed=no") == plain + 2
