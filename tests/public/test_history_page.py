import re
from datetime import date

import pytest
from django.contrib.auth.models import User

from claims.models import Claim, Claimant
from factcheck.publishing.reading.differences import Budget
from factcheck.publishing.writing.actions import correct, publish, withdraw
from sources.actions import retract
from tests import factories
from tests.reader import queries_of, read, text_of
from tests.records import whole_claim

pytestmark = pytest.mark.django_db


def path_of(claim: Claim) -> str:
    return f"/claims/{claim.public_id}/history/"


def revise(claim: Claim, number: int, editor: User) -> None:
    for _ in range(number):
        claim.context += " more"
        claim.save()
        publish(claim, by=editor)


def test_history_shows_each_revision_with_its_note_the_newest_first(editor: User) -> None:
    claim = factories.ClaimFactory.create(text="84 boats came.")
    publish(claim, by=editor, note="Here it is.")
    claim.text = "48 boats came."
    claim.save()
    correct(claim, by=editor, note="The digits were swapped.")

    page = read(path_of(claim))

    headings = [text_of(heading) for heading in page.all("h2")]
    assert headings == ["Revision 2: corrected", "Revision 1: first published"]
    assert "The digits were swapped." in page.section("h2")
    assert "Here it is." in page.section("h1")


def test_history_calls_its_record_as_the_language_of_the_page_does_its_own_words_beside(editor: User) -> None:
    claim = factories.ClaimTranslationFactory.create(
        language="ru", text="Мост закрыт.", claim__text="The bridge is shut."
    ).claim
    name = factories.ClaimantNameFactory.create(language="ru", name="Мэр", claimant__name="The mayor")
    publish(claim, by=editor)
    publish(name.claimant, by=editor)
    paths = {"Мост закрыт.": path_of(claim), "Мэр": f"/claimants/{name.claimant.public_id}/history/"}

    headings = {text_of(read(f"/ru{path}").one("h1")): path for path in paths.values()}

    assert headings == paths
    assert "The bridge is shut." in read(f"/ru{path_of(claim)}").text
    assert text_of(read(path_of(claim)).one("h1")) == "The bridge is shut."


def test_history_shows_words_that_went_and_came(editor: User) -> None:
    claim = factories.ClaimFactory.create(text="84 boats came.")
    publish(claim, by=editor)
    claim.text = "48 boats came."
    claim.save()
    publish(claim, by=editor)

    page = read(path_of(claim))

    assert [text_of(element) for element in page.all("del")] == ["These words went", "84"]
    assert [text_of(element) for element in page.all("ins")] == ["these came", "48"]
    assert "Claim 84 48 boats came." in page.section("h2").replace("8448", "84 48")


def test_history_of_all_that_a_claim_and_its_source_can_have_shows_neither_raw_dates_nor_ids(editor: User) -> None:
    claim, source = factories.ClaimFactory.create(), factories.CaptureFactory.create().source
    for record in (claim, source):
        publish(record, by=editor)
    said = factories.AttributionFactory.create(claim=claim, said_on=date(2023, 9, 28))
    passage = factories.PassageFactory.create(source=source)
    said.passages.add(passage)
    rating = factories.RatingFactory.create()
    review = factories.ReviewFactory.create(
        claim=claim, rating=rating, publisher=rating.scale.publisher, reply_asked_on=date(2024, 5, 2)
    )
    factories.EvidenceFactory.create(review=review, passage=passage)
    factories.CaptureFactory.create(source=source)
    for record in (claim, source):
        publish(record, by=editor)

    told = " ".join(
        text_of(each)
        for record in (claim, source)
        for each in read(f"/{record._meta.model_name}s/{record.public_id}/history/").all("ins")
    )

    assert "2 May 2024" in told
    assert re.findall(r"\d{4}-\d\d|\d\dT\d\d|\b(?=[a-z]*\d)[0-9a-z]{12}\b", told) == []


