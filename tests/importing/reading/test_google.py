from datetime import date

from tests.importing.reading.archived import lines, read_all
from tests.together import each_of

ITEM = {
    "text": "The election was rigged",
    "claimant": "Ann Lee",
    "claimDate": "2022-11-04T00:00:00Z",
    "claimReview": [
        {
            "publisher": {"name": "Checker", "site": "checker.example"},
            "url": "https://checker.example/1",
            "title": "No, it was not",
            "reviewDate": "2022-11-11T21:01:41Z",
            "textualRating": "False",
            "languageCode": "en",
        },
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
