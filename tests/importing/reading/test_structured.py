import json
from datetime import date
from typing import Any

from factcheck.importing.records import ReadParty, ReadRecord
from factcheck.importing.understanding import fact_checkers, fields
from tests.importing.reading.archived import REVIEW, claims, lines, read_all, review
from tests.together import each_of


def only(content: object) -> ReadRecord:
    records, refusals = read_all(content)
    assert refusals == []
    [record] = records
    return record


@each_of(
    "document",
    [
        REVIEW,
        [REVIEW],
        {"@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "WebPage", "mainEntity": REVIEW},
        {"@type": "Article", "hasPart": [REVIEW]},
        {"@type": "NewsArticle", "review": [REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {"_origin": "a collector", "data": REVIEW},
        review(**{"@type": ["Review", "ClaimReview"]}),
        review(**{"@type": ""}),
        review(**{"@type": []}),
        review(**{"@type": None}),
        review(**{"@type": "http://schema.org/ClaimReview"}),
        review(**{"@type": "schema:ClaimReview"}),
        {f"schema:{name}" if name[0] != "@" else name: value for name, value in REVIEW.items()},
        [
            {
                "@type": ["http://schema.org/ClaimReview"],
                "https://schema.org/claimReviewed": [{"@value": "The earth is flat"}],
            }
        ],
    ],
)
def test_claim_review_is_found_in_every_shape(document: object) -> None:
    assert claims(document) == ["The earth is flat"]


def test_several_reviews_are_found_in_their_order_with_their_paths() -> None:
    document = {"@graph": [review(claimReviewed="One"), {"@type": "WebPage", "review": [review(claimReviewed="Two")]}]}

    records, _ = read_all(document)

    assert [(record.text, record.place.path) for record in records] == [
        ("One", "@graph[0]"),
        ("Two", "@graph[1].review[0]"),
    ]


def test_references_within_a_graph_are_followed_and_kept_with_the_original() -> None:
    graph = [
        review(author={"@id": "#org"}, itemReviewed={"@id": "#claim"}, reviewRating={"@id": "#rating"}),
        {"@id": "#org", "@type": "Organization", "name": "Org", "url": "https://checker.example"},
        {"@id": "#claim", "@type": "Claim", "author": {"@id": "#ann"}},
        {"@id": "#ann", "@type": "Person", "name": "Ann"},
        {"@id": "#rating", "@type": "Rating", "alternateName": "Half true"},
    ]

    record = only({"@graph": graph})

    [found] = record.reviews
    assert found.publisher == ReadParty("Org", "Org", "Organization", ("https://checker.example/",))
    assert found.rating is not None
    assert found.rating.text == "Half true"
    assert [said.party.name for said in record.utterances] == ["Ann"]
    assert record.original["itemReviewed"]["author"]["name"] == "Ann"


def test_references_in_a_circle_are_followed_once() -> None:
    nodes = [review(itemReviewed={"@id": "#a"}), {"@id": "#a", "@type": "Claim", "author": {"@id": "#a"}}]

    assert claims({"@graph": nodes}) == ["The earth is flat"]


def test_claim_with_many_authors_and_appearances_is_said_by_each() -> None:
    item = {
        "@type": "Claim",
        "author": [{"@type": "Person", "name": "Ann", "jobTitle": "Minister"}, {"name": "Bob"}],
        "datePublished": "2020-05",
        "firstAppearance": {"@type": "SocialMediaPosting", "url": "https://a.example/1", "headline": "Post"},
        "appearance": [{"url": "https://a.example/1"}, "https://b.example/2", "1"],
    }

    record = only(review(itemReviewed=item))

    assert [(said.party.name, said.party.role) for said in record.utterances] == [("Ann", "Minister"), ("Bob", "")]
    for said in record.utterances:
        assert said.said_on is not None
        assert (said.said_on.day, said.said_on.precision) == (date(2020, 5, 1), "month")
        assert [(source.url, source.title) for source in said.sources] == [
            ("https://a.example/1", "Post"),
            ("https://b.example/2", ""),
        ]
    assert [remark.original for remark in record.remarks] == ["1"]


def test_older_shape_has_the_work_for_the_source_or_the_occasion() -> None:
    speech = {"@type": "CreativeWork", "name": "an address to Congress", "author": {"name": "Ann"}}
    post = {"@type": "CreativeWork", "name": "A post", "sameAs": "https://a.example/1", "author": {"name": "Ann"}}
    clip = {
        "@type": "Clip",
        "isPartOf": {"url": "https://a.example/video"},
        "author": {"name": "Ann"},
        "name": "Speech",
    }

    [at_speech] = only(review(itemReviewed=speech)).utterances
    [at_post] = only(review(itemReviewed=post)).utterances
    [in_clip] = only(review(itemReviewed=clip)).utterances

    assert (at_speech.venue, at_speech.sources) == ("an address to Congress", ())
    assert [(source.url, source.title) for source in at_post.sources] == [("https://a.example/1", "A post")]
    assert [source.url for source in in_clip.sources] == ["https://a.example/video"]


def test_page_of_nobody_in_particular_is_where_the_claim_was_found() -> None:
    item = {"@type": "Claim", "author": {"name": "Multiple sources", "url": "https://a.example/post"}}

    [said] = only(review(itemReviewed=item)).utterances

    assert (said.party.kind, said.party.links) == ("Anonymous", ())
    assert [source.url for source in said.sources] == ["https://a.example/post"]


def test_appearances_without_an_author_are_kept() -> None:
    [said] = only(review(itemReviewed={"@type": "Claim", "appearance": ["https://a.example/1"]})).utterances

    assert (said.party.name, said.party.kind, len(said.sources)) == ("", "Anonymous", 1)


def test_claimant_who_is_the_fact_checker_is_not_taken() -> None:
    record = only(review(itemReviewed={"@type": "Claim", "author": {"name": "CHECKER"}}))

    assert record.utterances == ()
    assert [remark.understood for remark in record.remarks] == [fact_checkers.PUBLISHER]


@each_of(
    ("author", "publisher", "authors"),
    [
        ({"@type": "Organization", "name": "Checker"}, "Checker", []),
        ([{"@type": "Person", "name": "Ann"}, {"@type": "Organization", "name": "Checker"}], "Checker", ["Ann"]),
        ({"@type": "Person", "name": "Checker", "url": "https://checker.example/"}, "Checker", []),
        ({"@type": "Person", "name": "Ann"}, "checker.example", ["Ann"]),
        ("Checker", "Checker", []),
        ({"@type": "Organization", "url": "https:www.checker.example"}, "checker.example", []),
        (None, "checker.example", []),
    ],
)
def test_publisher_is_told_from_the_authors(author: Any, publisher: str, authors: list[str]) -> None:
    [found] = only(review(author=author)).reviews

    assert found.publisher is not None
    assert found.publisher.name == publisher
    assert [each.name for each in found.authors] == authors


def test_bare_claim_is_a_record_unless_a_review_of_it_stands_beside_it() -> None:
    bare = {"@type": "Claim", "@id": "#1", "text": "It rains", "author": "Ann"}

    assert claims(bare) == ["It rains"]
    assert claims({"@graph": [bare, review(itemReviewed={"@id": "#1"})]}) == ["The earth is flat"]


def test_claim_with_its_reviews_is_one_record() -> None:
    claim = {
        "@type": "Claim",
        "text": "It rains",
        "review": [review(claimReviewed=None), review(claimReviewed=None, url="https://other.example/2")],
    }

    record = only(claim)

    assert record.text == "It rains"
    assert [found.url for found in record.reviews] == ["https://checker.example/fact/1", "https://other.example/2"]


def test_media_review_is_kept_whole() -> None:
    media = {"@type": "MediaReview", "url": REVIEW["url"], "mediaAuthenticityCategory": "EditedOrCroppedContent"}

    assert only({"@graph": [REVIEW, media]}).original["associatedMediaReview"] == [media]
    assert (
        only({**media, "associatedClaimReview": REVIEW}).original["mediaAuthenticityCategory"]
        == "EditedOrCroppedContent"
    )


@each_of("empty", ["", "  ", None, "…"])
def test_review_of_no_claim_is_refused(empty: str | None) -> None:
    records, [refusal] = read_all(review(claimReviewed=empty))

    assert records == []
    assert (refusal.field, refusal.original) == ("claimReviewed", REVIEW["url"])


def test_claim_longer_than_a_claim_can_be_is_cut_with_a_remark() -> None:
    record = only(review(claimReviewed="word " * 500))

    assert len(record.text) <= fields.MAX_CLAIM
    assert [remark.understood for remark in record.remarks] == [fields.TOO_LONG]
    assert record.original["claimReviewed"] == "word " * 500


def test_html_in_texts_becomes_markdown_and_in_lines_nothing() -> None:
    record = only(review(claimReviewed="<p>Tax &amp; spend</p>", reviewBody="<p><b>Why</b></p><script>x</script>"))

    assert record.text == "Tax & spend"
    assert record.reviews[0].analysis == "**Why**"


def test_key_is_the_same_for_the_same_review_of_the_same_words_and_another_for_others() -> None:
    one, same, other = (
        only(review(claimReviewed=text)).key for text in ("The earth is flat", "the EARTH is flat.", "It rains")
    )

    assert one == same != other


def test_order_of_day_and_month_is_told_by_the_other_records() -> None:
    records, _ = read_all(lines([review(datePublished="03/04/2020"), review(datePublished="25/04/2020")]))

    found = records[0].reviews[0].reviewed_on
    assert found is not None
    assert found.day == date(2020, 4, 3)


@each_of(
    "changes",
    [
        {"author": [[["x"]]]},
        {"author": 3, "reviewRating": 4, "itemReviewed": 5, "url": {"a": 1}},
        {"itemReviewed": ["x", None, [], {"author": {"name": {"@value": ["Ann"]}}}]},
        {"reviewRating": [None], "datePublished": {"x": []}, "inLanguage": [[]], "keywords": {"a": {}}},
        {"url": "javascript:alert(1)", "name": ["a", {"b": "c"}]},
        {"@type": {"x": 1}, "@id": ["y"]},
    ],
)
def test_properties_of_the_wrong_kind_do_no_harm(changes: dict[str, Any]) -> None:
    read_all({"@graph": [review(**changes)]})
    read_all(review(**changes))


ORGANISATION = {"@type": "Organization", "@id": "https://checker.example/#org", "name": "Checker Desk"}
REFERRING = review(author={"@id": "https://checker.example/#org"})


def test_reference_to_a_node_of_another_document_of_its_page_or_list_is_followed_and_kept() -> None:
    scripts = [f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in (ORGANISATION, REFERRING)]

    for content in (f"<html>{''.join(scripts)}</html>", [ORGANISATION, REFERRING]):
        [record], _ = read_all(content)
        assert record.reviews[0].publisher
        assert record.reviews[0].publisher.name == "Checker Desk"
        assert record.original["author"]["name"] == "Checker Desk"


def test_reference_to_a_node_that_is_nowhere_names_nobody_and_is_told() -> None:
    [record], _ = read_all(review(itemReviewed={"@type": "Claim", "author": {"@id": "https://checker.example/#ann"}}))

    assert record.utterances == ()
    assert [(remark.field, remark.original) for remark in record.remarks] == [
        ("itemReviewed.author", "https://checker.example/#ann")
    ]


def test_review_takes_from_the_article_around_it_what_it_lacks_and_says_so() -> None:
    bare = {"@type": "ClaimReview", "claimReviewed": "The earth is flat"}
    article = {
        "@type": "NewsArticle",
        "url": "https://checker.example/2",
        "datePublished": "2021-02-03",
        "publisher": {"@type": "Organization", "name": "Checker"},
        "hasPart": bare,
    }

    [record], _ = read_all(article)

    [read] = record.reviews
    assert (read.url, read.publisher and read.publisher.name) == ("https://checker.example/2", "Checker")
    assert read.reviewed_on
    assert read.reviewed_on.original == "2021-02-03"
    assert {remark.field for remark in record.remarks} == {"url", "datePublished", "publisher"}
    assert record.original == bare


def test_text_in_several_languages_is_that_of_the_first_and_the_others_are_told() -> None:
    for words in (
        [{"@language": "fr", "@value": "Oui, il pleut"}, {"@language": "en", "@value": "Yes, it rains"}],
        {"fr": "Oui, il pleut", "en": "Yes, it rains"},
    ):
        [record], _ = read_all(review(claimReviewed=words))
        assert (record.text, record.language) == ("Oui, il pleut", "fr")
        assert [remark.original for remark in record.remarks] == ["Oui, il pleut; Yes, it rains"]


def test_other_words_of_the_claim_are_told() -> None:
    item = {"@type": "Claim", "text": "It is flat, she said", "author": "Ann Lee"}

    assert [remark.original for remark in only(review(itemReviewed=item)).remarks] == ["It is flat, she said"]


def test_nothing_within_lists_is_passed_over() -> None:
    item = {"@type": "Claim", "author": [None, {"@type": "Person", "name": "Ann Lee"}, ""], "appearance": [None]}
    node = review(
        author=[None, {"@type": "Organization", "name": "Checker"}], itemReviewed=[None, item], inLanguage=[None, "fr"]
    )
    claim = {"@type": "Claim", "text": "The moon is made of cheese", "review": [None, review(claimReviewed=None)]}

    [[first, second], refusals] = read_all([None, node, {**claim, "subjectOf": [None]}])

    publisher = first.reviews[0].publisher
    assert (publisher and publisher.name, first.language, refusals) == ("Checker", "fr", [])
    assert [said.party.name for said in first.utterances] == ["Ann Lee"]
    assert (second.text, len(second.reviews)) == ("The moon is made of cheese", 1)


FLAT = {"@type": "Claim", "name": "The earth is flat", "author": {"@type": "Person", "name": "Joe Roe"}}
CHEESE = {"@type": "Claim", "name": "The moon is made of cheese", "author": {"@type": "Person", "name": "Ann Lee"}}
RATINGS = [{"@type": "Rating", "alternateName": label} for label in ("False", "Half true")]
RATED = [{**claim, "reviewRating": rating} for claim, rating in zip((FLAT, CHEESE), RATINGS, strict=True)]
DEBATE = {"@type": "CreativeWork", "name": "Debate", "url": "https://tv.example/debate", "hasPart": RATED}


@each_of(
    "changes",
    [
        {"itemReviewed": RATED},
        {"itemReviewed": [FLAT, CHEESE], "reviewRating": RATINGS},
        {"itemReviewed": RATED, "claimReviewed": ["The earth is flat", "The moon is made of cheese"]},
        {
            "itemReviewed": {
                "@type": "ItemList",
                "itemListElement": [{"@type": "ListItem", "item": each} for each in RATED],
            }
        },
        {"itemReviewed": DEBATE, "claimReviewed": "Two claims of the debate"},
        {
            "hasPart": [
                {"@type": "ClaimReview", "itemReviewed": claim, "reviewRating": rating}
                for claim, rating in zip((FLAT, CHEESE), RATINGS, strict=True)
            ]
        },
    ],
)
def test_each_of_the_claims_of_one_review_has_a_rating_of_its_own(changes: dict[str, Any]) -> None:
    records, refusals = read_all(review(**{"claimReviewed": None, "reviewRating": None, **changes}))

    read = [(record.text, record.utterances[0].party.name, record.reviews[0].rating) for record in records]
    assert [(text, who, rating and rating.text) for text, who, rating in read] == [
        ("The earth is flat", "Joe Roe", "False"),
        ("The moon is made of cheese", "Ann Lee", "Half true"),
    ]
    assert {record.reviews[0].url for record in records} == {"https://checker.example/fact/1"}
    places = [source.url for record in records for source in record.utterances[0].sources]
    assert (places, refusals) == (["https://tv.example/debate"] * 2 if "Debate" in str(changes) else [], [])


def test_review_takes_what_it_lacks_from_the_article_that_it_names_as_its_page() -> None:
    article = {"@type": "Article", "@id": "#a", "url": "https://checker.example/tower", "datePublished": "2021-05-03"}
    node = review(url=None, mainEntityOfPage={"@id": "#a"})

    records, refusals = read_all({"@graph": [article, node]})

    [read] = [each for record in records for each in record.reviews]
    assert read.reviewed_on is not None
    assert (read.url, read.reviewed_on.day, refusals) == ("https://checker.example/tower", date(2021, 5, 3), [])
