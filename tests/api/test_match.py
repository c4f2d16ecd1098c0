"""Which claims a text repeats, as programs ask it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import orjson
import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.api import matching
from factcheck.api.matching import MAX_TEXT, MAX_TEXTS
from factcheck.http.requests.json_bodies import MAX_BODY
from factcheck.matching import LIKELY, POSSIBLE, Asked, Because, Match, Reason
from factcheck.public.checking import comparing
from factcheck.public.checking.limits import IN_MEMORY
from factcheck.public.checking.pasted import MAX_PASTED, MOST_SENTENCES
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.api.common import Answer, get, problem_of
from tests.together import each_of

pytestmark = pytest.mark.django_db
CLAIM = "Bananas cure the common cold within a week."
OTHER = "Purple giraffes vote in Iceland."


def send(body: Any, path: str = "match/", **headers: str) -> Answer:
    """The answer to a body, which is JSON unless it is bytes."""
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    client = Client(raise_request_exception=False, headers=given)
    return client.post(f"/api/v1/{path}", content, content_type="application/json")


def results(body: Any) -> list[Any]:
    answer = send(body)
    assert answer.status_code == 200, answer.content
    return list(answer.json()["results"])


def errors_of(body: Any) -> dict[str, list[str]]:
    errors: dict[str, list[str]] = problem_of(send(body), 400)["errors"]
    return errors


@pytest.fixture(autouse=True)
def nobody_asked_before() -> None:
    IN_MEMORY.forget()


@pytest.fixture
def claim(editor: User) -> Any:
    claim = factories.ClaimFactory.create(text=CLAIM)
    publish(claim, by=editor)
    return claim


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the matcher was asked; it finds nothing."""
    told: list[Any] = []

    def match_all(texts: Sequence[Asked], **how: Any) -> list[list[Any]]:
        told.append((list(texts), how))
        return [[] for _ in texts]

    monkeypatch.setattr(comparing, "match_all", match_all)
    return told


