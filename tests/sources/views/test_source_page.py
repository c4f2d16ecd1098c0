from datetime import date

import pytest
from django.contrib.auth.models import User

from claims.vocabulary import Bearing, RebuttalKind, Stance
from factcheck.publishing.canonical import canonical_bytes
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish
from sources.actions import retract
from sources.models import Source
from tests import factories
from tests.reader import queries_of, read, text_of
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

    page = read(path_of(Source.objects.get(title="Some origin")))

    assert "What draws on it Some source · Some publisher" in page.section("draws")


def test_source_page_names_those_who_say_so_before_those_who_relay_it(editor: User) -> None:
    passage = factories.PassageFactory.create()
    relayed = factories.AttributionFactory.create(stance=Stance.RELAYS)
    said = factories.AttributionFactory.create(claim=relayed.claim)
    for each in (relayed, said):
        each.passages.add(passage)
    publish(relayed.claim, by=editor)

    assert f"{said.claimant} says so {relayed.claimant} relays it" in read(path_of(passage.source)).section("rests")


def test_source_page_shows_the_very_words_that_claims_take_from_it(editor: User) -> None:
    source = factories.SourceFactory.create()
    evidence = factories.EvidenceFactory.create(passage__source=source, bearing=Bearing.REFUTES)
    claim = evidence.review.claim
    said = factories.AttributionFactory.create(claim=claim)
    contested = factories.RebuttalFactory.create(claim=claim, kind=RebuttalKind.DENIAL)
    other = factories.PassageFactory.create(exact="Words of another source.")
    for utterance in (said, contested):
        utterance.passages.add(factories.PassageFactory.create(source=source), other)
    publish(claim, by=editor)

    text = read(path_of(source)).section("rests")

    words = [said.passages.get(source=source).exact, contested.passages.get(source=source).exact]
    assert f"{said.claimant} says so {words[0]}" in text
    assert f"{contested.claimant} denies it {words[1]}" in text
    assert f"refutes the claim {evidence.passage.exact}" in text
    assert "another source" not in text


def test_source_page_says_where_its_reporting_begins(editor: User) -> None:
    article, agency, record = (factories.SourceFactory.create(title=title) for title in ("Article", "Agency", "Record"))
    factories.DrawFactory.create(source=article, drawn_on=agency)
    factories.DrawFactory.create(source=agency, drawn_on=record)
    publish(article, by=editor)

    assert "Where that begins Record, 2 steps away" in read(path_of(article)).section("draws")


def test_page_of_a_retracted_source_says_so_on_top(editor: User) -> None:
    source = retracted_source(editor)

    page = read(path_of(source))

    text = text_of(page.one("section", id="retraction"))
    assert text.startswith("This source was retracted by its publisher, May 2024 The figures were invented.")
    assert "https://lamp.example/retractions/1" in page.links()


def test_page_of_what_rests_on_a_retracted_source_says_so_on_top(editor: User) -> None:
    source = retracted_source(editor)
    claim = factories.AttributionFactory.create().claim
    claim.attributions.get().passages.add(*factories.PassageFactory.create_batch(2, source=source))
    draw = factories.DrawFactory.create(drawn_on=source)
    for record in (claim, draw.source):
        publish(record, by=editor)

    for page in (read(f"/claims/{claim.public_id}/{claim.slug}/"), read(path_of(draw.source))):
        banner = text_of(page.one("section", aria_label="Retracted"))
        assert "A source that this page rests on was retracted by its publisher" in banner
        assert f"{source} · May 2024: The figures" in banner
        assert f"{path_of(source)}#retraction" in page.links()


def test_page_of_what_rests_on_a_retracted_source_through_others_says_through_which(editor: User) -> None:
    source = retracted_source(editor)
    between = factories.DrawFactory.create(drawn_on=source).source
    claim = factories.AttributionFactory.create().claim
    claim.attributions.get().passages.add(factories.PassageFactory.create(source=between))
    publish(claim, by=editor)

    page = read(f"/claims/{claim.public_id}/{claim.slug}/")

    banner = text_of(page.one("section", aria_label="Retracted"))
    assert banner.endswith(f"{source} · May 2024: The figures were invented. Drawn on by: {between}")


def test_address_of_a_retraction_that_no_browser_may_be_sent_to_is_left_out(editor: User) -> None:
    source = retracted_source(editor)
    record = PublicRecord.objects.get(record_id=source.public_id)
    retraction = {**record.data["retracted"], "address": "javascript:alert(1)"}
    PublicRecord.objects.filter(pk=record.pk).update(document=canonical_bytes(record.data | {"retracted": retraction}))

    assert "javascript" not in read(path_of(source)).html


def retracted_source(editor: User) -> Source:
    source: Source = factories.SourceFactory.create()
    publish(source, by=editor)
    said = {"note": "The figures were invented.", "address": "https://lamp.example/retractions/1"}
    retract(source, by=editor, on=date(2024, 5, 17), precision="month", **said)
    return source


def test_source_page_of_a_document_of_before_is_readable(editor: User) -> None:
    source = factories.SourceFactory.create()
    publish(source, by=editor)
    record = PublicRecord.objects.get(record_id=source.public_id)
    document = {name: value for name, value in record.data.items() if name != "retracted"}
    PublicRecord.objects.filter(pk=record.pk).update(document=canonical_bytes(document))

    assert not read(path_of(source)).all("section", id="retraction")


@pytest.mark.parametrize("query", ["?cursor=%00", "?page=" + "9" * 300])
def test_source_page_with_any_query_is_readable(query: str, editor: User) -> None:
    source = factories.SourceFactory.create()
    publish(source, by=editor)

    assert read(path_of(source) + query).response.status_code == 200


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


def test_source_page_takes_as_many_queries_with_six_claims_as_with_three(editor: User) -> None:
    source = factories.SourceFactory.create()
    cite(source, 3, editor)
    few = queries_of(path_of(source))

    cite(source, 3, editor)

    assert queries_of(path_of(source)) == few == 5


def cite(source: Source, number: int, editor: User) -> None:
    for _ in range(number):
        said = factories.AttributionFactory.create()
        said.passages.add(factories.PassageFactory.create(source=source))
        publish(said.claim, by=editor)
        publish(factories.DrawFactory.create(drawn_on=source).source, by=editor)
