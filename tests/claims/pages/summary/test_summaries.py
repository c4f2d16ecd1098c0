"""What every surface says of a claim."""

from typing import Any

from claims.pages.summary.summaries import summary_of
from tests.claims.pages.summary.records import claim, contests, review, says
from tests.together import each_of

RETRACTED = {"id": "s1", "name": "Some source", "retracted": {"on": None, "note": "Invented."}}


def test_summary_tells_both_questions_retraction_and_correction() -> None:
    document = claim(
        says("Mayor", passages=[{"source": RETRACTED}]),
        reviews=(review("Unproven", "unproven"), review("Mostly false", "mostly_false", "Mayor-asserts")),
        corrections=[{"number": 2, "note": "It was 85\nboats.", "time": "2026-05-03T00:00:00Z"}],
    )

    assert summary_of(document).sentences == [
        "1 source that it rests on was retracted by its publisher.",
        "Corrected 3 May 2026: It was 85 boats.",
        "Mayor is reported to say so, but a review found otherwise; nobody is recorded as contesting it.",
        "Did they say it? “Mostly false”, says Some checker.",
        "Is it so? “Unproven”, says Some checker.",
    ]


def test_summary_of_several_reviews_tells_each_question_once() -> None:
    other = {"id": "p2", "name": "Another", "url": "/publishers/p2/x/"}
    reviews = (review("False", "false"), review("Half", "mixed") | {"publisher": other}, review("False", "false"))

    found = summary_of(claim(says("Mayor"), reviews=reviews)).found

    assert found == ["Is it so? “False”, says Some checker.", "“Half”, says Another."]


def test_summary_of_a_claim_without_review_says_so() -> None:
    assert summary_of(claim(says("Mayor"))).found == ["No review yet."]


def test_summary_of_a_review_without_rating_says_so() -> None:
    document = claim(says("Mayor"), reviews=(review("", "") | {"rating": None},))

    assert summary_of(document).found == ["No rating yet."]


@each_of(
    ("document", "who"),
    [
        (claim(), "."),
        (claim(says("A"), says("B", "endorses"), contests("C")), " (said by A and B; contested by C)"),
        (claim(*(says(name) for name in "ABCD")), " (said by A and 3 others)"),
        (claim(says("A", "relays"), contests("C")), " (relayed by A; contested by C)"),
        (
            claim(says("A"), says("B", "relays"), reviews=(review("No", "false", "A-asserts"),)),
            " (attributed to A; relayed by B)",
        ),
        (claim(says("A", "retracts")), " (taken back by A)"),
    ],
)
def test_title_never_states_the_claim_as_the_sites_own(document: dict[str, Any], who: str) -> None:
    assert summary_of(document).title == f"Claim: The lighthouse is for sale{who}"


def test_title_of_a_long_claim_is_cut() -> None:
    assert len(summary_of(claim(text="word " * 900)).title) < 320
