"""Who was asked about a claim and said nothing, and who was asked to reply to a review."""

from datetime import date
from typing import Any

import pytest

from claims.models import NoComment, Reply
from factcheck.dates import Precision
from tests.factories import ClaimantFactory, ClaimFactory, NoCommentFactory, ReplyFactory, ReviewFactory
from tests.refusals import assert_refused, assert_unknown_refused, messages_of

pytestmark = pytest.mark.django_db


def silence(**values: Any) -> NoComment:
    return NoCommentFactory.build(claim=ClaimFactory.create(), claimant=ClaimantFactory.create(), **values)


def reply(**values: Any) -> Reply:
    return ReplyFactory.build(review=ReviewFactory.create(), asked=ClaimantFactory.create(), **values)


def test_values_outside_the_lists_are_refused() -> None:
    assert_unknown_refused(silence(), "way", "claims_nocomment_way_known")
    assert_unknown_refused(silence(), "said_on_precision", "claims_nocomment_said_on_precision_known")
    assert_unknown_refused(reply(), "asked_on_precision", "claims_reply_asked_on_precision_known")
    assert_unknown_refused(reply(), "answered_on_precision", "claims_reply_answered_on_precision_known")


def test_silence_reads_as_who_and_how_and_its_date_is_cut() -> None:
    row = silence(said_on=date(2024, 5, 17), said_on_precision=Precision.MONTH)

    row.full_clean()

    assert (str(row), row.said_on) == (f"{row.claimant} declined to comment", date(2024, 5, 1))


def test_reply_with_words_of_someone_who_declined_is_refused() -> None:
    assert_refused(reply(declined=True, words="No."), "claims_reply_declined_or_answered", at="words")


def test_reply_that_came_before_it_was_asked_for_is_refused() -> None:
    early = reply(asked_on=date(2024, 5, 2), answered_on=date(2024, 5, 1))

    assert_refused(early, "claims_reply_answered_later", at="answered_on")


@pytest.mark.parametrize(("month", "refused"), [(4, ["answered_on"]), (5, [])])
def test_reply_known_to_the_month_may_have_come_in_that_of_asking_and_no_earlier(
    month: int, refused: list[str]
) -> None:
    row = reply(asked_on=date(2024, 5, 20), answered_on=date(2024, month, 9), answered_on_precision=Precision.MONTH)

    assert list(messages_of(row)) == refused
