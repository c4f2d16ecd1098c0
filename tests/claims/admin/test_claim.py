"""The page of a claim: all its parts in one form, and the rules between them."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Attribution, Claim, ClaimLink, Quantity, Rebuttal, Review
from claims.vocabulary import Mode, Question
from tests.desk.pages import Data, add_url, errors_in, form_of, list_url, refused, row, url_of, with_row
from tests.factories import (
    AttributionFactory,
    ClaimantFactory,
    ClaimFactory,
    ClaimLinkFactory,
    PassageFactory,
    PublisherFactory,
    QuantityFactory,
    RatingFactory,
    RebuttalFactory,
    ReviewFactory,
    TopicFactory,
)
from tests.records import whole_claim

pytestmark = pytest.mark.django_db
UTTERANCE = {"mode": "paraphrase", "language": "en", "said_on_precision": "day"}


def said(data: Data, **fields: Any) -> Data:
    return with_row(data, "attributions", **UTTERANCE, **{"stance": "asserts", **fields})


def contested(data: Data, **fields: Any) -> Data:
    return with_row(data, "rebuttals", **UTTERANCE, **{"aim": "claim", "kind": "denial", **fields})


def reviewed(data: Data, **fields: Any) -> Data:
    row = {"question": Question.IS_IT_SO, "reviewed_on_precision": "day", "publisher": PublisherFactory.create().pk}
    return with_row(data, "reviews", **{**row, **fields})


def errors_of(desk: Client, claim: Claim, data: Data) -> dict[str, list[str]]:
    return refused(desk, url_of(claim), data)


@pytest.fixture(scope="module")
def new(shared_db: None) -> Data:
    """The form of a new claim with its words and no row of a part yet: the same for all who add one."""
    someone = Client()
    someone.force_login(User.objects.create_superuser("someone"))
    form = form_of(someone, add_url(Claim), text="Bridge 7 was closed.", kind="factual")
    return form | {name: "0" for name in form if name.endswith("-TOTAL_FORMS")}


def errors_of_new(desk: Client, data: Data) -> dict[str, list[str]]:
    return refused(desk, add_url(Claim), data)


def test_add_with_all_parts_records_them(desk: Client) -> None:
    speaker, contester, passage, topic, other = (
        ClaimantFactory.create(),
        ClaimantFactory.create(),
        PassageFactory.create(),
        TopicFactory.create(),
        ClaimFactory.create(),
    )
    form = form_of(desk, add_url(Claim), text="Bridge 7 was closed.", kind="quantity", topics=[topic.pk])
    form |= row("attributions", 0, claimant=speaker.pk, mode="direct_quote", quote="closed", passages=[passage.pk])
    form = contested(form, claimant=contester.pk, grounds="It was open.", passages=[passage.pk])
    form = reviewed(form, title="Was it closed?")
    form = with_row(form, "quantity", low="9", high="9", unit="days", counted="days closed", as_of_precision="day")
    form = with_row(form, "links", relation="contradicts", other=other.pk)

    response = desk.post(add_url(Claim), form)

    assert response.status_code == 302
    claim = Claim.objects.get(text="Bridge 7 was closed.")
    [attribution], [rebuttal] = claim.attributions.all(), claim.rebuttals.all()
    assert (attribution.claimant, attribution.quote, list(attribution.passages.all())) == (speaker, "closed", [passage])
    assert (rebuttal.claimant, rebuttal.grounds) == (contester, "It was open.")
    assert (claim.quantity.unit, claim.reviews.get().title, claim.links.get().other) == (
        "days",
        "Was it closed?",
        other,
    )
    assert list(claim.topics.all()) == [topic]


def test_add_leaves_an_untouched_row_out(desk: Client) -> None:
    desk.post(add_url(Claim), form_of(desk, add_url(Claim), text="Bridge 7 was closed.", kind="factual"))

    assert not Claim.objects.get().attributions.exists()


def _rows() -> list[Any]:
    parts = [list(model.objects.order_by("pk").values()) for model in (Attribution, Rebuttal, Review, Quantity)]
    passages = [list(model.objects.order_by("pk").values_list("passages")) for model in (Attribution, Rebuttal)]
    return [*parts, *passages]


def test_change_of_an_unchanged_form_changes_nothing(desk: Client) -> None:
    claim = whole_claim()
    before = _rows()

    assert desk.post(url_of(claim), form_of(desk, url_of(claim))).status_code == 302

    assert _rows() == before


def test_row_that_fails_keeps_the_rest_of_the_input(desk: Client) -> None:
    claim = ClaimFactory.create()
    claimant = ClaimantFactory.create(name="Speaker of the House")
    form = said(form_of(desk, url_of(claim), context="Written with care."), claimant="", role="Speaker, as reported")
    form = contested(form, claimant=claimant.pk, grounds="Grounds written with care.")

    response = desk.post(url_of(claim), form)

    assert errors_in(response) == {"attributions-0-claimant": ["This field is required."]}
    page = response.content.decode()
    for kept in ("Written with care.", "Speaker, as reported", "Grounds written with care.", "Speaker of the House"):
        assert kept in page
    assert not Rebuttal.objects.exists()
    claim.refresh_from_db()
    assert claim.context == ""


def test_attribution_known_through_one_of_another_claim_is_refused_at_its_field(desk: Client, new: Data) -> None:
    stranger = AttributionFactory.create()

    errors = errors_of_new(desk, said(new, claimant=stranger.claimant_id, via=stranger.pk))

    assert "attributions-0-via" in errors


def test_attributions_known_through_each_other_are_refused_though_each_row_is_sound(desk: Client) -> None:
    claim = ClaimFactory.create()
    first, second, third = AttributionFactory.create_batch(3, claim=claim)
    form = form_of(desk, url_of(claim))
    form |= row("attributions", 0, via=second.pk) | row("attributions", 1, via=third.pk)

    errors = errors_of(desk, claim, form | row("attributions", 2, via=first.pk))

    assert set(errors) == {f"attributions-{index}-via" for index in range(3)}
    assert not Attribution.objects.exclude(via=None).exists()


def test_attribution_known_through_itself_is_refused_at_its_field(desk: Client) -> None:
    own = AttributionFactory.create()

    errors = errors_of(desk, own.claim, form_of(desk, url_of(own.claim)) | row("attributions", 0, via=own.pk))

    assert "attributions-0-via" in errors


def test_attribution_known_through_a_sibling_is_recorded(desk: Client) -> None:
    relay = AttributionFactory.create()
    form = said(form_of(desk, url_of(relay.claim)), claimant=ClaimantFactory.create().pk, via=relay.pk)

    desk.post(url_of(relay.claim), form)

    assert Attribution.objects.exclude(pk=relay.pk).get().via == relay


@pytest.mark.parametrize("pointer", ["attributions-1-via", "rebuttals-0-answers", "reviews-0-attribution"])
def test_pointing_at_an_attribution_that_the_form_deletes_is_refused_at_its_field(pointer: str, desk: Client) -> None:
    going = AttributionFactory.create()
    claim, claimant = going.claim, ClaimantFactory.create()
    form = form_of(desk, url_of(claim)) | row("attributions", 0, DELETE="on")
    form = said(form, claimant=claimant.pk)
    form = contested(form, claimant=claimant.pk)
    question = Question.DID_THEY_SAY_IT if pointer.startswith("reviews") else Question.IS_IT_SO
    form = reviewed(form, question=question)

    errors = errors_of(desk, claim, form | {pointer: going.pk})

    assert set(errors) == {pointer}
    assert Attribution.objects.get() == going


def test_deleting_an_attribution_that_another_rests_on_is_refused_with_the_reason(desk: Client) -> None:
    relay = AttributionFactory.create()
    AttributionFactory.create(claim=relay.claim, via=relay, claimant__name="Someone quoted")

    errors = errors_of(desk, relay.claim, form_of(desk, url_of(relay.claim)) | row("attributions", 0, DELETE="on"))

    assert "Someone quoted" in str(errors)
    assert Attribution.objects.count() == 2


def test_deleting_a_rebuttal_removes_it(desk: Client) -> None:
    rebuttal = RebuttalFactory.create()

    desk.post(url_of(rebuttal.claim), form_of(desk, url_of(rebuttal.claim)) | row("rebuttals", 0, DELETE="on"))

    assert not Rebuttal.objects.exists()


def test_rebuttal_that_answers_another_claim_s_attribution_is_refused_at_its_field(desk: Client, new: Data) -> None:
    stranger = AttributionFactory.create()
    form = contested(new, claimant=stranger.claimant_id, answers=stranger.pk)

    assert "rebuttals-0-answers" in errors_of_new(desk, form)


def test_counter_claim_without_its_claim_is_refused_at_its_field(desk: Client, new: Data) -> None:
    form = contested(new, claimant=ClaimantFactory.create().pk, kind="counter_claim")

    assert "rebuttals-0-counter_claim" in errors_of_new(desk, form)


def test_counter_claim_that_is_the_claim_itself_is_refused_at_its_field(desk: Client) -> None:
    claim = ClaimFactory.create()
    form = contested(form_of(desk, url_of(claim)), claimant=ClaimantFactory.create().pk, counter_claim=claim.pk)

    assert "rebuttals-0-counter_claim" in errors_of(desk, claim, form)


def test_direct_quote_without_its_words_is_refused_at_its_field(desk: Client, new: Data) -> None:
    form = said(new, claimant=ClaimantFactory.create().pk)
    form |= row("attributions", 0, mode=Mode.DIRECT_QUOTE, quote="")

    assert "attributions-0-quote" in errors_of_new(desk, form)


@pytest.mark.parametrize(("question", "points"), [(Question.DID_THEY_SAY_IT, False), (Question.IS_IT_SO, True)])
def test_review_whose_question_and_attribution_do_not_fit_is_refused_at_its_field(
    question: Question, points: bool, desk: Client
) -> None:
    attribution = AttributionFactory.create()
    form = reviewed(
        form_of(desk, url_of(attribution.claim)), question=question, attribution=attribution.pk if points else ""
    )

    assert "reviews-0-attribution" in errors_of(desk, attribution.claim, form)


def test_rating_of_another_publisher_s_scale_is_refused_at_its_field(desk: Client, new: Data) -> None:
    errors = errors_of_new(desk, reviewed(new, rating=RatingFactory.create().pk))

    assert "reviews-0-rating" in errors


def test_review_saved_on_the_claim_s_page_keeps_what_only_its_own_page_shows(desk: Client) -> None:
    review = ReviewFactory.create(analysis="Step by step.", reply="They replied.")
    form = form_of(desk, url_of(review.claim)) | row("reviews", 0, title="Another title")

    desk.post(url_of(review.claim), form)

    review.refresh_from_db()
    assert (review.title, review.analysis, review.reply) == ("Another title", "Step by step.", "They replied.")


@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        ({"low": "", "high": ""}, "low"),
        ({"low": "9", "high": "8"}, "high"),
        ({"low": "NaN"}, "low"),
        ({"low": "1e400"}, "low"),
        ({"low": "1.0000001"}, "low"),
        ({"low": "1234567890.1234567890"}, "low"),
        ({"low": "9", "unit": ""}, "unit"),
    ],
)
def test_quantity_out_of_bounds_is_refused_at_its_field(numbers: Data, field: str, desk: Client, new: Data) -> None:
    fields = {"unit": "days", "counted": "days closed", "as_of_precision": "day", **numbers}

    errors = errors_of_new(desk, with_row(new, "quantity", **fields))

    assert f"quantity-0-{field}" in errors
    assert not Quantity.objects.exists()


def test_second_quantity_is_refused(desk: Client) -> None:
    quantity = QuantityFactory.create()
    form = with_row(form_of(desk, url_of(quantity.claim)), "quantity", low="1", unit="days", counted="days")

    desk.post(url_of(quantity.claim), form)

    assert Quantity.objects.count() == 1


def test_same_link_twice_in_one_form_is_refused_at_the_second(desk: Client, new: Data) -> None:
    other = ClaimFactory.create()
    form = with_row(new, "links", relation="supports", other=other.pk)

    errors = errors_of_new(desk, with_row(form, "links", relation="supports", other=other.pk))

    assert "links-1-relation" in errors
    assert not ClaimLink.objects.exists()


def test_link_to_the_claim_itself_is_refused_at_its_field(desk: Client) -> None:
    claim = ClaimFactory.create()

    form = with_row(form_of(desk, url_of(claim)), "links", relation="supports", other=claim.pk)

    assert "links-0-other" in errors_of(desk, claim, form)


def test_link_that_is_there_already_is_refused_though_the_form_hides_it(desk: Client) -> None:
    link = ClaimLinkFactory.create()
    form = form_of(desk, url_of(link.claim)) | {"links-INITIAL_FORMS": "0", "links-0-id": ""}

    desk.post(url_of(link.claim), form)

    assert ClaimLink.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "one\ntwo"),
        ("text", "a\0b"),
        ("text", "\u202egnisrever"),
        ("text", "x" * 100_000),
        ("text", "   "),
        ("context", "\u2066isolated"),
        ("language", "not a tag"),
        ("kind", "rumour"),
        ("slug", "two words"),
    ],
)
def test_bad_text_is_refused_at_its_field(field: str, value: str, desk: Client, new: Data) -> None:
    assert field in errors_of_new(desk, new | {field: value})


def test_slug_in_armenian_is_stored_as_it_is(desk: Client) -> None:
    claim = ClaimFactory.create()

    desk.post(url_of(claim), form_of(desk, url_of(claim), slug="Կամուրջը-փակ-էր"))

    claim.refresh_from_db()
    assert claim.slug == "Կամուրջը-փակ-էր"


@pytest.mark.parametrize("day", ["0000-00-00", "2023-02-30", "tomorrow", "99999-01-01"])
def test_date_that_is_none_is_refused_at_its_field(day: str, desk: Client, new: Data) -> None:
    form = said(new, claimant=ClaimantFactory.create().pk, said_on=day)

    assert "attributions-0-said_on" in errors_of_new(desk, form)


def test_date_known_to_the_month_is_stored_so(desk: Client) -> None:
    claim = ClaimFactory.create()
    form = said(form_of(desk, url_of(claim)), claimant=ClaimantFactory.create().pk, said_on="2023-09-28")

    desk.post(url_of(claim), form | row("attributions", 0, said_on_precision="month"))

    assert str(Attribution.objects.get().said_on) == "2023-09-01"


def test_list_names_who_says_so_and_who_contests_it(desk: Client) -> None:
    claim = ClaimFactory.create()
    for name in ("First", "Second", "Third"):
        AttributionFactory.create(claim=claim, claimant__name=name)
    RebuttalFactory.create(claim=claim, claimant__name="Contester")

    page = desk.get(list_url(Claim)).content.decode()

    assert "First, Second and 1 more" in page
    assert "Contester" in page


def test_list_by_claimant_finds_those_who_say_and_those_who_contest(desk: Client) -> None:
    claimant = ClaimantFactory.create()
    spoken = AttributionFactory.create(claimant=claimant).claim
    contested_claim = RebuttalFactory.create(claimant=claimant).claim
    ClaimFactory.create()

    response = desk.get(f"{list_url(Claim)}?claimant={claimant.pk}")

    assert set(response.context["cl"].result_list) == {spoken, contested_claim}
    assert claimant.name in response.content.decode()


def test_page_keeps_links_to_a_review_s_own_page(desk: Client) -> None:
    review = ReviewFactory.create()

    assert url_of(review) in desk.get(url_of(review.claim)).content.decode()


def test_link_is_shown_as_a_sentence(desk: Client) -> None:
    link = ClaimLinkFactory.create()

    assert f"Supports: {link.other.text}" in desk.get(url_of(link.claim)).content.decode()


def test_delete_of_a_claim_that_another_links_to_names_both_and_the_link(desk: Client) -> None:
    link = ClaimLinkFactory.create(relation="contradicts")

    page = desk.post(url_of(link.other, "delete"), {"post": "yes"}).content.decode()

    assert f"{link.claim.text} (claim link: contradicts: {link.other.text})" in page
    assert url_of(link.claim) in page
    assert Claim.objects.count() == 2


def test_delete_of_a_claim_lists_what_goes_along_and_no_row_that_only_links(desk: Client) -> None:
    claim = ClaimFactory.create()
    claim.topics.add(TopicFactory.create())
    AttributionFactory.create(claim=claim).passages.add(PassageFactory.create())

    page = desk.get(url_of(claim, "delete")).content.decode()

    assert "Attributions: 1" in page
    assert "relationship" not in page
    assert " object (" not in page
