"""What each filter of the list of claims leaves, and what it says of a value that it can't take."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from claims.models import Claim
from claims.vocabulary import Bucket
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.api.common import ORDERINGS, errors_of, get, ids, queries_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def closed(shared_db: None) -> Claim:
    """A published claim with something for every filter, among others that have nothing of it."""
    editor = User.objects.create_user("someone")
    rating = factories.RatingFactory.create(bucket=Bucket.FALSE)
    claim = factories.ClaimFactory.create(text="The Hakari Bridge was closed.", kind="quantity", language="az-Latn")
    claim.topics.add(factories.TopicFactory.create(slug="exodus"))
    source = factories.SourceFactory.create(slug="report", publisher=factories.PublisherFactory.create(slug="herald"))
    said = factories.AttributionFactory.create(claim=claim, claimant__slug="mayor", said_on=date(2023, 9, 30))
    said.passages.add(factories.PassageFactory.create(source=source))
    factories.RebuttalFactory.create(claim=claim, claimant__slug="ministry", said_on=date(2023, 10, 2))
    factories.ReviewFactory.create(claim=claim, rating=rating, publisher=rating.scale.publisher)
    other = factories.ClaimFactory.create(slug="another")
    factories.ClaimLinkFactory.create(claim=claim, other=other)
    publish(claim, by=editor, also=[other])
    for _ in range(3):
        publish(factories.ClaimFactory.create(), by=editor)
    return claim


FOUND = [
    "topic=exodus",
    "claimant=mayor",
    "claimant=ministry",
    "says=mayor",
    "contests=ministry",
    "source=report",
    "publisher=herald",
    "claim=another",
    "kind=quantity",
    "kind=quantity&kind=opinion",
    "disputed=yes",
    "reviewed=yes",
    "rating=false",
    "rating=true&rating=false",
    "language=az-Latn",
    "language=AZ-latn",
    "q=hakari",
    "q=brid+clos+hak",
    "said_after=2023-10-01",
    "said_after=2023-10-02",
    "said_before=2023-10-01",
    "said_before=2023-09-30",
    "said_after=2023-10-01&said_before=2023-10-31",
    "topic=exodus&disputed=yes&rating=false&q=hakari",
    "topic=exodus&updated_after=2020-01-01",
    "topic=&disputed=yes",
]
NOT_FOUND = [
    "says=ministry",
    "contests=mayor",
    "kind=opinion",
    "disputed=no&topic=exodus",
    "reviewed=no&disputed=yes",
    "rating=true",
    "language=az",
    "q=opened",
    "q=hakari+opened&ordering=-updated_at",
    "said_after=2023-10-03",
    "said_before=2023-09-29",
    "updated_after=2099-01-01",
    "topic=exodus&updated_after=2099-01-01",
]


@each_of("query", FOUND)
def test_filter_that_the_claim_passes_leaves_it_alone_in_every_order(closed: Claim, query: str) -> None:
    for ordering in ORDERINGS:
        assert ids(f"claims/?{query}&ordering={ordering}") == [closed.public_id]


@each_of("query", NOT_FOUND, rolled_back=True)
def test_filter_that_the_claim_fails_leaves_it_out(closed: Claim, query: str) -> None:
    assert closed.public_id not in ids(f"claims/?{query}")


@pytest.mark.parametrize("name", ["topic", "claimant", "source", "publisher"])
def test_filter_takes_an_id_as_it_takes_a_slug(closed: Claim, name: str) -> None:
    slugs = {"topic": "exodus", "claimant": "mayor", "source": "report", "publisher": "herald"}
    known = {entry["url"].split("/")[3]: entry["id"] for entry in get(f"{name}s/").json()["results"]}

    assert ids(f"claims/?{name}={known[slugs[name]]}") == [closed.public_id]


def test_filtered_list_takes_as_many_queries_however_many_rows(closed: Claim, editor: User) -> None:
    queries = ("topic=exodus", "disputed=yes", "topic=exodus&disputed=yes&q=hakari", "kind=quantity&kind=opinion")
    # The first to search after a publication counts words anew.
    assert all(ids(f"claims/?{query}") for query in queries)
    few = {query: queries_of(f"claims/?{query}") for query in queries}
    topic = closed.topics.get()
    for number in range(10):
        claim = factories.RebuttalFactory.create(
            claim=factories.ClaimFactory.create(text=f"Hakari {number}", kind="quantity")
        ).claim
        claim.topics.add(topic)
        publish(claim, by=editor)

    assert {query: len(ids(f"claims/?{query}")) for query in queries} == dict.fromkeys(queries, 11)
    for query in queries:
        assert queries_of(f"claims/?{query}") == few[query] <= (5 if "q=" in query else 2), query


@each_of(
    ("query", "name", "message"),
    [
        (
            "kind=lie",
            "kind",
            "“lie” is none of: factual, quantity, legal_characterisation, prediction, promise, opinion.",
        ),
        ("kind=factual&kind=lie", "kind", "“lie” is none of"),
        ("disputed=perhaps", "disputed", "“perhaps” is none of: yes, no."),
        ("rating=5", "rating", "“5” is none of: true, "),
        ("topic=exudos", "topic", "There is nothing of this kind with the id or slug “exudos”."),
        ("topic=exodus&topic=exudos", "topic", "nothing of this kind with the id or slug “exudos”"),
        ("language=english!", "language", "Write a language tag"),
        ("said_after=0000-00-00", "said_after", "Write a day that exists, as YYYY-MM-DD."),
        ("said_before=2023-02-30", "said_before", "Write a day that exists"),
        ("said_after=20230101", "said_after", "Write a day that exists"),
        ("said_after=2023-01-01&said_after=2023-01-02", "said_after", "Give it once."),
        ("updated_after=yesterday", "updated_after", "Write a day as YYYY-MM-DD, or a moment as"),
        ("updated_after=2023-01-01T00:00:00+01:00", "updated_after", "+ is %2B"),
        ("updated_after=0001-01-01T00:00:00%2B14:00", "updated_after", "Write a day as"),
        ("q=" + "x" * 100_001, "q", "Write at most 100000 characters."),
        ("topic=" + "x" * 501, "topic", "Write at most 500 characters."),
        ("q=a%00b", "q", "It holds a NUL, which no text has."),
        ("&".join(f"topic=t{n}" for n in range(21)), "topic", "Give at most 20 values."),
        ("page_size=0", "page_size", "Write a whole number from 1 to 200."),
        ("page_size=201", "page_size", "Write a whole number from 1 to 200."),
        ("page_size=ten", "page_size", "Write a whole number"),
        ("page_size=%C2%B2", "page_size", "Write a whole number"),
        ("ordering=text", "ordering", "Write one of: -updated_at, updated_at, "),
        ("cursor=nonsense", "cursor", "This cursor is not from a page of this list"),
    ],
    rolled_back=True,
)
def test_bad_value_is_400_with_a_message_at_its_parameter(closed: Claim, query: str, name: str, message: str) -> None:
    errors = errors_of(f"claims/?{query}")

    assert list(errors) == [name]
    assert message in errors[name][0]


def test_cursor_of_another_order_is_400(closed: Claim) -> None:
    cursor = get("claims/?page_size=1").json()["next"].partition("cursor=")[2]

    assert list(errors_of(f"claims/?ordering=updated_at&cursor={cursor}")) == ["cursor"]


def test_entry_of_a_claim_says_who_says_it_and_who_contests_it(closed: Claim) -> None:
    (entry,) = get("claims/?topic=exodus").json()["results"]

    assert entry["disputed"] is True
    assert (entry["says"], entry["contests"], entry["reviews"]) == (1, 1, 1)
    assert entry["claimants"][0]["stance"] == "asserts"
    assert entry["ratings"][0]["bucket"] == "false"
