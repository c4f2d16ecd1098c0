"""A search bounded by days."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from factcheck.public.searching.groups import groups
from factcheck.public.searching.period import Period
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.reader import read, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(editor: User) -> None:
    """A bridge: a topic, claims said in two years, and sources published in them."""
    for year in (2023, 2024):
        said = factories.AttributionFactory.create(claim__text=f"Bridge shut {year}.", said_on=date(year, 5, 1))
        publish(said.claim, by=editor)
        publish(factories.SourceFactory.create(title=f"Bridge news {year}", published_on=date(year, 6, 1)), by=editor)
    publish(factories.TopicFactory.create(name="Bridge"), by=editor)


@pytest.mark.usefixtures("published")
def test_search_between_days_leaves_what_was_said_or_published_then_and_leads_to_lists_of_the_same() -> None:
    page = read("/search/?q=bridge&from=2024-01-01&to=2024-12-31")

    assert "2024" in page.section("found-claim")
    assert "2023" not in page.section("found-claim") + page.section("found-source")
    assert not page.all("section", aria_labelledby="found-topic")
    [lists] = [link for link in page.links() if link.startswith("/claims/?q=")]
    assert lists == "/claims/?q=bridge&said_after=2024-01-01&said_before=2024-12-31"
    assert "Bridge shut 2023" not in read(lists).text


@pytest.mark.usefixtures("published")
def test_search_with_one_day_is_open_at_the_other_end_and_keeps_it_in_its_field() -> None:
    page = read("/search/?q=bridge&to=2023-12-31")

    assert "2024" not in page.section("found-source")
    assert page.one("input", id="f-to").get("value") == "2023-12-31"
    assert read("/search/?q=bridge&to=2023").section("found-source") == page.section("found-source")
    assert "Bridge" in read("/search/?q=bridge&from=&to=").section("found-topic")


@pytest.mark.parametrize(
    "query", ["from=2024-02-31", "to=yesterday", "from=2024-02-01&to=2024-01-01", "from=%00&to=2024-13-01"]
)
def test_search_with_days_that_make_no_sense_says_so_at_the_field(query: str) -> None:
    page = text_of(read(f"/search/?q=bridge&{query}", status=400).tree)

    assert "This can’t be shown:" in page
    assert "Nothing was found" not in page


@pytest.mark.usefixtures("published")
def test_search_that_finds_nothing_in_its_days_leads_to_any_time() -> None:
    assert "/search/?q=bridge" in read("/search/?q=bridge&from=2030-01-01").links()


def test_text_is_matched_with_claims_of_its_days_however_many_others_are_likelier(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.public.searching.groups.MOST_MATCHED", 1)
    for name, most in (("BY_WORDS", 1), ("BY_INDEX", 0)):
        monkeypatch.setattr(f"factcheck.matching.candidates.{name}", most)
    likelier, likely = "The harbour bridge is shut to lorries.", "The harbour bridge is shut to lorries at night."
    for year, text in ((2023, likelier), (2024, likely)):
        said = factories.AttributionFactory.create(claim__text=text, said_on=date(year, 5, 1))
        publish(said.claim, by=editor)
    for text in ("Sugar costs more.", "Wolves came back.", "Rents fell in the capital.", "Nurses leave."):
        publish(factories.ClaimFactory.create(text=text), by=editor)
    asked = f"{likelier} {' '.join(f'word{number}' for number in range(30))}"
    periods = Period(), Period(first=date(2024, 1, 1))

    found = [groups(asked, 5, period=period)[0].matched for period in periods]

    assert [[each.record.name for each in matched] for matched in found] == [[likelier], [likely]]