@pytest.fixture
def finds_claim(claim: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A matcher that is sure of the claim wherever its words are."""

    def match_all(texts: Sequence[Asked], **how: Any) -> list[list[Match]]:
        record = PublicRecord.objects.get(kind="claim", record_id=claim.public_id)
        places = [asked.text.find(CLAIM) for asked in texts]
        found = [Match(record, 0.95, (Because(Reason.WORDS, ("Bananas",)),), ((at, at + 7),)) for at in places]
        return [[each] if at >= 0 else [] for at, each in zip(places, found, strict=True)]

    monkeypatch.setattr(comparing, "match_all", match_all)


def test_text_that_repeats_a_claim_is_told_with_the_entry_of_the_list(claim: Any) -> None:
    [found] = results({"text": CLAIM})

    assert (found["start"], found["end"], found["sentence"]) == (0, len(CLAIM), None)
    match = found["matches"][0]
    assert match["claim"] == get("claims/").json()["results"][0]
    assert POSSIBLE <= match["probability"] <= 1
    assert found["known"] == (match["probability"] >= LIKELY)
    assert match["because"]
    assert all(0 <= place["start"] < place["end"] <= len(CLAIM) for place in match["places"])


@pytest.mark.usefixtures("claim")
def test_text_that_repeats_nothing_is_not_known() -> None:
    assert results({"text": OTHER}) == [
        {"start": 0, "end": len(OTHER), "sentence": None, "known": False, "matches": []}
    ]


@pytest.mark.usefixtures("finds_claim")
def test_texts_are_answered_in_their_order() -> None:
    assert [found["known"] for found in results({"texts": [OTHER, CLAIM, OTHER, CLAIM]})] == [False, True, False, True]


@pytest.mark.usefixtures("finds_claim")
def test_article_is_answered_sentence_by_sentence_with_places_in_it() -> None:
    article = f"{OTHER}\n\n{CLAIM} {OTHER}"

    found = results({"article": article})

    assert [each["sentence"] for each in found] == [OTHER, CLAIM, OTHER]
    assert [article[each["start"] : each["end"]] for each in found] == [OTHER, CLAIM, OTHER]
    place = found[1]["matches"][0]["places"][0]
    assert article[place["start"] : place["end"]] == "Bananas"


def test_sentences_of_an_article_are_asked_with_their_neighbours(asked: list[Any]) -> None:
    send({"article": "First it is. Then it was. Later it will be.", "language": "EN-gb"})

    [(texts, how)] = asked
    assert texts[1] == Asked("Then it was.", context="First it is. Later it will be.", language="en-GB")
    assert how == {"limit": 5, "at_least": POSSIBLE}


def test_text_is_asked_with_what_stands_around_it(asked: list[Any]) -> None:
    send({"text": "It is.", "around": "Is it?", "limit": 3, "at_least": 0})

    assert asked == [([Asked("It is.", context="Is it?")], {"limit": 3, "at_least": 0})]


def test_texts_are_asked_with_the_day_on_which_they_were_said(asked: list[Any]) -> None:
    send({"texts": ["It is."], "said_on": "2023-09-28"})

    [([text], _)] = asked
    assert text == Asked("It is.", said_on=date(2023, 9, 28))


def test_false_alarms_set_the_probability_from_which_a_text_is_known() -> None:
    few, many = (send({"text": OTHER, "false_alarms": rate}).json()["known_from"] for rate in (0.01, 0.3))

    assert 0 <= many < few <= 1
    assert send({"text": OTHER}).json()["known_from"] == LIKELY


def test_article_of_very_many_sentences_says_that_there_are_more(asked: list[Any]) -> None:
    sentences = [f"This is sentence {number}." for number in range(MOST_SENTENCES + 50)]

    whole, cut = (send({"article": "\n".join(part)}).json() for part in (sentences[:MOST_SENTENCES], sentences))

    assert (whole["more"], cut["more"]) == (False, True)
    assert len(cut["results"]) == MOST_SENTENCES


def test_article_that_takes_too_long_is_answered_as_far_as_it_was_compared(
    asked: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "PATIENCE", 0.0)
    text = "\n".join(f"This is sentence {number}." for number in range(50))

    cut, whole = send({"article": text}).json(), send({"texts": text.splitlines()}).json()

    assert (cut["more"], len(cut["results"])) == (True, 10)
    assert (whole["more"], len(whole["results"])) == (False, 50)


@pytest.mark.parametrize("path", ["match", "match/"])
def test_address_answers_with_and_without_its_slash(path: str) -> None:
    assert send({"text": OTHER}, path).status_code == 200


def test_answer_may_be_read_from_any_origin_and_is_kept_by_no_cache() -> None:
    answer = send({"text": OTHER}, Origin="https://newsroom.example")

    assert (answer["Access-Control-Allow-Origin"], answer["Cache-Control"]) == ("*", "no-store")
    assert "Retry-After" in answer["Access-Control-Expose-Headers"]
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    preflight = Client().options("/api/v1/match/", headers={"Origin": "https://newsroom.example"} | asked)
    assert "POST" in preflight["Access-Control-Allow-Methods"]
    assert "content-type" in preflight["Access-Control-Allow-Headers"]


def test_no_token_is_asked_for() -> None:
    strict = Client(enforce_csrf_checks=True)

    assert strict.post("/api/v1/match/", {"text": OTHER}, content_type="application/json").status_code == 200


@each_of(
    ("body", "member"),
    [
        ({}, "text"),
        ([], "text"),
        (None, "text"),
        ("text", "text"),
        ({"text": ""}, "text"),
        ({"text": " \n"}, "text"),
        ({"text": None}, "text"),
        ({"text": ["a"]}, "text"),
        ({"text": {}}, "text"),
        ({"text": "a\0"}, "text"),
        ({"text": "x" * (MAX_TEXT + 1)}, "text"),
        ({"texts": []}, "texts"),
        ({"texts": "a"}, "texts"),
        ({"texts": ["a", ""]}, "texts"),
        ({"texts": ["a", {}]}, "texts"),
        ({"texts": ["a"] * (MAX_TEXTS + 1)}, "texts"),
        ({"article": "x" * (MAX_PASTED + 1)}, "article"),
        ({"text": "a", "article": "b"}, "article"),
        ({"article": "a", "around": "b"}, "around"),
        ({"text": "a", "limit": 0}, "limit"),
        ({"text": "a", "limit": 10**15}, "limit"),
        ({"text": "a", "limit": "many"}, "limit"),
        ({"text": "a", "at_least": 1.1}, "at_least"),
        ({"text": "a", "false_alarms": 0}, "false_alarms"),
        ({"text": "a", "false_alarms": 0.9}, "false_alarms"),
        ({"text": "a", "language": "not a tag"}, "language"),
        ({"text": "a", "language": "x" * 1000}, "language"),
        ({"text": "a", "said_on": "yesterday"}, "said_on"),
        ({"text": "a", "said_on": "2023-02-30"}, "said_on"),
        ({"text": "a", "said_on": None}, "said_on"),
        ({"text": "a", "txet": "b"}, "txet"),
        ({"text": "a", "x" * 5000: "b"}, "x" * 60),
    ],
    rolled_back=True,
)
def test_body_that_makes_no_sense_is_a_problem_at_its_member(body: Any, member: str) -> None:
    assert list(errors_of(body)) == [member]


@each_of(
    "body",
    [
        *(b"", b"{", b"\xff\xfe", b'{"text": "\xed\xa0\x80"}', b'{"text": "\\ud800"}', b'{"text": NaN}', b"text=a"),
        *(b"[" * 100_000, b'{"a":' * 5000, b"1" * 5000, b'{"text":"a","text":5e999}'),
    ],
    rolled_back=True,
)
def test_body_that_is_no_json_or_nested_without_end_is_a_problem(body: bytes) -> None:
    problem_of(send(body), 400)


def test_body_that_is_too_large_is_413_as_a_problem() -> None:
    problem = problem_of(send({"texts": ["x" * (MAX_BODY // 100)] * 100}), 413)

    assert "1,000,000 bytes" in problem["detail"]
    problem_of(send(b"x" * 10_000_001), 413)


def test_largest_body_that_makes_sense_is_answered() -> None:
    assert len(results({"texts": ["x" * (MAX_TEXT - 200)] * MAX_TEXTS})) == MAX_TEXTS


@each_of(
    "sent_as", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "x"], rolled_back=True
)
def test_body_of_another_sort_is_415_as_a_problem(sent_as: str) -> None:
    answer = Client().post("/api/v1/match/", b'{"text": "a"}', content_type=sent_as)

    problem_of(answer, 415)


@each_of("method", ["get", "head", "put", "patch", "delete"], rolled_back=True)
def test_wrong_method_is_405_and_names_the_right_ones(method: str) -> None:
    answer = getattr(Client(), method)("/api/v1/match/")

    assert (answer.status_code, answer["Allow"]) == (405, "POST, OPTIONS")


def test_accept_of_anything_but_json_is_406() -> None:
    problem_of(send({"text": OTHER}, Accept="text/html"), 406)


def test_options_answers_204_and_names_the_methods() -> None:
    answer = Client().options("/api/v1/match/")

    assert (answer.status_code, answer["Allow"]) == (204, "POST, OPTIONS")


@pytest.mark.usefixtures("asked")
def test_more_than_one_address_may_have_is_429_and_says_when_to_come_back(settings: LazySettings) -> None:
    settings.MATCH_LIMIT = 60
    assert send({"texts": ["a"] * 100}).status_code == 200

    answer = send({"text": "a"})

    problem_of(answer, 429)
    assert 0 < int(answer["Retry-After"]) <= 42


def test_what_makes_no_sense_is_not_counted(settings: LazySettings) -> None:
    settings.MATCH_LIMIT = 1

    assert [send(body).status_code for body in ({}, {"text": ""}, {"text": "a"})] == [400, 400, 200]


def test_drafts_and_what_was_withdrawn_match_nothing(editor: User) -> None:
    factories.ClaimFactory.create(text=CLAIM)
    gone = factories.ClaimFactory.create(text=CLAIM)
    publish(gone, by=editor)
    withdraw(gone, by=editor, note="Gone.")

    assert results({"text": CLAIM, "at_least": 0})[0]["matches"] == []


def test_answer_takes_as_many_queries_with_many_claims_as_with_few(claim: Any, editor: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            send({"texts": [CLAIM, OTHER]})
        return len(captured)

    few = queries()
    for number in range(5):
        publish(factories.ClaimFactory.create(text=f"{CLAIM} Or {number}."), by=editor)

    assert queries() <= few
