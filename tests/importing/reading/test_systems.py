"""What systems for content, and programs that flatten, write around the values of a record."""

from datetime import date
from typing import Any

from tests.importing.reading.archived import read_all
from tests.together import each_of


def text(words: str, kind: str = "rich_text") -> dict[str, Any]:
    return {"id": "x", "type": kind, kind: [{"type": "text", "plain_text": words}] if words else []}


NOTION = {
    "object": "page",
    "id": "p1",
    "created_time": "2023-01-01T00:00:00.000Z",
    "url": "https://notes.example/p1",
    "properties": {
        "Claim": text("It rains", "title"),
        "Speaker": text("Ann Lee"),
        "Verdict": {"id": "b", "type": "select", "select": {"id": "x", "name": "False", "color": "red"}},
        "Date said": {"id": "c", "type": "date", "date": {"start": "2021-04-30", "end": None}},
        "Fact-check link": {"id": "d", "type": "url", "url": "https://check.example/1"},
    },
}
CONTENTFUL = {
    "sys": {"id": "e1", "type": "Entry", "createdAt": "2023-01-01T00:00:00Z"},
    "fields": {
        "claim": {"en-US": "It rains", "de": "Es regnet"},
        "claimant": {"en-US": "Ann Lee"},
        "verdict": {"en-US": "False"},
        "claimDate": {"en-US": "2021-04-30"},
        "url": {"en-US": "https://check.example/1"},
    },
}
STRAPI = {
    "id": 1,
    "attributes": {
        "claim": "It rains",
        "claimDate": "2021-04-30",
        "verdict": {"data": {"id": 3, "attributes": {"name": "False", "slug": "false"}}},
        "claimant": {"data": {"id": 4, "attributes": {"name": "Ann Lee", "role": "Mayor"}}},
        "url": "https://check.example/1",
    },
}
BINDING = {
    "claim": {"type": "literal", "xml:lang": "en", "value": "It rains"},
    "claimantLabel": {"type": "literal", "value": "Ann Lee"},
    "date": {"type": "literal", "value": "2021-04-30T00:00:00Z"},
    "verdictLabel": {"type": "literal", "value": "False"},
    "url": {"type": "uri", "value": "https://check.example/1"},
}
ELASTIC = {
    "claim": {"text": "It rains", "speaker": {"name": "Ann Lee"}, "date": "2021-04-30"},
    "review": {"url": "https://check.example/1", "rating": {"label": "False"}, "publisher": {"name": "Check"}},
}
PATHS = (
    "url{0}claimReviewed{0}author.name{0}itemReviewed.author.name{0}itemReviewed.datePublished{0}"
    "reviewRating.alternateName"
)
VALUES = "https://check.example/1,It rains,Check,Ann Lee,2021-04-30,False"


@each_of(
    "content",
    [
        {"object": "list", "results": [NOTION], "has_more": False},
        [NOTION],
        {"sys": {"type": "Array"}, "total": 1, "items": [CONTENTFUL]},
        {"data": [STRAPI], "meta": {"pagination": {"page": 1}}},
        {"head": {"vars": list(BINDING)}, "results": {"bindings": [BINDING]}},
        {"took": 3, "hits": {"hits": [{"_id": "a", "_score": 1.0, "_source": ELASTIC}]}},
        f"{PATHS.format(',')}\n{VALUES}\n",
        f"{PATHS.format(',').replace('.', '/')}\n{VALUES}\n",
        [dict(zip(PATHS.format(" ").split(), VALUES.split(","), strict=True))],
    ],
)
def test_what_a_system_writes_around_values_is_taken_off(content: object) -> None:
    [record], refusals = read_all(content)

    [said], [review] = record.utterances, record.reviews
    assert (record.text, said.party.name, review.url, refusals) == (
        "It rains",
        "Ann Lee",
        "https://check.example/1",
        [],
    )
    assert said.said_on is not None
    assert said.said_on.day == date(2021, 4, 30)
    assert review.rating is not None
    assert review.rating.text == "False"


def test_records_listed_under_several_names_are_read_each_by_itself() -> None:
    row = {"rating": "False", "url": "https://check.example/1"}

    records, refusals = read_all({"Check": [{"claim": "It rains", **row}], "Other": [{"claim": "It snows", **row}]})

    assert [(record.text, record.place.path) for record in records] == [
        ("It rains", "Check[0]"),
        ("It snows", "Other[0]"),
    ]
    assert refusals == []


def test_numbers_of_rows_are_no_keys_of_records() -> None:
    records, _ = read_all("Nr.,Behauptung,Wo\n1,Es regnet,Berlin\n2,Es schneit,Bonn\n")

    assert [each.key.startswith("id:") for each in records] == [False, False]


def test_status_beside_a_rating_is_how_far_the_work_is() -> None:
    records, _ = read_all("Claim,Status,Fact-check rating\nIt rains,Done,False\nIt snows,In Progress,Unstarted\n")

    ratings = [review.rating and review.rating.text for record in records for review in record.reviews]
    assert ratings == ["False"]