def test_history_names_the_item_that_changed(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)
    said = claim.attributions.get(claimant__name="Some speaker")
    said.venue = "Some hall"
    said.save()
    publish(claim, by=editor)

    section = read(path_of(claim)).section("h2")
    assert "They say so, Some speaker Where Some venuehall" in section


def test_history_tells_of_a_change_in_a_cited_record(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)
    speaker = Claimant.objects.get(name="Some speaker")
    speaker.name = "Some other speaker"
    speaker.save()
    publish(speaker, by=editor)

    section = read(path_of(claim)).section("h2")

    assert "Revision 2: a cited record changed" in section
    assert "Who Some other speaker" in section


def test_history_after_a_withdrawal_shows_nothing_of_what_was_there_before(editor: User) -> None:
    claim = factories.ClaimFactory.create(text="84 boats came.")
    publish(claim, by=editor)
    withdraw(claim, by=editor, note="To be checked.")
    claim.text = "48 boats came."
    claim.save()
    publish(claim, by=editor)

    page = read(path_of(claim))

    assert "To be checked." in page.section("h2")
    assert "84 boats" not in page.text


def test_long_history_has_pages_and_compares_across_them(editor: User) -> None:
    claim = factories.ClaimFactory.create(context="Some")
    publish(claim, by=editor)
    revise(claim, 20, editor)

    first = read(path_of(claim))
    second = read(path_of(claim) + str(first.one("a", rel="next").get("href")))

    assert len(first.all("h2")) == 20
    assert [text_of(heading) for heading in second.all("h2")] == ["Revision 1: first published"]
    assert text_of(first.all("ins")[-1]) == "more"


def test_history_at_a_revision_has_it_on_the_page(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)
    revise(claim, 24, editor)

    first = {number: text_of(read(f"{path_of(claim)}?at={number}").all("h2")[0]) for number in (1, 5, 6, 25)}

    assert [first[1], first[5]] == ["Revision 1: first published", "Revision 5: updated"]
    assert first[6] == first[25] == "Revision 25: updated"


@pytest.mark.parametrize("number", ["0", "-1", "26", "9" * 30, "٥", "x", "%00", "1&at=x"])
def test_history_at_no_revision_begins_with_the_newest(number: str, editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)

    assert text_of(read(f"{path_of(claim)}?at={number}").all("h2")[0]) == "Revision 1: first published"


def test_history_with_a_malformed_cursor_is_a_bad_request(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)

    assert "This cursor is not from a page of this list" in read(path_of(claim) + "?cursor=zzz", 400).text


def test_history_takes_as_many_queries_with_twenty_revisions_as_with_two(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)
    revise(claim, 1, editor)
    few = queries_of(path_of(claim))

    revise(claim, 25, editor)

    assert queries_of(path_of(claim)) == few == 3


def test_history_of_many_long_changes_stays_readable_and_cheap(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    rebuttals = [factories.RebuttalFactory.create(claim=claim) for _ in range(30)]
    for revision in range(3):
        for number, rebuttal in enumerate(rebuttals):
            rebuttal.grounds = " ".join(f"{(word * (revision + 7) + number) % 97}" for word in range(400))
            rebuttal.save()
        publish(claim, by=editor)
    spent: list[int] = []

    class Counted(Budget):
        def allows(self, comparisons: int) -> bool:
            allowed = super().allows(comparisons)
            spent.extend([comparisons] * allowed)
            return allowed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("factcheck.public.histories.Budget", Counted)
        page = read(path_of(claim))

    assert 0 < sum(spent) <= 300_000
    assert len(page.all("del")) >= 60


def test_history_of_a_claim_says_that_its_source_was_retracted(editor: User) -> None:
    source, said = factories.SourceFactory.create(), factories.AttributionFactory.create()
    said.passages.add(factories.PassageFactory.create(source=source))
    publish(said.claim, by=editor)
    retract(source, by=editor, on=date(2024, 5, 17), precision="month", note="The figures were invented.")

    page = read(path_of(said.claim))

    assert "Retracted" in page.section("h2")
    assert {"May 2024", "The figures were invented."} <= {text_of(element) for element in page.all("ins")}
