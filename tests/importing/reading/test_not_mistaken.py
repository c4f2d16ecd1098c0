"""What looks like something else, or is made to look so, is read as no more than it says."""

from typing import Any

import pytest

from factcheck.importing.reading.limits import UnreadableError
from factcheck.importing.records import ReadRecord
from factcheck.importing.understanding.ratings import understood_rating
from tests.importing.reading.archived import read_all
from tests.together import each_of

_TYPED: dict[str, Any] = {"@context": "https://schema.org", "@type": "ClaimReview"}


def records_in(content: object, name: str = "a.json") -> list[ReadRecord]:
    records, _ = read_all(content, name=name)
    return records


def labels(records: list[ReadRecord]) -> list[tuple[str, str]]:
    return [(record.text, record.reviews[0].rating.text if record.reviews[0].rating else "") for record in records]


def test_column_that_has_a_meaning_does_not_tell_that_a_record_was_deleted() -> None:
    table = "claim,speaker,status,date removed,link\nIt rains,Ann Lee,deleted,2021-03-04,https://check.example/1\n"

    records, refusals = read_all(table, name="a.csv")

    assert ([record.text for record in records], refusals) == (["It rains"], [])


def test_claims_of_which_one_is_nothing_keep_their_own_ratings() -> None:
    ratings = [{"alternateName": said} for said in ("False", "Mixed", "True")]
    review = _TYPED | {
        "url": "https://check.example/1",
        "claimReviewed": ["A is.", None, "C is."],
        "reviewRating": ratings,
    }

    assert labels(records_in(review)) == [("A is.", "False"), ("C is.", "True")]


def test_reviews_that_are_parts_of_another_are_read_once() -> None:
    parts = [_TYPED | {"@id": f"#r{n}", "claimReviewed": f"{n} is.", "url": "https://check.example/"} for n in (1, 2)]
    whole = _TYPED | {"@id": "#all", "hasPart": [{"@id": "#r1"}, {"@id": "#r2"}]}

    assert [record.text for record in records_in({"@graph": [whole, *parts]})] == ["1 is.", "2 is."]


def test_part_of_a_review_that_is_no_review_is_read_by_itself() -> None:
    claim = {"@type": "Claim", "@id": "#c", "text": "It is so."}
    whole = _TYPED | {"claimReviewed": "It rains.", "url": "https://check.example/", "hasPart": [{"@id": "#c"}]}

    assert {record.text for record in records_in({"@graph": [whole, claim]})} == {"It rains.", "It is so."}


def test_media_review_that_was_deleted_is_not_brought_in() -> None:
    review = {"@type": "MediaReview", "url": "https://check.example/1", "dateDeleted": "2021-03-01"}

    assert records_in({"@context": "https://schema.org", "@graph": [review]}) == []


def test_table_with_a_column_of_a_path_is_read_by_its_headings() -> None:
    (record,) = records_in(
        [
            {
                "claimReviewed": "It rains",
                "claimant": "Ann Lee",
                "reviewRating.alternateName": "False",
                "url": "https://c.example/1",
            }
        ]
    )

    assert [said.party.name for said in record.utterances] == ["Ann Lee"]


def test_item_that_a_column_calls_and_others_describe_keeps_both() -> None:
    row = {
        "@type": "ClaimReview",
        "claimReviewed": "It rains",
        "url": "https://check.example/1",
        "itemReviewed": "Rain",
    }
    (record,) = records_in([row | {"itemReviewed.author.name": "Ann Lee", "reviewRating.alternateName": "False"}])

    assert [said.party.name for said in record.utterances] == ["Ann Lee"]


def test_member_called_attributes_takes_no_others_place() -> None:
    (record,) = records_in([{"id": 1, "claim": "It rains", "speaker": "Ann Lee", "attributes": {"lang": "en"}}])

    assert record.text == "It rains"


@each_of("label", ["○", "○○○", "★☆", "●"])
def test_marks_that_are_no_row_of_stars_are_no_numbers(label: str) -> None:
    rating, _ = understood_rating(label)

    assert rating is not None
    assert (rating.text, rating.value) == (label, None)


@each_of(
    "feed",
    [
        f"<rss><channel>{'<a>' * 101}<item><title>x</title></item>{'</a>' * 101}</channel></rss>",
        '<?xml version="1.0" encoding="foo"?><rss><channel><item><title>x</title></item></channel></rss>',
    ],
)
def test_feed_that_no_parser_takes_is_refused_with_a_reason(feed: str) -> None:
    with pytest.raises(UnreadableError):
        read_all(feed, name="a.xml")
