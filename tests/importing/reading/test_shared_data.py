"""Real archives, where they are at hand: what is read of each, and what of its known troubles is noticed."""

import os
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from django.conf import settings

from factcheck.importing.reading import Archive
from factcheck.importing.records import ReadRecord, Refusal
from factcheck.importing.understanding import fact_checkers, scales
from factcheck.importing.understanding.scales import propose_scale
from tests.sweeping import rest_in_sweeps

DATA: Final = Path(os.environ.get("FACTCHECK_SHARED", settings.BASE_DIR.parent / "shared")) / "data"

pytestmark = [
    pytest.mark.no_database,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"real archives are not at {DATA}"),
]


# Reading them takes longer than all else here, and nobody changes what was read.
@cache
def read_of(name: str) -> tuple[list[ReadRecord], list[Refusal]]:
    found = list(Archive(DATA / f"{name}.ndjson"))
    return [each for each in found if isinstance(each, ReadRecord)], [
        each for each in found if isinstance(each, Refusal)
    ]


@pytest.mark.parametrize(
    ("name", "read", "refused"),
    rest_in_sweeps(
        [
            ("claimreview_real_jsonld", 13, 1),
            ("google_claims_search_10", 10, 0),
            ("trump_lies_nyt", 116, 0),
            ("claimskg_samples_flat", 386, 124),
            ("averitec_dev", 500, 0),
            ("factckbr_claimreview_renested", 1300, 13),
            ("factckbr_flat", 1300, 13),
            ("clef2018_debates", 188, 7940),
            ("euvsdisinfo_2015_2017", 3071, 0),
            ("liar2_valid_test", 4593, 0),
        ],
        quick=4,
    ),
)
def test_archive_is_read_but_for_records_without_a_claim(name: str, read: int, refused: int) -> None:
    records, refusals = read_of(name)

    assert (len(records), len(refusals)) == (read, refused)
    assert len({refusal.reason for refusal in refusals}) <= 1


@pytest.mark.sweep
def test_quotes_of_news_are_read_but_for_those_of_nobody() -> None:
    records, refusals = read_of("german_wikinews_quotes")

    assert len(records) > 3400
    assert {refusal.field for refusal in refusals} == {"quotes.speaker", "quotes"}
    assert all(record.utterances for record in records)


@pytest.mark.sweep
def test_no_date_of_any_archive_is_left_unread() -> None:
    for name in ("averitec_dev", "liar2_valid_test", "euvsdisinfo_2015_2017", "claimskg_samples_flat"):
        records, _ = read_of(name)
        dates = [said.said_on for record in records for said in record.utterances if said.said_on]
        assert all(date.day and date.precision == "day" for date in dates), name


def test_numbers_that_contradict_their_labels_are_noticed() -> None:
    records, _ = read_of("factckbr_claimreview_renested")
    ratings = [
        review.rating for record in records for review in record.reviews if review.rating and "lupa" in review.url
    ]

    assert propose_scale(ratings).remark == scales.CONTRADICT


def test_fact_checkers_in_place_of_claimants_are_noticed() -> None:
    records, _ = read_of("claimskg_samples_flat")
    remarks = Counter(remark.understood for record in records for remark in record.remarks)

    assert remarks[fact_checkers.AUTHOR] > 70
    assert remarks[fact_checkers.PUBLISHER] > 30


def test_addresses_without_slashes_are_mended() -> None:
    records, _ = read_of("factckbr_flat")
    publishers = {review.publisher.links for record in records for review in record.reviews if review.publisher}

    assert publishers == {
        ("https://www.aosfatos.org/",),
        ("https://apublica.org/",),
        ("https://piaui.folha.uol.com.br/lupa",),
    }


@pytest.mark.sweep
def test_same_archive_nested_and_flat_is_read_alike() -> None:
    nested, flat = (read_of(name)[0] for name in ("factckbr_claimreview_renested", "factckbr_flat"))

    assert [(one.text, one.key) for one in nested] == [(other.text, other.key) for other in flat]
    assert [one.reviews[0].rating for one in nested] == [other.reviews[0].rating for other in flat]
