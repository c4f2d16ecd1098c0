"""The reading desk: words of a source become attributions, rebuttals and evidence."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from claims.models import Attribution, Claim, Claimant, Evidence, Rebuttal
from factcheck.accounts.models import Preference
from factcheck.publishing.writing.actions import publish, withdraw
from sources.models import Passage, Source
from tests.desk.pages import queries_of, url_of
from tests.factories import (
    AttributionFactory,
    ClaimantFactory,
    ClaimFactory,
    EvidenceFactory,
    PassageFactory,
    PublisherFactory,
    RebuttalFactory,
    ReviewFactory,
    SourceFactory,
)
from tests.markup import tree

pytestmark = pytest.mark.django_db
TEXT = "Anna said the bridge 🌍 was closed. Ben denied it, saying that it was open. The bridge was closed again."
WHOLE = {
    "part": "attribution",
    "exact": "said the bridge",
    "new_claim": "The bridge was closed.",
    "new_claim_kind": "factual",
    "new_claimant": "Anna",
    "new_claimant_kind": "person",
    "cue": "said",
    "mode": "paraphrase",
    "save": "1",
}


@pytest.fixture
def source() -> Source:
    return SourceFactory.create(text=TEXT)


def desk_of(source: Source) -> str:
    return reverse("read_source", args=[source.pk])


def errors_of(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    found: dict[str, list[str]] = response.context["form"].errors
    return found


def nothing_is_stored() -> bool:
    return not any(model.objects.exists() for model in (Claim, Claimant, Attribution, Rebuttal, Evidence, Passage))


def test_page_of_a_source_of_a_month_tells_that_month_in_words_of_the_language(desk: Client, editor: User) -> None:
    source = SourceFactory.create(text=TEXT, published_on=date(2024, 5, 1), published_on_precision="month")
    Preference.objects.create(user=editor, language="ru")

    page = desk.get(desk_of(source)).text

    assert "май 2024" in page
    assert "1 ма" not in page


def test_page_shows_the_text_and_is_linked_from_the_source(desk: Client, source: Source) -> None:
    assert "Ben denied it" in desk.get(desk_of(source)).content.decode()
    assert desk_of(source) in desk.get(url_of(source)).content.decode()


def test_words_become_an_attribution_anchored_where_they_stand(desk: Client, source: Source) -> None:
    response = desk.post(desk_of(source), WHOLE)

    said = Attribution.objects.get()
    passage = said.passages.get()
    assert response.headers["Location"] == f"{desk_of(source)}#words-{passage.pk}"
    assert (said.claim.text, said.claimant.name, said.cue) == ("The bridge was closed.", "Anna", "said")
    assert (passage.exact, passage.start, passage.state) == ("said the bridge", 5, "anchored")
    assert passage.prefix == "Anna "
    assert passage.suffix.startswith(" 🌍 was")


def test_words_of_several_lines_are_found_as_a_browser_sends_them(desk: Client) -> None:
    source = SourceFactory.create(text="One\n\ntwo\nthree")

    desk.post(desk_of(source), WHOLE | {"exact": "One\r\n\r\ntwo"})

    assert Passage.objects.get().exact == "One\n\ntwo"


def test_recorded_words_are_marked_with_what_they_carry(desk: Client, source: Source) -> None:
    page = desk.post(desk_of(source), WHOLE, follow=True).content.decode()

    assert '<mark class="says" title="1. Anna asserts: The bridge was closed.">said the bridge</mark>' in page
    assert url_of(Attribution.objects.get()) in page
    assert url_of(Claim.objects.get()) in page


def test_words_become_a_rebuttal_that_answers(desk: Client, source: Source) -> None:
    said = AttributionFactory.create()
    ben = ClaimantFactory.create(name="Ben")

    desk.post(
        desk_of(source),
        {
            "part": "rebuttal",
            "exact": "denied it … open",
            "claim": said.claim.pk,
            "claimant": ben.pk,
            "rebuttal_kind": "counter_claim",
            "grounds": "it was open",
            "answers": said.pk,
            "new_counter_claim": "The bridge was open.",
            "mode": "paraphrase",
        },
    )

    rebuttal = Rebuttal.objects.get()
    assert (rebuttal.claim, rebuttal.claimant, rebuttal.answers) == (said.claim, ben, said)
    assert (rebuttal.kind, rebuttal.grounds) == ("counter_claim", "it was open")
    assert rebuttal.counter_claim is not None
    assert rebuttal.passages.get().exact == "denied it, saying that it was open"


def test_words_become_evidence(desk: Client, source: Source) -> None:
    review = ReviewFactory.create()

    desk.post(desk_of(source), {"part": "evidence", "exact": "Ben", "review": review.pk, "bearing": "refutes"})

    assert Evidence.objects.get().review == review


def test_words_become_evidence_of_a_new_review(desk: Client, source: Source) -> None:
    claim, publisher = ClaimFactory.create(), PublisherFactory.create()
    data = {"part": "evidence", "exact": "Ben", "claim": claim.pk, "review_publisher": publisher.pk}

    desk.post(desk_of(source), data | {"bearing": "supports"})

    review = Evidence.objects.get().review
    assert (review.claim, review.publisher) == (claim, publisher)


def test_role_date_and_venue_are_kept(desk: Client, source: Source) -> None:
    more = {"role": "mayor", "said_on": "2023-11-30", "said_on_precision": "month", "venue": "on air", "language": "hy"}

    desk.post(desk_of(source), WHOLE | more)

    said = Attribution.objects.get()
    assert (said.role, str(said.said_on), said.venue, said.language) == ("mayor", "2023-11-01", "on air", "hy")


def test_next_keeps_the_claim(desk: Client, source: Source) -> None:
    response = desk.post(desk_of(source), WHOLE | {"next": "1"}, follow=True)

    assert response.context["form"]["claim"].value() == Claim.objects.get().pk


def test_answer_this_starts_a_rebuttal_of_the_claim(desk: Client, source: Source) -> None:
    said = AttributionFactory.create()

    form = desk.get(f"{desk_of(source)}?answers={said.pk}").context["form"]

    assert [form[name].value() for name in ("part", "answers", "claim")] == ["rebuttal", said.pk, said.claim_id]


@pytest.mark.parametrize("query", ["claim=x", "claim=" + "9" * 30, "answers=0", "answers=-1", "claim=1%00"])
def test_query_that_names_nothing_is_passed_over(query: str, desk: Client, source: Source) -> None:
    assert desk.get(f"{desk_of(source)}?{query}").status_code == 200


def test_words_that_occur_twice_are_offered_with_what_is_around(desk: Client, source: Source) -> None:
    response = desk.post(desk_of(source), WHOLE | {"exact": "was closed"})

    assert "more than once" in errors_of(response)["place"][0]
    page = response.content.decode()
    assert "[was closed]" in page
    assert "The bridge was closed." in page
    assert nothing_is_stored()

    second = TEXT.rindex("was closed")
    assert f'value="{second}"' in page
    desk.post(desk_of(source), WHOLE | {"exact": "was closed", "place": str(second)})
    assert Passage.objects.get().start == second


@pytest.mark.parametrize("place", ["-1", "999999", "7", "9" * 30, "x", str(2**63)])
def test_place_that_is_none_of_theirs_is_asked_for_again(place: str, desk: Client, source: Source) -> None:
    assert errors_of(desk.post(desk_of(source), WHOLE | {"exact": "was closed", "place": place}))
    assert nothing_is_stored()


def test_words_that_are_not_there_lose_nothing_that_was_typed(desk: Client, source: Source) -> None:
    response = desk.post(desk_of(source), WHOLE | {"exact": "said the bridges"})

    assert "not in the text" in errors_of(response)["exact"][0]
    assert response.context["form"]["new_claim"].value() == "The bridge was closed."
    assert "said the bridges" in response.content.decode()
    assert nothing_is_stored()


BAD: list[tuple[dict[str, str], str]] = [
    ({"exact": ""}, "exact"),
    ({"exact": "said\0"}, "exact"),
    ({"exact": "x" * 20_001}, "exact"),
    ({"exact": " \n "}, "exact"),
    ({"part": "verdict"}, "part"),
    ({"part": ""}, "part"),
    ({"new_claim": ""}, "claim"),
    ({"new_claim": "a\0b"}, "new_claim"),
    ({"new_claim": "x" * 1001}, "new_claim"),
    ({"new_claim": "\u202eabc"}, "new_claim"),
    ({"new_claim_kind": "poem"}, "new_claim_kind"),
    ({"claim": "999999"}, "claim"),
    ({"claim": "x"}, "claim"),
    ({"claim": "9" * 30}, "claim"),
    ({"new_claimant": ""}, "claimant"),
    ({"new_claimant": "a\nb"}, "new_claimant"),
    ({"claimant": "999999"}, "claimant"),
    ({"mode": "direct_quote"}, "quote"),
    ({"mode": "song"}, "mode"),
    ({"cue": "x" * 101}, "cue"),
    ({"said_on": "yesterday"}, "said_on"),
    ({"language": "no language"}, "language"),
    ({"part": "rebuttal", "answers": "999999"}, "answers"),
    ({"part": "rebuttal", "rebuttal_kind": "counter_claim"}, "counter_claim"),
    ({"part": "evidence"}, "review"),
    ({"part": "evidence", "review": "999999"}, "review"),
]


def test_bad_input_is_refused_at_its_field(desk: Client, source: Source) -> None:
    for fields, field in BAD:
        response = desk.post(desk_of(source), WHOLE | fields)

        assert field in errors_of(response), fields
        assert nothing_is_stored(), fields


def test_claim_picked_and_written_at_once_is_refused(desk: Client, source: Source) -> None:
    claim = ClaimFactory.create()

    assert "new_claim" in errors_of(desk.post(desk_of(source), WHOLE | {"claim": claim.pk}))
    assert not Attribution.objects.exists()


def test_answer_to_another_claims_attribution_is_refused_at_its_field(desk: Client, source: Source) -> None:
    said = AttributionFactory.create()

    response = desk.post(desk_of(source), WHOLE | {"part": "rebuttal", "answers": said.pk})

    assert "another claim" in errors_of(response)["answers"][0]
    assert not Rebuttal.objects.exists()


def test_form_sent_twice_records_once(desk: Client, source: Source) -> None:
    claim, claimant = ClaimFactory.create(), ClaimantFactory.create()
    data = WHOLE | {"claim": claim.pk, "new_claim": "", "claimant": claimant.pk, "new_claimant": ""}

    desk.post(desk_of(source), data)

    assert "recorded already" in errors_of(desk.post(desk_of(source), data))["exact"][0]
    assert Attribution.objects.count() == 1


def test_withdrawn_claim_takes_voices_with_a_warning(desk: Client, source: Source, editor: User) -> None:
    claim = ClaimFactory.create()
    publish(claim, by=editor)
    withdraw(claim, by=editor, note="Recorded twice.")

    response = desk.post(desk_of(source), WHOLE | {"claim": claim.pk, "new_claim": ""}, follow=True)

    assert "was withdrawn from the public site" in response.content.decode()


def test_more_than_the_site_takes_is_refused_as_too_large(desk: Client, source: Source) -> None:
    assert desk.post(desk_of(source), WHOLE | {"exact": "x" * 10_500_000}).status_code == 413


def test_propose_fills_in_what_is_empty_and_saves_nothing(desk: Client, source: Source) -> None:
    data = {"part": "attribution", "exact": "denied it … open", "cue": "", "new_claimant": "Benjamin", "propose": "1"}

    form = desk.post(desk_of(source), data).context["form"]

    assert not form.errors
    assert [form[name].value() for name in ("part", "cue", "new_claimant")] == ["rebuttal", "denied", "Benjamin"]
    assert form["grounds"].value() == "it was open"
    assert nothing_is_stored()


def test_propose_for_words_that_are_not_there_says_so(desk: Client, source: Source) -> None:
    form = desk.post(desk_of(source), {"part": "attribution", "exact": "gone", "propose": "1"}).context["form"]

    assert list(form.errors) == ["exact"]


def test_orphan_is_listed_and_anchored_again(desk: Client, source: Source) -> None:
    orphan = PassageFactory.create(source=source, exact="was shut", state="orphaned")
    address = f"{desk_of(source)}?mend={orphan.pk}"

    assert f"?mend={orphan.pk}" in desk.get(desk_of(source)).content.decode()
    assert "was shut" in desk.get(address).content.decode()
    response = desk.post(address, {"mend": orphan.pk, "exact": "was closed again"})

    orphan.refresh_from_db()
    assert response.status_code == 302
    assert (orphan.state, orphan.exact, orphan.start) == ("anchored", "was closed again", TEXT.rindex("was closed"))


def test_orphan_with_one_likely_place_is_offered_it(desk: Client, source: Source) -> None:
    start = TEXT.rindex("was closed")
    orphan = PassageFactory.create(
        source=source, exact="is shut", prefix=TEXT[start - 32 : start], suffix=TEXT[start + 10 :], state="orphaned"
    )

    listed = desk.get(desk_of(source)).content.decode()
    form = desk.get(f"{desk_of(source)}?mend={orphan.pk}").context["form"]

    assert "Perhaps now:" in listed
    assert (form["exact"].value(), form["place"].value()) == ("was closed", start)


@pytest.mark.parametrize("key", ["0", "x", "9" * 30, "-1"])
def test_orphan_that_is_none_is_not_found(key: str, desk: Client, source: Source) -> None:
    assert desk.get(f"{desk_of(source)}?mend={key}").status_code == 404
    assert desk.post(desk_of(source), {"mend": key, "exact": "Ben"}).status_code == 404


def test_orphan_of_another_source_is_not_found(desk: Client, source: Source) -> None:
    orphan = PassageFactory.create(state="orphaned")

    assert desk.post(desk_of(source), {"mend": orphan.pk, "exact": "Ben"}).status_code == 404


def test_further_words_join_an_utterance(desk: Client, source: Source) -> None:
    said = AttributionFactory.create()

    desk.post(desk_of(source), {"more": f"attribution-{said.pk}", "exact": "Anna said"})

    assert [passage.exact for passage in said.passages.all()] == ["Anna said"]


@pytest.mark.parametrize("named", ["attribution-999999", "attribution-x", "claim-1", "rebuttal-" + "9" * 30, "x"])
def test_utterance_that_is_none_is_not_found(named: str, desk: Client, source: Source) -> None:
    assert desk.get(f"{desk_of(source)}?more={named}").status_code == 404


@pytest.mark.parametrize("key", [999_999, 10**17, 10**30])
def test_source_that_is_none_is_not_found(key: int, desk: Client) -> None:
    assert desk.get(f"/admin/sources/source/{key}/read/").status_code == 404
    assert desk.post(f"/admin/sources/source/{key}/read/proposal/", {"exact": "x"}).status_code == 404


def test_source_without_text_says_what_to_do(desk: Client) -> None:
    page = desk.get(desk_of(SourceFactory.create())).content.decode()

    assert "not here yet" in page
    assert 'name="exact"' not in page


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(method: str, desk: Client, source: Source) -> None:
    assert getattr(desk, method)(desk_of(source)).status_code == 405
    assert getattr(desk, method)(desk_of(source) + "proposal/").status_code == 405
    assert desk.get(desk_of(source) + "proposal/").status_code == 405


def _fill(source: Source, count: int) -> None:
    for number in range(count):
        passage = PassageFactory.create(source=source, exact="x", start=number, end=number + 3, state="anchored")
        AttributionFactory.create().passages.add(passage)
        RebuttalFactory.create().passages.add(passage)
        EvidenceFactory.create(passage=passage)


def test_page_with_many_passages_makes_as_many_queries_as_with_few(desk: Client) -> None:
    few, many = SourceFactory.create(text=TEXT), SourceFactory.create(text=TEXT)
    _fill(few, 1)
    _fill(many, 30)
    desk.get(desk_of(few))

    assert queries_of(desk, desk_of(many)) == queries_of(desk, desk_of(few))


def test_page_lists_some_hundreds_of_passages_and_marks_all(desk: Client) -> None:
    source = SourceFactory.create(text="word " * 1000)
    rows = [Passage(source=source, exact="word", start=n * 5, end=n * 5 + 4, state="anchored") for n in range(400)]
    Passage.objects.bulk_create(rows)

    page = desk.get(desk_of(source)).content.decode()

    assert page.count("<mark") - 4 == 400
    assert page.count('class="desk-recorded"') == 300
    assert f"/admin/sources/passage/?source={source.pk}" in page


def test_script_says_what_the_page_gives_it_and_nothing_of_its_own(desk: Client, source: Source) -> None:
    page = tree(desk.get(desk_of(source)).content.decode())
    given = next(set(form.attrib) for form in page.iter("form") if form.get("data-propose"))
    script = Path(str(finders.find("factcheck/reading-desk.js"))).read_text()

    said = re.findall(r"dataset\.(say\w+)", script)
    names = {"data-" + re.sub("[A-Z]", lambda found: f"-{found[0].lower()}", name) for name in said}
    assert {name for name in given if name.startswith("data-say")} == names
    assert not re.search(r"say\(['\"`]", script)
