"""The page that answers: has this been checked?"""

from functools import partial

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from factcheck.public.checking import answers
from factcheck.public.checking.comparing import compare
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.public.checking.conftest import Finds
from tests.reader import Page, parsed, queries_of, read, text_of
from tests.records import whole_claim
from tests.together import each_of

pytestmark = pytest.mark.django_db


def pasted(text: str, status: int = 200, prefix: str = "", **headers: str) -> Page:
    """The page that answers what was pasted."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    response = Client().post(f"{prefix}/check/", {"text": text}, headers=given)
    assert response.status_code == status
    return parsed(response)


def sections(page: Page) -> list[str]:
    return [section.get("aria-labelledby", "") for section in page.all("section")]


@pytest.fixture(scope="module")
def claim(shared_editor: User) -> Claim:
    """A published claim with both sides and a review."""
    claim = whole_claim("Some")
    publish(claim, by=shared_editor)
    return claim


def test_form_asks_with_a_post_and_sets_no_cookie() -> None:
    page = read("/check/")

    form = page.one("form", class_="check")
    assert (form.get("method"), form.get("action")) == ("post", "/check/")
    assert not page.response.cookies
    assert page.one("link", rel="canonical").get("href") == "http://127.0.0.1:8000/check/"


def test_home_has_the_box_in_the_language_of_the_page() -> None:
    assert read("/fr/").one("form", class_="check").get("action") == "/fr/check/"


def test_text_about_a_claim_tells_who_says_so_who_contests_it_and_what_reviews_found(
    claim: Claim, finds: Finds
) -> None:
    finds("some words", claim.public_id)

    told = pasted("They sent me some words today.").section("likely")

    assert "This claim is about it" in told
    for words in (
        "Some text",
        "Some speaker",
        "says so",
        "Some contester",
        "says otherwise",
        "Some label",
        "some words",
    ):
        assert words in told


def test_text_about_a_claim_is_shown_with_the_words_that_match_marked(claim: Claim, finds: Finds) -> None:
    finds("some words", claim.public_id)

    page = pasted("They sent me some words today.")

    assert [text_of(mark) for mark in page.one("div", class_="pasted").iter("mark")] == ["some words"]
    assert "#claim-1" in page.links()
    assert page.all("li", id="claim-1")


def test_text_that_may_be_about_a_claim_says_perhaps_and_offers_to_suggest_it(claim: Claim, finds: Finds) -> None:
    finds("some words", claim.public_id, 0.45)

    page = pasted("They sent me some words today.")

    assert {"perhaps", "nothing", "pasted"} <= set(sections(page))
    assert "likely" not in sections(page)
    assert "None of these?" in page.section("nothing")


def test_text_about_nothing_says_so_and_hands_it_to_the_form(finds: Finds) -> None:
    page = pasted("Bananas cure colds.")

    assert "Nothing here yet" in page.text
    assert "does not mean that it is so" in page.section("nothing")
    hidden = {each.get("name"): each.get("value") for each in page.one("form", class_="hand-on").iter("input")}
    assert (hidden["text"], hidden["handed_on"]) == ("Bananas cure colds.", "yes")


def test_text_handed_on_fills_the_form_that_suggests_and_is_not_sent_yet() -> None:
    response = Client().post("/suggest/", {"text": "Bananas cure colds.\r\nThey do.", "handed_on": "yes"})

    page = parsed(response)
    assert response.status_code == 200
    assert (page.one("textarea", id="id_text").text or "").strip() == "Bananas cure colds.\r\nThey do.".replace(
        "\r", ""
    )
    assert page.all("p", class_="error") == []


def test_article_names_the_sentences_in_which_claims_are_seen(claim: Claim, finds: Finds) -> None:
    finds("some words", claim.public_id)
    article = "\n\n".join(
        ["Nothing is said here at all."] * 200 + ["Here are some words."] + ["And nothing again."] * 20
    )

    page = pasted(article)

    assert "“Here are some words.”" not in page.section("pasted")
    assert "Here are some words." in page.section("likely")
    assert "#part-1" in page.links()
    assert text_of(page.one("span", id="part-1")) == "Here are some words."


def test_sentence_that_a_message_repeats_is_quoted_once(claim: Claim, finds: Finds) -> None:
    finds("some words", claim.public_id)

    page = pasted("Here are some words. Pass it on! " * 3)

    assert [text_of(quoted) for quoted in page.one("ul", class_="places small").iter("q")] == ["Here are some words."]


def test_claims_of_an_article_are_told_in_its_order(editor: User, finds: Finds) -> None:
    claims = [factories.ClaimFactory.create(text=f"Claim {number} is so.") for number in range(3)]
    for probability, claim in zip((0.7, 0.9, 0.8), claims, strict=True):
        publish(claim, by=editor)
        finds(claim.text, claim.public_id, probability)
    article = "Nothing is said here. " * 300 + " ".join(claim.text for claim in claims)

    assert [text_of(heading) for heading in pasted(article).all("h3")] == [claim.text for claim in claims]


def test_link_to_a_source_tells_what_is_recorded_from_it(claim: Claim) -> None:
    source = claim.attributions.exclude(passages=None).get().passages.get().source

    page = pasted(f"{source.url}?utm_source=x")

    assert "This link is on record here." in page.text
    assert "Some source" in page.section("linked-source")
    assert "Some text" in page.section("linked-claim")


def test_link_that_nobody_recorded_is_not_opened_and_is_handed_on_as_where_it_was_said() -> None:
    page = pasted("https://nowhere.example/1")

    assert "opens no links" in page.section("nothing")
    hidden = {each.get("name"): each.get("value") for each in page.one("form", class_="hand-on").iter("input")}
    assert (hidden["venue"], hidden.get("text")) == ("https://nowhere.example/1", None)
    assert "pasted" not in sections(page)


def test_link_whose_words_are_those_of_a_claim_says_perhaps(claim: Claim, finds: Finds) -> None:
    finds("most have fled", claim.public_id)

    page = pasted("https://nowhere.example/2023/most-have-fled.html")

    assert "Some text" in page.section("perhaps")


def test_message_with_a_link_tells_of_both(claim: Claim, finds: Finds) -> None:
    finds("some words", claim.public_id)

    page = pasted("They sent me some words: https://checker.example/1")

    assert {"likely", "linked-claim"} <= set(sections(page))


@pytest.mark.parametrize("text", ["", " \n\t ", "?!…", "\0\x01"])
def test_nothing_pasted_is_asked_for_again(text: str) -> None:
    page = pasted(text, 422)

    assert len(page.all("p", class_="error")) == 1
    assert page.one("textarea").get("aria-invalid") == "true"


def test_text_that_is_too_long_says_how_long_it_may_be() -> None:
    page = pasted("word " * 20_001, 422)

    assert "100,004 characters; at most 100,000" in text_of(page.one("p", class_="error"))


def test_article_of_40_kb_is_answered_and_shown_whole(finds: Finds) -> None:
    article = "\n".join(f"Sentence {number} of a long article says that little is known." for number in range(650))

    page = pasted(article)

    assert text_of(page.one("div", class_="pasted")) == article.replace("\n", " ")
    assert "only its beginning was looked up" in page.section("pasted")


def test_article_that_takes_too_long_says_that_only_its_beginning_was_looked_up(
    claim: Claim, finds: Finds, monkeypatch: pytest.MonkeyPatch
) -> None:
    finds("some words", claim.public_id)
    monkeypatch.setattr(answers, "compare", partial(compare, patience=0))

    page = pasted("These are some words.\n" + "Nothing else is said here.\n" * 30)

    assert "Some text" in page.section("likely")
    assert "#pasted" in page.links()
    assert "only its beginning was looked up" in page.section("pasted")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>'\"><img src=x onerror=alert(1)>&lt;b&gt; some words",
        "</div></section></main><h1>{{ settings.SECRET_KEY }}{% now 'Y' %}<!-- some words",
        "\u202e some words \u2066 \ufdd0 \x1b[31m שלום 🌍",
        "some words" + "\n" * 5000 + "🏴󠁧󠁢󠁥󠁮󠁧󠁿" * 500,
        "a" * 99_000 + " some words",
    ],
)
def test_hostile_text_is_shown_as_text(text: str, claim: Claim, finds: Finds) -> None:
    finds("some words", claim.public_id)

    page = pasted(text)

    assert not page.all("img")
    assert text_of(page.one("mark")) == "some words"


@each_of(
    "body", [b"text=%FF%FE%ED%A0%80word", b"text=a&text=b", b"text[]=a", b"", b"x=1&" * 500, b"\0"], rolled_back=True
)
def test_hostile_form_is_answered_by_a_page(body: bytes) -> None:
    response = Client(raise_request_exception=False).post(
        "/check/", body, content_type="application/x-www-form-urlencoded"
    )

    assert response.status_code in {200, 422}
    parsed(response)


def test_body_that_is_far_too_large_is_413() -> None:
    assert Client().post("/check/", {"text": "x" * 10_000_001}).status_code == 413


def test_form_of_another_site_is_not_taken() -> None:
    page = pasted("some words", 403, Sec_Fetch_Site="cross-site")

    assert "came from a page of another site" in page.text
    assert "some words" not in page.text


def test_form_of_our_own_needs_no_token() -> None:
    strict = Client(enforce_csrf_checks=True, headers={"Origin": "http://testserver"})

    assert strict.post("/check/", {"text": "some words"}).status_code == 200


def test_more_than_one_address_may_have_in_a_minute_is_refused_and_the_text_kept_in_the_form(
    settings: LazySettings,
) -> None:
    settings.MATCH_LIMIT = 2
    pasted("First one. Then another. And more.")

    page = pasted("some words", 429)

    assert int(page.response["Retry-After"]) > 60
    assert "some words" in (page.one("textarea").text or "")


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_check_refuses_other_methods(method: str) -> None:
    assert getattr(Client(), method)("/check/").status_code == 405


def test_claim_that_was_withdrawn_is_not_told_of(claim: Claim, editor: User) -> None:
    withdraw(claim, by=editor, note="Gone.")

    assert "likely" not in sections(pasted("Some text"))


@pytest.mark.parametrize("others", [0, 1, 6])
def test_words_of_a_claim_without_a_review_are_about_it_however_few_others_there_are(editor: User, others: int) -> None:
    text = "Bananas cure the common cold within a week."
    fruits = ("Figs", "Limes", "Pears", "Plums", "Dates", "Grapes")[:others]
    for said in (text, *(f"{fruit} are dearer than last year." for fruit in fruits)):
        publish(factories.ClaimFactory.create(text=said), by=editor)

    told, other = pasted(text), pasted("Purple giraffes vote in Iceland.")

    assert text in told.section("likely")
    assert not other.all("h3")


def test_empty_form_asks_the_database_nothing() -> None:
    assert queries_of("/check/") == 0


def test_answer_takes_as_many_queries_with_many_claims_as_with_few(editor: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            pasted("The bridge number one is shut. https://nowhere.example/1")
        return len(captured)

    publish(factories.ClaimFactory.create(text="The bridge number one is shut."), by=editor)
    few = queries()
    for number in range(5):
        publish(factories.ClaimFactory.create(text=f"The bridge number {number} is shut."), by=editor)

    assert queries() <= few


def test_answer_speaks_the_language_of_the_page(claim: Claim, finds: Finds) -> None:
    finds("some words", claim.public_id)

    page = pasted("some words", prefix="/ar")

    assert page.one("html").get("dir") == "rtl"
    assert [link for link in page.links() if link.startswith("/claims/")] == []
