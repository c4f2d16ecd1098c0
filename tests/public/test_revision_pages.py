"""The permanent address of each revision of a record."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.merging.actions import merge
from factcheck.publishing.addresses import page_path
from factcheck.publishing.models import Publishable, Revision
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.kinds import FACTORY_OF, read_anew, renamed
from tests.reader import queries_of, read, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def records(shared_editor: User) -> dict[str, Publishable]:
    """A record of each kind with three revisions, each with a name of its own."""
    made = {kind: factory.create(slug="the-slug") for kind, factory in FACTORY_OF.items()}
    for record in made.values():
        renamed(record, "The first name")
        publish(record, by=shared_editor)
        renamed(record, "The second name")
        correct(record, by=shared_editor, note="The name was wrong.")
        renamed(record, "The third name")
        publish(record, by=shared_editor)
    return made


@pytest.fixture(params=FACTORY_OF)
def record(request: pytest.FixtureRequest, records: dict[str, Publishable]) -> Any:
    return read_anew(records[request.param])


def path_of(record: Publishable, end: str) -> str:
    return page_path(record.record_kind, record.public_id) + end


def test_page_of_revision_shows_the_record_as_it_was(record: Publishable) -> None:
    for number, name in ((1, "The first name"), (2, "The second name"), (3, "The third name")):
        page = read(path_of(record, f"revisions/{number}/"))
        assert name in page.text
        others = {"The first name", "The second name", "The third name"} - {name}
        shown = page.text.replace(page.section("this-revision"), "")
        assert [other for other in others if other in shown] == []


def test_page_of_old_revision_says_what_was_corrected_since_and_what_reads_otherwise_now(record: Publishable) -> None:
    said = [read(path_of(record, f"revisions/{number}/")).section("this-revision") for number in (1, 2, 3)]

    assert ["Corrected since, " in each and "The name was wrong." in each for each in said] == [True, False, False]
    assert ["What reads otherwise now" in each for each in said] == [True, True, False]
    assert [word in said[0] for word in ("first", "second", "third")] == [True, False, True]


def test_page_of_revision_says_which_it_is_and_leads_around(record: Publishable) -> None:
    page = read(path_of(record, "revisions/2/"))
    revision = Revision.objects.select_related("body").get(record_id=record.public_id, number=2)

    said = page.section("this-revision")
    assert "Revision 2: corrected, " in said
    assert "there are later revisions" in said
    assert bytes(revision.hash).hex() in said
    assert bytes(revision.body.sha256).hex() in said
    assert page.one("a", rel="prev").get("href") == path_of(record, "revisions/1/")
    assert page.one("a", rel="next").get("href") == path_of(record, "revisions/3/")
    assert {path_of(record, ""), path_of(record, "history/"), f"/api/v1/revisions/{revision.sequence}/"} <= set(
        page.links()
    )


def test_page_of_correction_tells_its_note_among_corrections_alone(record: Publishable) -> None:
    page = read(path_of(record, "revisions/2/"))

    assert "The name was wrong." in text_of(page.one("section", **{"aria-label": "Corrections"}))
    assert "The name was wrong." not in page.section("this-revision")


def test_page_of_revision_with_a_note_tells_it(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor, note="From the first report.")

    assert "From the first report." in read(path_of(claim, "revisions/1/")).section("this-revision")


def test_page_of_first_and_last_revision_lead_no_further(record: Publishable) -> None:
    first, last = read(path_of(record, "revisions/1/")), read(path_of(record, "revisions/3/"))

    assert not first.all("a", rel="prev")
    assert not last.all("a", rel="next")
    assert "There is no later one." in last.section("this-revision")


def test_page_of_revision_is_not_indexed_and_is_asked_about_again(record: Publishable) -> None:
    page = read(path_of(record, "revisions/1/"))

    assert page.one("meta", name="robots").get("content") == "noindex"
    assert not page.all("link", rel="canonical")
    assert page.response["Cache-Control"] == "public, no-cache"
    assert page.response["ETag"]


@pytest.mark.parametrize("number", ["4", "0", "01", "-1", "1.5", "x", "%00", "9" * 9, "9" * 10, "9" * 400, "١"])
def test_page_of_revision_that_is_not_there_is_not_found(number: str, editor: User) -> None:
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)

    assert "There is nothing at this address." in read(path_of(topic, f"revisions/{number}/"), 404).text


def test_page_of_revision_of_a_draft_is_not_found() -> None:
    draft = factories.TopicFactory.create()

    assert draft.name not in read(path_of(draft, "revisions/1/"), 404).text


def test_page_of_revision_of_withdrawn_record_is_gone_and_says_why(record: Publishable, editor: User) -> None:
    withdraw(record, by=editor, note="Mistaken identity.")

    for number in (1, 2, 3, 4):
        page = read(path_of(record, f"revisions/{number}/"), 410)
        assert "Mistaken identity." in page.text
        assert "name" not in page.text


def test_page_of_revision_after_a_withdrawal_can_be_read(editor: User) -> None:
    claim = factories.ClaimFactory.create(text="Taken away.")
    publish(claim, by=editor)
    withdraw(claim, by=editor, note="To be checked.")
    renamed(claim, "Put right.")
    publish(claim, by=editor)

    page = read(path_of(claim, "revisions/3/"))

    assert "Put right." in page.text
    assert not page.all("a", rel="prev")
    assert "To be checked." in read(path_of(claim, "revisions/1/"), 410).text


def test_page_of_revision_of_merged_record_shows_it_and_says_so(editor: User) -> None:
    loser, winner = factories.ClaimantFactory.create(), factories.ClaimantFactory.create()
    publish(loser, by=editor)
    publish(winner, by=editor)
    merge(loser, into=winner, by=editor, note="The same.")

    page = read(path_of(loser, "revisions/1/"))

    assert loser.name in page.text
    assert "it became part of another record" in page.section("this-revision")
    assert not page.all("a", rel="next")
    response = Client().get(path_of(loser, "revisions/2/"))
    assert (response.status_code, response["Location"]) == (301, path_of(winner, ""))


def test_page_of_revision_lists_what_pointed_at_the_record_then(editor: User) -> None:
    topic = factories.TopicFactory.create()
    claims = [factories.ClaimFactory.create(text=text) for text in ("An early claim.", "A late claim.")]
    for claim in claims:
        claim.topics.add(topic)
    publish(claims[0], by=editor)
    renamed(topic, "Another name")
    publish(topic, by=editor)
    publish(claims[1], by=editor)

    page = read(path_of(topic, "revisions/2/"))

    assert "An early claim." in page.text
    assert "A late claim." not in page.text


def test_page_of_revision_takes_as_many_queries_with_many_claims_as_with_few(editor: User) -> None:
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)
    for number in range(3):
        claim = factories.ClaimFactory.create()
        claim.topics.add(topic)
        publish(claim, by=editor)
        renamed(topic, f"Name {number}")
        publish(topic, by=editor)
    few = queries_of(path_of(topic, "revisions/2/"))
    for _ in range(5):
        claim = factories.ClaimFactory.create()
        claim.topics.add(topic)
        publish(claim, by=editor)
    renamed(topic, "Last name")
    publish(topic, by=editor)

    assert queries_of(path_of(topic, "revisions/4/")) == few


def test_address_of_all_revisions_leads_to_the_history(record: Publishable) -> None:
    response = Client().get(path_of(record, "revisions/"))

    assert (response.status_code, response["Location"]) == (302, path_of(record, "history/"))
    assert Client().get(f"/ar{path_of(record, 'revisions/')}")["Location"] == f"/ar{path_of(record, 'history/')}"


@pytest.mark.parametrize("name", ["history", "revisions"])
def test_record_called_as_another_page_gets_another_slug(name: str, editor: User) -> None:
    topic = factories.TopicFactory.create(name=name)
    publish(topic, by=editor)

    assert topic.slug == f"{name}-2"
    assert name in read(path_of(topic, f"{topic.slug}/")).text


def test_history_leads_to_the_page_of_each_revision(record: Publishable) -> None:
    links = read(path_of(record, "history/")).links()

    assert [path_of(record, f"revisions/{number}/") in links for number in (1, 2, 3, 4)] == [True, True, True, False]


@pytest.mark.parametrize("end", ["revisions/", "revisions/1/", "revisions/1/citation.bib"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_address_of_revision_refuses_to_be_written_to(end: str, method: str, editor: User) -> None:
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)

    assert getattr(Client(), method)(path_of(topic, end)).status_code == 405
