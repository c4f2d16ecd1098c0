from datetime import date

from tests.importing.reading.archived import lines, read_all
from tests.together import each_of

REVIEW = {
    "publisher": {"name": "Checker", "site": "checker.example"},
    "url": "https://checker.example/1",
    "title": "No, it was not",
    "reviewDate": "2022-11-11T21:01:41Z",
    "textualRating": "False",
    "languageCode": "en",
}
ITEM = {
    "text": "The election was rigged",
    "claimant": "Ann Lee",
    "claimDate": "2022-11-04T00:00:00Z",
    "claimReview": [
        REVIEW,
        {"publisher": {"site": "other.example"}, "url": "https://other.example/2", "textualRating": "Fake"},
    ],
}


@each_of("content", [{"claims": [ITEM], "nextPageToken": "x"}, [ITEM], ITEM, lines([ITEM, ITEM])])
def test_answers_and_their_items_are_read(content: object) -> None:
    records, refusals = read_all(content)

    assert refusals == []
    record = records[0]
    [said] = record.utterances
    assert (record.text, said.party.name, record.language) == (ITEM["text"], "Ann Lee", "en")
    assert said.said_on is not None
    assert said.said_on.day == date(2022, 11, 4)
    assert [(each.publisher and each.publisher.name, each.title) for each in record.reviews] == [
        ("Checker", "No, it was not"),
        ("other.example", ""),
    ]


def test_claim_without_a_review_or_a_claimant_is_read() -> None:
    records, refusals = read_all({"claims": [ITEM, {"text": "It rains"}]})

    assert refusals == []
    assert (records[1].text, records[1].reviews, records[1].utterances) == ("It rains", (), ())


@each_of("odd", [None, {}, "x", [None], [{"publisher": 3, "url": [], "title": {}, "textualRating": 5}]])
def test_reviews_of_the_wrong_kind_do_no_harm(odd: object) -> None:
    read_all({"claims": [ITEM, {"text": "It rains", "claimReview": odd}]})


def test_item_without_words_is_refused() -> None:
    records, [refusal] = read_all([ITEM, {**ITEM, "text": " "}])

    assert len(records) == 1
    assert (refusal.place.path, refusal.field) == ("[1]", "text")


def test_answer_with_damaged_items_gives_the_others_and_refuses_each_damaged_one() -> None:
    records, refusals = read_all({"claims": [{"claimReview": []}, ITEM, {"text": ""}, "x"]})

    assert [record.text for record in records] == [ITEM["text"]]
    assert [refusal.place.path for refusal in refusals] == ["claims[0]", "claims[2]", "claims[3]"]


SNAKE = {"text": "It rains", "claim_review": [{"url": "https://checker.example/3", "textual_rating": "False"}]}
MARKUP = {
    "pageUrl": "https://checker.example/4",
    "publishDate": "2022-11-11",
    "claimReviewAuthor": {"name": "Checker"},
    "claimReviewMarkups": [
        {
            "claimReviewed": "It snows",
            "claimAuthor": {"name": "Ann Lee"},
            "claimFirstAppearance": "https://posts.example/1",
            "rating": {"textualRating": "False", "ratingValue": 1, "bestRating": 5, "worstRating": 1},
        }
    ],
}


def test_answers_of_other_shapes_keep_where_and_by_whom_it_was_checked() -> None:
    shapes = [
        ({"results": [{"claim": ITEM}]}, ("results[0]", "https://checker.example/1", "Checker")),
        ({"claims": [SNAKE]}, ("claims[0]", "https://checker.example/3", "checker.example")),
        ([{**ITEM, "claimReview": REVIEW}], ("[0]", "https://checker.example/1", "Checker")),
        (MARKUP, ("claimReviewMarkups[0]", "https://checker.example/4", "Checker")),
        (
            {"claimReviewMarkupPages": [MARKUP]},
            ("claimReviewMarkupPages[0].claimReviewMarkups[0]", "https://checker.example/4", "Checker"),
        ),
    ]

    for content, told in shapes:
        [record], refusals = read_all(content)
        review = record.reviews[0]
        assert not refusals, content
        assert (record.place.path, review.url, review.publisher and review.publisher.name) == told
        assert review.rating, content
        assert review.rating.text == "False", content


def test_every_claimant_of_a_list_is_kept() -> None:
    [record], _ = read_all([{**ITEM, "claimant": ["Ann Lee", "Bob Ray"]}])

    assert [said.party.name for said in record.utterances] == ["Ann Lee", "Bob Ray"]
