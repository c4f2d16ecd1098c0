import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Review
from claims.vocabulary import Question
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.reader import queries_of, read
from tests.records import missing, whole_claim

pytestmark = pytest.mark.django_db


def path_of(review: Review) -> str:
    return f"/reviews/{review.public_id}/"


def test_review_page_shows_all_that_the_review_has(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)

    page = read(path_of(claim.reviews.get(question=Question.IS_IT_SO)))

    fields = "title text label scale published summary analysis reply checker supports refutes context"
    assert missing(page.text, fields) == []
    assert "https://checker.example/1" in page.links()


def test_review_page_lists_evidence_by_its_bearing(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)

    evidence = read(path_of(claim.reviews.get(question=Question.IS_IT_SO))).section("evidence")

    headings = ["For the claim Some supports", "Against the claim Some refutes", "Context Some context"]
    assert [heading in evidence for heading in headings] == [True, True, True]


def test_review_page_of_a_saying_tells_it_from_the_claim_itself(editor: User) -> None:
    claim = whole_claim()
    publish(claim, by=editor)

    page = read(path_of(claim.reviews.get(question=Question.DID_THEY_SAY_IT)))

    assert "not whether the claim is so" in page.section("finding")


def test_review_page_renders_analysis_as_clean_markdown(editor: User) -> None:
    review = factories.ReviewFactory.create(analysis="## Step\n\n**Bold** <script>alert(1)</script>")
    publish(review.claim, by=editor)

    page = read(path_of(review))

    assert "<strong>Bold</strong>" in page.html
    assert "Step" in page.section("analysis")
    assert "&lt;script&gt;" in page.html


def test_review_page_with_nothing_but_its_question_says_what_is_missing(editor: User) -> None:
    review = factories.ReviewFactory.create()
    publish(review.claim, by=editor)

    text = read(path_of(review)).text

    missing = ["No rating", "No summary is given.", "No evidence is listed.", "No request for a reply is recorded."]
    assert [words for words in missing if words not in text] == []


def test_review_page_of_withdrawn_claim_is_not_there(editor: User) -> None:
    review = factories.ReviewFactory.create()
    publish(review.claim, by=editor)
    withdraw(review.claim, by=editor, note="It was wrong.")

    assert Client().get(path_of(review)).status_code in {404, 410}


def test_review_page_refuses_to_be_written_to(editor: User) -> None:
    assert Client().post(path_of(factories.ReviewFactory.create())).status_code == 405


def test_review_page_shows_the_dispute_of_its_claim_at_a_glance(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)

    glance = read(path_of(claim.reviews.get(question=Question.IS_IT_SO))).section("of")

    assert glance.startswith("The claim Some text Some speaker (Some role) says so; ")
    assert "Some contester says otherwise: Some grounds" in glance


def test_review_page_says_what_was_found_before_all_else_and_shortens_a_long_summary(editor: User) -> None:
    review = factories.ReviewFactory.create(summary="One is. Two is. Three is. Four is.", analysis="It was.")
    publish(review.claim, by=editor)

    page = read(path_of(review))

    assert page.section("finding").endswith("One is. Two is. Three is. …")
    assert page.section("summary").endswith("Three is. Four is.")
    sections = [section.get("aria-labelledby") for section in page.all("section")]
    assert sections[:2] == ["finding", "of"]


def test_review_page_has_its_history_and_its_own_way_to_report_an_error(editor: User) -> None:
    review = factories.ReviewFactory.create()
    publish(review.claim, by=editor)

    links = read(path_of(review)).links()

    assert f"/claims/{review.claim.public_id}/history/" in links
    assert f"/report/?about=/reviews/{review.public_id}/" in [link.replace("%2F", "/") for link in links]


def test_review_page_takes_four_queries_however_much_evidence_it_has(editor: User) -> None:
    review = factories.ReviewFactory.create()
    for _ in range(5):
        factories.EvidenceFactory.create(review=review)
    publish(review.claim, by=editor)

    assert queries_of(path_of(review)) == 4
