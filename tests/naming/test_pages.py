"""Pages in a language call records by their names in it."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Attribution
from factcheck.naming.vocabulary import NameOrigin
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.reader import queries_of, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(editor: User) -> Attribution:
    """A mayor says something of the ferries, as an outlet reports; all have Russian names."""
    said = factories.AttributionFactory.create(
        claimant__name="Oren Falk", role="Mayor", claim__text="The pier is shut."
    )
    topic = factories.TopicFactory.create(name="Ferries")
    said.claim.topics.add(topic)
    publisher = factories.PublisherFactory.create(name="The Lamp")
    passage = factories.PassageFactory.create(source__publisher=publisher)
    said.passages.add(passage)
    origin = NameOrigin.TRANSLITERATION
    factories.ClaimantNameFactory.create(
        claimant=said.claimant, name="Орен Фальк", description="Мэр острова.", origin=origin
    )
    factories.RoleNameFactory.create(claimant=said.claimant, role="mayor", name="градоначальник")
    factories.TopicNameFactory.create(topic=topic, name="Паромы")
    factories.PublisherNameFactory.create(publisher=publisher, name="Лампа")
    publish(said.claim, by=editor)
    return said


def path_of(kind: str) -> str:
    return str(PublicRecord.objects.get(kind=kind).data["url"])


def test_page_of_a_claim_names_all_that_it_cites_in_the_language_of_the_page(said: Attribution) -> None:
    russian, french = read(f"/ru{path_of('claim')}").text, read(f"/fr{path_of('claim')}").text

    for own, named in (("Oren Falk", "Орен Фальк"), ("Ferries", "Паромы"), ("The Lamp", "Лампа")):
        assert named in russian
        assert own not in russian
        assert own in french
        assert named not in french
    assert "градоначальник" in russian.lower()
    assert "mayor" in french.lower()


def test_page_lists_the_names_of_a_record_without_the_one_that_leads_it(said: Attribution) -> None:
    factories.ClaimantNameFactory.create(claimant=said.claimant, language="hy", name="Օրեն Ֆալք")
    publish(said.claimant, by=User.objects.get())

    russian, french = read(f"/ru{path_of('claimant')}"), read(f"/fr{path_of('claimant')}")

    assert "Օրեն Ֆալք" in russian.section("names")
    assert "Орен Фальк" not in russian.section("names")
    assert "Орен Фальк" in french.section("names")
    assert not read(f"/ru{path_of('topic')}").all("h2", id="names")


def test_sentence_that_leads_and_the_title_of_the_window_have_the_names_too(said: Attribution) -> None:
    council = factories.ClaimantNameFactory.create(name="Совет").claimant
    factories.RebuttalFactory.create(claim=said.claim, claimant=council)
    publish(said.claim, by=User.objects.get())

    page = read(f"/ru{path_of('claim')}")

    assert "Орен Фальк" in page.html.partition("</title>")[0]
    assert "Совет" in page.html.partition("</title>")[0]


@pytest.mark.parametrize(
    ("kind", "own", "named"),
    [("claimant", "Oren Falk", "Орен Фальк"), ("topic", "Ferries", "Паромы"), ("publisher", "The Lamp", "Лампа")],
)
def test_page_of_a_record_has_its_own_name_beside_the_one_that_leads(
    kind: str, own: str, named: str, said: Attribution
) -> None:
    page = read(f"/ru{path_of(kind)}")

    assert named in page.html.partition("<h1")[2].partition("</h1>")[0]
    assert own in page.text
    assert named in read(path_of(kind)).section("names")


def test_page_says_of_a_transliteration_that_it_is_one(said: Attribution) -> None:
    note = "transliteration"

    assert note in read(path_of("claimant")).section("names")
    assert note not in read(path_of("publisher")).section("names")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/claims/",
        "/claimants/",
        "/topics/",
        "/publishers/",
        "/search/?q=pier",
        "/feeds/claims/",
        "/feeds/claims.json",
    ],
)
def test_lists_and_feeds_call_records_by_their_names(path: str, said: Attribution) -> None:
    answer = Client().get(f"/ru{path}").content.decode()

    assert any(name in answer for name in ("Орен Фальк", "Паромы", "Лампа"))
    assert "Oren Falk" not in answer


def test_card_and_picture_have_the_names_of_their_language(said: Attribution, client: Client) -> None:
    address = f"/claims/{said.claim.public_id}"
    pictures = {client.get(f"/ru{address}/image.png").headers["ETag"]}

    assert "Орен Фальк" in client.get(f"/ru{address}/card/").content.decode()
    said.claimant.names.update(name="Орен Сокол")
    publish(said.claimant, by=User.objects.get())

    assert "Орен Сокол" in client.get(f"/ru{address}/card/").content.decode()
    assert client.get(f"/ru{address}/image.png").headers["ETag"] not in pictures


def test_record_is_found_by_its_name_in_another_language(said: Attribution) -> None:
    for kind, name in (("claimants", "Фальк"), ("topics", "Паромы"), ("publishers", "Лампа")):
        assert Client().get(f"/api/v1/{kind}/", {"q": name}).json()["results"], kind


def test_person_s_name_is_taken_before_a_transliteration_and_the_plain_tag_before_a_script(
    said: Attribution, editor: User
) -> None:
    for language, name in (("az-Cyrl", "Орен"), ("az", "Oren F."), ("hy", "Օրեն")):
        factories.ClaimantNameFactory.create(claimant=said.claimant, language=language, name=name)
    factories.ClaimantNameFactory.create(
        claimant=said.claimant, language="hy-AM", name="Օրեն Ֆալկ", origin=NameOrigin.TRANSLITERATION
    )
    publish(said.claimant, by=editor)

    assert "Oren F." in read(f"/az{path_of('claimant')}").html.partition("<h1")[2].partition("</h1>")[0]
    assert "Օրեն<" in read(f"/hy{path_of('claimant')}").html.partition("<h1")[2].partition("</h1>")[0]


def test_page_of_an_earlier_moment_has_the_names_of_then(said: Attribution, editor: User) -> None:
    with time_machine.travel(datetime(2030, 1, 2, tzinfo=UTC), tick=False):
        said.claimant.names.update(name="Орен Сокол")
        publish(said.claimant, by=editor)
        then = read(f"/ru{path_of('claim')}?as_of=2030-01-01").text

    assert "Орен Фальк" in then
    assert "Орен Сокол" not in then


def test_documents_without_names_are_as_they_were_and_those_with_some_keep_their_own_name(said: Attribution) -> None:
    named = PublicRecord.objects.get(kind="claimant").data
    without = PublicRecord.objects.get(kind="source").data

    assert named["name"] == "Oren Falk"
    assert named["names"] == [
        {"language": "ru", "name": "Орен Фальк", "description": "Мэр острова.", "origin": "transliteration"}
    ]
    assert named["role_names"] == [{"role": "mayor", "language": "ru", "name": "градоначальник", "origin": "editor"}]
    assert not {"names", "role_names"} & set(without)
    assert PublicRecord.objects.get(kind="claim").data["attributions"][0]["claimant"]["name"] == "Oren Falk"


def test_name_is_changed_without_a_revision_of_what_cites_the_record(said: Attribution, editor: User) -> None:
    before = bytes(PublicRecord.objects.get(kind="claim").document)
    said.claimant.names.update(name="Орен Сокол")

    publish(said.claimant, by=editor)

    assert bytes(PublicRecord.objects.get(kind="claim").document) == before
    assert "Орен Сокол" in read(f"/ru{path_of('claim')}").text


def test_names_cost_one_query_however_many_there_are(said: Attribution, editor: User) -> None:
    path = f"/ru{path_of('topic')}"
    few = queries_of(path)
    for _ in range(5):
        other = factories.AttributionFactory.create(claimant=factories.ClaimantNameFactory.create().claimant)
        other.claim.topics.set(said.claim.topics.all())
        publish(other.claim, by=editor)

    assert queries_of(path) == few == queries_of(path.replace("/ru", "/fr"))
