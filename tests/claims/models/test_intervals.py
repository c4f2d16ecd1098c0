"""That an interval has its expression, and nothing else has one, wherever a date stands."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from tests.refusals import assert_refused
from tests.together import each_of

pytestmark = pytest.mark.django_db

CASES = [
    (factories.AttributionFactory, "said_on", "claims_attribution_said_on_interval"),
    (factories.RebuttalFactory, "said_on", "claims_rebuttal_said_on_interval"),
    (factories.NoCommentFactory, "said_on", "claims_nocomment_said_on_interval"),
    (factories.ReviewFactory, "reviewed_on", "claims_review_reviewed_on_interval"),
    (factories.ReplyFactory, "asked_on", "claims_reply_asked_on_interval"),
    (factories.ReplyFactory, "answered_on", "claims_reply_answered_on_interval"),
    (factories.QuantityFactory, "as_of", "claims_quantity_as_of_interval"),
    (factories.FigureFactory, "as_of", "claims_figure_as_of_interval"),
    (factories.AffiliationFactory, "start_on", "claims_affiliation_start_on_interval"),
    (factories.AffiliationFactory, "end_on", "claims_affiliation_end_on_interval"),
    (factories.TopicEventFactory, "happened_on", "claims_topicevent_happened_on_interval"),
    (factories.ClaimTranslationFactory, "translated_on", "claims_claimtranslation_translated_on_interval"),
]


@each_of(("factory", "field", "name"), CASES, rolled_back=True)
def test_interval_without_its_expression_is_refused(factory: Any, field: str, name: str) -> None:
    row = factory.create()
    setattr(row, field, "2021-03-01")
    setattr(row, f"{field}_precision", "interval")

    assert_refused(row, name, at=f"{field}_precision")


def test_interval_is_put_in_order_by_its_first_day_or_else_its_last() -> None:
    days = {}
    for expression in ("2023-21", "../1989", "1990/.."):
        row = factories.AffiliationFactory.build(start_on="2000-01-01", start_on_precision="interval")
        row.start_on_edtf = expression
        row.start_on = row._meta.get_field("start_on").to_python(row.start_on)
        row.clean()
        days[expression] = str(row.start_on)

    assert days == {"2023-21": "2023-03-01", "../1989": "1989-12-31", "1990/..": "1990-01-01"}


def test_expression_that_is_none_is_refused_at_its_date() -> None:
    row = factories.AttributionFactory.create()
    row.said_on_precision, row.said_on_edtf = "interval", "spring"
    row.said_on = row.claim.created_at.date()

    with pytest.raises(ValidationError) as refused:
        row.full_clean()

    assert set(refused.value.message_dict) == {"said_on"}


def test_end_that_may_lie_after_the_start_is_taken() -> None:
    row = factories.AffiliationFactory.create()
    row.start_on_precision, row.start_on_edtf, row.start_on = "interval", "2020~", row.claimant.created_at.date()
    row.end_on_precision, row.end_on_edtf, row.end_on = "interval", "2019-23", row.start_on

    row.full_clean()

    row.end_on_edtf = "2018"
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert set(refused.value.message_dict) == {"end_on"}
