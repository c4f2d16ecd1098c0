"""What attributions and rebuttals share."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db.models import ProtectedError

from claims.models import Attribution, Rebuttal
from claims.vocabulary import Mode
from factcheck.dates import Precision
from tests.factories import AttributionFactory, ClaimantFactory, ClaimFactory, PassageFactory, RebuttalFactory
from tests.refusals import assert_refused, assert_unknown_refused, messages_of

pytestmark = pytest.mark.django_db

FACTORIES = [AttributionFactory, RebuttalFactory]
both = pytest.mark.parametrize("factory", FACTORIES)


def utterance_of(factory: Any, **values: Any) -> Attribution | Rebuttal:
    utterance: Attribution | Rebuttal = factory.build(
        claim=ClaimFactory.create(), claimant=ClaimantFactory.create(), **values
    )
    return utterance


def name_for(utterance: Attribution | Rebuttal, attribution: str, rebuttal: str) -> str:
    return attribution if isinstance(utterance, Attribution) else rebuttal


@both
@pytest.mark.parametrize("mode", [Mode.PARAPHRASE, Mode.DOCUMENT, Mode.FIGURE])
def test_mode_without_quote_is_stored(factory: Any, mode: str) -> None:
    utterance = utterance_of(factory, mode=mode)

    utterance.full_clean()
    utterance.save()

    utterance.refresh_from_db()
    assert utterance.mode == mode


@both
def test_mode_outside_the_list_is_refused(factory: Any) -> None:
    utterance = utterance_of(factory)

    name = name_for(utterance, "claims_attribution_mode_known", "claims_rebuttal_mode_known")

    assert_unknown_refused(utterance, "mode", name)


@both
def test_precision_outside_the_list_is_refused(factory: Any) -> None:
    utterance = utterance_of(factory)

    name = name_for(utterance, "claims_attribution_said_on_precision_known", "claims_rebuttal_said_on_precision_known")

    assert_unknown_refused(utterance, "said_on_precision", name)


@both
def test_direct_quote_with_its_words_is_stored(factory: Any) -> None:
    utterance = utterance_of(factory, mode=Mode.DIRECT_QUOTE, quote=" էթնիկ զտում\n")

    utterance.full_clean()
    utterance.save()

    utterance.refresh_from_db()
    assert utterance.quote == " էթնիկ զտում\n"


@both
def test_direct_quote_without_words_is_refused(factory: Any) -> None:
    utterance = utterance_of(factory, mode=Mode.DIRECT_QUOTE)

    name = name_for(utterance, "claims_attribution_quote_given", "claims_rebuttal_quote_given")

    assert_refused(utterance, name, at="quote")


@both
def test_direct_quote_of_spaces_is_refused_at_its_field(factory: Any) -> None:
    assert list(messages_of(utterance_of(factory, mode=Mode.DIRECT_QUOTE, quote=" \n"))) == ["quote"]


@both
@pytest.mark.parametrize(
    ("precision", "stored"), [(Precision.MONTH, date(2023, 9, 1)), (Precision.YEAR, date(2023, 1, 1))]
)
def test_date_is_cut_to_its_precision(factory: Any, precision: str, stored: date) -> None:
    utterance = utterance_of(factory, said_on=date(2023, 9, 28), said_on_precision=precision)

    utterance.full_clean()

    assert utterance.said_on == stored


@both
@pytest.mark.parametrize("day", ["0000-00-00", "2023-02-30"])
def test_date_that_is_none_is_refused_at_its_field(factory: Any, day: str) -> None:
    assert list(messages_of(utterance_of(factory, said_on=day))) == ["said_on"]


@both
@pytest.mark.parametrize(("ahead", "refused"), [(timedelta(days=1), []), (timedelta(days=3), ["said_on"])])
def test_date_still_to_come_everywhere_is_refused_at_its_field(
    factory: Any, ahead: timedelta, refused: list[str]
) -> None:
    said_on = datetime.now(UTC).date() + ahead

    assert list(messages_of(utterance_of(factory, said_on=said_on))) == refused


@both
def test_month_that_has_begun_is_stored(factory: Any) -> None:
    today = datetime.now(UTC).date()
    last = date(today.year, today.month, 28)

    assert list(messages_of(utterance_of(factory, said_on=last, said_on_precision=Precision.MONTH))) == []


@both
def test_claimant_who_spoke_cannot_be_deleted(factory: Any) -> None:
    utterance = factory.create()

    with pytest.raises(ProtectedError):
        utterance.claimant.delete()


@both
def test_passages_know_what_they_carry(factory: Any) -> None:
    utterance, passage = factory.create(), PassageFactory.create()

    utterance.passages.add(passage)

    related = passage.attributions if isinstance(utterance, Attribution) else passage.rebuttals
    assert list(related.all()) == [utterance]


@both
def test_utterances_are_listed_oldest_first_and_undated_last(factory: Any) -> None:
    undated, late, early = (
        factory.create(said_on=None),
        factory.create(said_on=date(2023, 9, 28)),
        factory.create(said_on=date(2020, 9, 27)),
    )

    assert list(type(undated).objects.all()) == [early, late, undated]


@both
def test_translation_that_is_not_whole_is_refused(factory: Any) -> None:
    known = {"quote": "ja", "language": "de", "quote_translation": "yes"}
    utterance = utterance_of(factory, **known, translation_language="en")

    name = name_for(utterance, "claims_attribution_translation_whole", "claims_rebuttal_translation_whole")

    assert_refused(utterance, name, at="quote_translation")
    assert messages_of(utterance_of(factory, **known, translation_language="en", translated_by="machine")) == {}


@both
def test_translation_into_the_language_of_the_words_is_refused_at_its_field(factory: Any) -> None:
    words = {"quote": "ja", "quote_translation": "jawohl", "translated_by": "person"}

    refused = messages_of(utterance_of(factory, language="de", translation_language="de", **words))

    assert list(refused) == ["translation_language"]


@both
def test_translator_outside_the_list_is_refused(factory: Any) -> None:
    utterance = utterance_of(factory)

    name = name_for(utterance, "claims_attribution_translated_by_known", "claims_rebuttal_translated_by_known")

    assert_unknown_refused(utterance, "translated_by", name)
