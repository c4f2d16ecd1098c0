"""Pages in a language give titles of sources and labels of ratings in it, those of their publishers beside them."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from claims.models import Review
from factcheck.naming.reading.names import Names
from factcheck.naming.vocabulary import NameOrigin
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish
from sources.models import LabelName, SourceName
from tests import factories
from tests.reader import queries_of, read

pytestmark = pytest.mark.django_db

OWN_TITLE, TITLE = "Pier shut after storm", "Причал закрыт после бури"
OWN_LABEL, LABEL = "Mostly false", "Скорее ложь"


@pytest.fixture
def review(editor: User) -> Review:
    """A review of a claim that a source reports; title and label have been translated into Russian."""
    publisher = factories.PublisherNameFactory.create(publisher__name="Lantern Checks", name="Фонарь").publisher
    rating = factories.RatingFactory.create(scale__publisher=publisher, label=OWN_LABEL, position=2)
    review = factories.ReviewFactory.create(rating=rating, publisher=publisher, claim__text="The pier is shut.")
    passage = factories.PassageFactory.create(source__title=OWN_TITLE, source__publisher=publisher)
    factories.ReportedAttributionFactory.create(claim=review.claim).passages.set([passage])
    factories.SourceNameFactory.create(source=passage.source, name=TITLE)
    factories.LabelNameFactory.create(publisher=publisher, label="mostly FALSE", name=LABEL, origin=NameOrigin.MACHINE)
    publish(review.claim, by=editor)
    return review


def path_of(kind: str, **fields: str) -> str:
    return str(PublicRecord.objects.get(kind=kind, **fields).data["url"])


def test_page_of_a_claim_has_title_and_label_of_its_language_and_their_own_beside(review: Review) -> None:
    russian, french = read(f"/ru{path_of('claim')}").text, read(f"/fr{path_of('claim')}").text

    for own, named in ((OWN_TITLE, TITLE), (OWN_LABEL, LABEL)):
        assert named in russian
        assert own in russian
        assert named not in french
        assert own in french


def test_scale_of_a_rating_is_called_as_its_publisher_calls_it_in_the_language() -> None:
    label = {"label": "five STEPS", "language": "ru", "name": "Пять ступеней", "origin": "editor"}
    review = {"publisher": {"id": "lamp"}, "rating": {"label": "Dim", "scale": "Five steps"}}

    found = Names({"lamp": {"label_names": [label]}}, "ru").given_to(review)

    assert found["rating"] == {"label": "Dim", "scale": "Пять ступеней", "own_scale": "Five steps"}


def test_pages_of_claims_topics_and_sources_mark_each_title_and_label_that_a_machine_translated(
    review: Review, editor: User
) -> None:
    SourceName.objects.update(origin=NameOrigin.MACHINE)
    source, topic = SourceName.objects.get().source, factories.TopicFactory.create()
    drawing = factories.PassageFactory.create(source__title="Pier closed, says report")
    drawing.source.draws_on.add(source)
    factories.ReportedAttributionFactory.create(claim=review.claim).passages.set([drawing])
    factories.EvidenceFactory.create(review=review, passage=factories.PassageFactory.create(source=source))
    factories.TopicEventFactory.create(topic=topic, source=source)
    review.claim.topics.add(topic)
    for record in (source, review.claim):
        publish(record, by=editor)
    with translation.override("ru"):
        title, label = (f"{words} ({gettext('machine translation')})" for words in (TITLE, LABEL))

    claim, about, drawn = (
        read(f"/ru{path}")
        for path in (path_of("claim"), path_of("topic"), path_of("source", name=drawing.source.title))
    )

    assert [label in claim.section("so"), title in claim.section("so"), title in claim.section("known")] == [True] * 3
    assert label in about.section("claims")
    assert about.section("timeline").count(TITLE) == about.section("timeline").count(title) == 2
    assert title in drawn.text


@pytest.mark.parametrize("path", ["/", "/claims/", "/search/?q=pier", "/feeds/claims.json"])
def test_lists_and_feeds_have_the_label_and_say_that_a_machine_made_it(path: str, review: Review) -> None:
    answer = Client().get(f"/ru{path}").content.decode()

    with translation.override("ru"):
        assert gettext("machine translation") in answer
    assert LABEL in answer
    assert OWN_LABEL not in answer
    assert "Lantern Checks" not in answer


def test_card_sentence_and_page_of_a_review_have_the_label(review: Review) -> None:
    address = f"/ru/claims/{review.claim.public_id}"

    assert LABEL in Client().get(f"{address}/card/").content.decode()
    assert LABEL in read(f"/ru{path_of('review')}").text
    scale = read(f"/ru{path_of('publisher')}").text
    assert LABEL in scale
    assert OWN_LABEL in scale


def test_card_has_room_for_the_mark_of_a_label_that_a_machine_translated(review: Review, editor: User) -> None:
    card = {"url": f"http://127.0.0.1:8000/ru/claims/{review.claim.public_id}/", "maxwidth": "280"}
    marked = Client().get("/oembed", card).json()["height"]

    LabelName.objects.update(origin=NameOrigin.EDITOR)
    publish(LabelName.objects.get().publisher, by=editor)

    assert Client().get("/oembed", card).json()["height"] < marked


def test_page_and_list_of_sources_have_the_title_with_the_published_one_beside(review: Review) -> None:
    page = read(f"/ru{path_of('source')}")
    heading = page.html.partition("<h1")[2].partition("</h1>")[0]

    assert (TITLE in heading, OWN_TITLE in heading) == (True, False)
    assert 'lang="ru"' in heading
    assert OWN_TITLE in page.text
    assert TITLE in page.html.partition("</title>")[0]
    assert TITLE in read(path_of("source")).section("names")
    listed = read("/ru/sources/").text
    assert (TITLE in listed, OWN_TITLE in listed) == (True, True)


def test_source_is_found_by_its_title_in_another_language(review: Review) -> None:
    assert Client().get("/api/v1/sources/", {"q": "причал"}).json()["results"]


def test_documents_carry_titles_and_labels_and_those_that_cite_them_stay_as_they_are(
    review: Review, editor: User
) -> None:
    source, publisher, claim = (PublicRecord.objects.get(kind=kind) for kind in ("source", "publisher", "claim"))
    before = bytes(claim.document)

    assert source.data["names"] == [{"language": "ru", "name": TITLE, "origin": "editor"}]
    assert publisher.data["label_names"] == [
        {"label": "mostly FALSE", "language": "ru", "name": LABEL, "origin": "machine"}
    ]
    SourceName.objects.update(name="Пирс закрыт")
    LabelName.objects.update(name="Почти ложь", origin=NameOrigin.EDITOR)
    for row in (SourceName.objects.get().source, LabelName.objects.get().publisher):
        publish(row, by=editor)
    page = read(f"/ru{path_of('claim')}").text

    assert bytes(PublicRecord.objects.get(kind="claim").document) == before
    assert "Пирс закрыт" in page
    assert "Почти ложь" in page


def test_titles_and_labels_cost_no_query_more(review: Review, editor: User) -> None:
    path = path_of("claim")
    with_names = queries_of(f"/ru{path}")

    assert with_names == queries_of(f"/fr{path}")
