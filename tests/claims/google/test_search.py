"""Google's search of fact-checked claims, over ours."""

import json
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.conf import LazySettings, settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim
from claims.vocabulary import Question, Stance
from factcheck.dates import Precision
from factcheck.public.checking.limits import IN_MEMORY
from factcheck.publishing.canonical import Document
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.together import each_of

pytestmark = pytest.mark.django_db

PATH = "/v1alpha1/claims:search"
REAL = Path(os.environ.get("FACTCHECK_SHARED", settings.BASE_DIR.parent / "shared")) / "data"
REAL_ANSWER = REAL / "google_claims_search_10.ndjson"
DAY = date(2023, 11, 11)


@pytest.fixture(autouse=True)
def nobody_asked_before() -> None:
    IN_MEMORY.forget()


def ask(status: int = 200, **parameters: Any) -> Any:
    answer = Client(raise_request_exception=False).get(f"{PATH}?{urlencode(parameters)}")
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/json; charset=UTF-8"
    return answer.json()


def texts(**parameters: Any) -> list[str]:
    return [claim["text"] for claim in ask(**parameters).get("claims", [])]


def reviewed(text: str, editor: User, *, url: str = "", language: str = "en", **review: Any) -> Claim:
    """A public claim of two speakers, with a review."""
    claim = factories.ClaimFactory.create(text=text, language=language)
    factories.AttributionFactory.create(claim=claim, claimant__name="The mayor", stance=Stance.ASSERTS, said_on=DAY)
    factories.AttributionFactory.create(claim=claim, claimant__name="The Lamp", stance=Stance.RELAYS)
    given = {"title": "The bridge stands", "publisher__name": "The Checker", "rating_text": "False", "reviewed_on": DAY}
    factories.ReviewFactory.create(claim=claim, url=url, **given | review)
    publish(claim, by=editor)
    return claim


def message(status: int, **parameters: Any) -> str:
    """The message of an error, which must be in Google's envelope."""
    error = ask(status, **parameters)["error"]
    assert set(error) == {"code", "message", "status"}
    assert error["code"] == status
    return str(error["message"])


def test_search_answers_in_googles_form(editor: User) -> None:
    reviewed("The bridge fell.", editor, url="https://www.checker.example/bridge")

    answer = ask(query="bridge")

    assert answer == {
        "claims": [
            {
                "text": "The bridge fell.",
                "claimant": "The mayor",
                "claimDate": "2023-11-11T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "The Checker", "site": "checker.example"},
                        "url": "https://www.checker.example/bridge",
                        "title": "The bridge stands",
                        "reviewDate": "2023-11-11T00:00:00Z",
                        "textualRating": "False",
                        "languageCode": "en",
                    }
                ],
            }
        ]
    }


@pytest.mark.skipif(not REAL_ANSWER.is_file(), reason="No real answer is at hand.")
def test_answer_has_no_member_that_a_real_one_lacks(editor: User) -> None:
    reviewed("The bridge fell.", editor)
    real = [json.loads(line) for line in REAL_ANSWER.read_text(encoding="utf-8").splitlines()]

    def members(values: list[Any], path: str = "") -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for value in values:
            if isinstance(value, dict):
                found |= {pair for name, part in value.items() for pair in members([part], f"{path}/{name}")}
            elif isinstance(value, list):
                found |= members(value, f"{path}[]")
            else:
                found.add((path, type(value).__name__))
        return found

    assert members(ask(query="bridge")["claims"]) <= members(real)


def test_what_is_not_known_is_left_out(editor: User) -> None:
    claim = factories.ClaimFactory.create(text="The bridge fell.")
    factories.ReviewFactory.create(
        claim=claim,
        url="",
        title="",
        rating=None,
        rating_text="",
        reviewed_on=DAY,
        reviewed_on_precision=Precision.MONTH,
    )
    publish(claim, by=editor)

    [found] = ask(query="bridge")["claims"]

    assert set(found) == {"text", "claimReview"}
    assert set(found["claimReview"][0]) == {"publisher", "url", "languageCode"}
    assert found["claimReview"][0]["publisher"]["site"] == "127.0.0.1"
    assert found["claimReview"][0]["url"].startswith("http://127.0.0.1:8000/reviews/")


def test_claims_without_review_and_those_withdrawn_are_not_found(editor: User) -> None:
    publish(factories.ClaimFactory.create(text="The bridge is long."), by=editor)
    withdraw(reviewed("The bridge fell.", editor), by=editor, note="Entered twice.")

    assert ask(query="bridge") == {}


def test_review_of_whether_they_said_it_is_of_another_claim(editor: User) -> None:
    claim = reviewed("The bridge fell.", editor)
    said = claim.attributions.get(stance=Stance.ASSERTS)
    factories.ReviewFactory.create(claim=claim, question=Question.DID_THEY_SAY_IT, attribution=said, rating_text="True")
    publish(claim, by=editor)

    found = {item["text"]: item for item in ask(query="bridge")["claims"]}

    assert list(found) == ["The bridge fell.", "The mayor said: “The bridge fell.”"]
    ratings = {text: [review["textualRating"] for review in item["claimReview"]] for text, item in found.items()}
    assert list(ratings.values()) == [["False"], ["True"]]
    assert "claimant" not in found["The mayor said: “The bridge fell.”"]


def test_best_come_first_and_words_in_other_forms_are_found(editor: User) -> None:
    for text in ("The ferry sank.", "The bridge and the ferry sank.", "Nothing happened."):
        reviewed(text, editor, title="")

    assert texts(query="sinking ferry bridges")[0] == "The bridge and the ferry sank."
    assert "Nothing happened." not in texts(query="ferry")


def test_whole_text_finds_the_claim_that_it_is_about(editor: User) -> None:
    reviewed("Bananas cure the common cold within a week.", editor)
    text = "My aunt sent me this: Bananas cure the common cold within a week. " + " ".join(
        f"word{n}" for n in range(20)
    )

    assert texts(query=text) == ["Bananas cure the common cold within a week."]


def test_publisher_filter_needs_no_query_and_takes_a_site_in_any_form(editor: User) -> None:
    reviewed("The bridge fell.", editor, url="https://www.checker.example/1")
    reviewed("The ferry sank.", editor, url="https://other.example/2")
    reviewed("The mayor left.", editor)

    for site in ("checker.example", "www.checker.example", "https://Checker.example/", "CHECKER.EXAMPLE"):
        assert texts(reviewPublisherSiteFilter=site) == ["The bridge fell."]
    assert texts(reviewPublisherSiteFilter="checker.example", query="ferry") == []
    assert texts(reviewPublisherSiteFilter="127.0.0.1") == ["The mayor left."]
    assert texts(reviewPublisherSiteFilter="example") == []


def test_publisher_filter_leaves_the_reviews_of_that_site_alone(editor: User) -> None:
    claim = reviewed("The bridge fell.", editor, url="https://checker.example/1")
    factories.ReviewFactory.create(claim=claim, url="https://other.example/2")
    publish(claim, by=editor)

    [found] = ask(reviewPublisherSiteFilter="other.example")["claims"]

    assert [review["url"] for review in found["claimReview"]] == ["https://other.example/2"]


def test_language_is_found_in_any_region_and_in_the_script_asked_for(editor: User) -> None:
    for text, tag in (("Bridge A", "en"), ("Bridge B", "en-GB"), ("Bridge C", "az-Latn"), ("Bridge D", "az-Cyrl")):
        reviewed(text, editor, language=tag)

    assert set(texts(query="bridge", languageCode="en-US")) == {"Bridge A", "Bridge B"}
    assert set(texts(query="bridge", languageCode="az")) == {"Bridge C", "Bridge D"}
    assert texts(query="bridge", languageCode="az-Latn") == ["Bridge C"]


@pytest.mark.parametrize(
    ("said", "checked", "found"),
    [(3, 300, True), (300, 3, True), (300, 300, False), (None, 3, True), (None, None, False)],
)
def test_age_is_that_of_the_claim_or_of_a_review_whichever_is_newer(
    editor: User, said: int | None, checked: int | None, found: bool
) -> None:
    today = timezone.now().date()
    claim = factories.ClaimFactory.create(text="The bridge fell.")
    days = [today - timedelta(days=age) if age is not None else None for age in (said, checked)]
    factories.AttributionFactory.create(claim=claim, stance=Stance.ASSERTS, said_on=days[0])
    factories.ReviewFactory.create(claim=claim, url="https://checker.example/1", reviewed_on=days[1])
    publish(claim, by=editor)

    for way in ({"query": "bridge"}, {"reviewPublisherSiteFilter": "checker.example"}):
        assert bool(texts(**way, maxAgeDays=30)) is found
        assert texts(**way, maxAgeDays=2**31 - 1) == texts(**way, maxAgeDays=0) == ["The bridge fell."]


@pytest.mark.parametrize("way", [{"query": "bridge"}, {"reviewPublisherSiteFilter": "checker.example"}])
def test_pages_lead_to_the_end_and_miss_nothing(editor: User, way: Document) -> None:
    for number in range(5):
        claim = reviewed(f"Bridge {number}", editor, url=f"https://checker.example/{number}")
        if number % 2:
            factories.ReviewFactory.create(
                claim=claim,
                url="https://checker.example/said",
                question=Question.DID_THEY_SAY_IT,
                attribution=claim.attributions.first(),
            )
            publish(claim, by=editor)
    whole = texts(**way, pageSize=100)

    for size in (1, 2, 3, 7):
        found: list[str] = []
        token = ""
        for _ in range(len(whole) + 1):
            answer = ask(**way, pageSize=size, pageToken=token)
            page = [claim["text"] for claim in answer.get("claims", [])]
            assert len(page) <= size
            found += page
            token = answer.get("nextPageToken", "")
            if not token:
                break
        assert (found, token) == (whole, "")
    assert len(set(whole)) == 7


def test_page_has_ten_claims_unless_told(editor: User) -> None:
    for number in range(12):
        reviewed(f"Bridge {number}", editor)

    assert (len(texts(query="bridge")), len(texts(query="bridge", pageSize=0))) == (10, 10)
    assert len(texts(query="bridge", pageSize=1000)) == 12


@pytest.mark.parametrize("way", [{"query": "bridge"}, {"reviewPublisherSiteFilter": "127.0.0.1"}])
def test_offset_passes_over_so_many_but_not_with_a_token(editor: User, way: Document) -> None:
    for number in range(4):
        reviewed(f"Bridge {number}", editor)
    whole = texts(**way)
    token = ask(**way, pageSize=2)["nextPageToken"]

    assert texts(**way, offset=3) == whole[3:]
    assert texts(**way, offset=2**31 - 1) == []
    assert texts(**way, pageSize=2, pageToken=token, offset=3) == whole[2:]


def test_names_as_protocol_buffers_have_them_are_taken(editor: User) -> None:
    reviewed("The bridge fell.", editor, url="https://checker.example/1")

    assert texts(review_publisher_site_filter="checker.example", page_size=1, language_code="en", max_age_days=0)


def test_standard_and_unknown_parameters_are_tolerated_and_fields_and_pretty_print_honoured(editor: User) -> None:
    reviewed("The bridge fell.", editor)
    standard = {"key": "x", "alt": "media", "quotaUser": "x", "callback": "x", "$.xgafv": "2", "colour": "red"}

    assert texts(query="bridge", **standard) == ["The bridge fell."]
    assert ask(query="bridge", fields="claims/text") == {"claims": [{"text": "The bridge fell."}]}
    pretty, plain = (
        Client().get(f"{PATH}?query=bridge&{parameter}").content for parameter in ("", "prettyPrint=false")
    )
    assert b"\n" in pretty
    assert b"\n" not in plain
    assert json.loads(pretty) == json.loads(plain)


@each_of(
    ("parameters", "word"),
    [
        ({}, "query"),
        ({"query": "  "}, "query"),
        ({"languageCode": "en"}, "query"),
        ({"query": "a", "pageSize": "x"}, "pageSize"),
        ({"query": "a", "pageSize": "-1"}, "pageSize"),
        ({"query": "a", "pageSize": "9" * 30}, "pageSize"),
        ({"query": "a", "pageSize": "1.5"}, "pageSize"),
        ({"query": "a", "pageSize": "²"}, "pageSize"),
        ({"query": "a", "offset": "-2147483648"}, "offset"),
        ({"query": "a", "maxAgeDays": "2147483648"}, "maxAgeDays"),
        ({"query": "a", "languageCode": "not a tag"}, "languageCode"),
        ({"query": "a", "languageCode": "\0"}, "languageCode"),
        ({"query": "a\0"}, "NUL"),
        ({"query": "a", "reviewPublisherSiteFilter": "\0"}, "NUL"),
        ({"query": "a", "reviewPublisherSiteFilter": "."}, "reviewPublisherSiteFilter"),
        ({"query": "a", "fields": "quagga"}, "quagga"),
        ({"query": "a", "pageToken": "quagga"}, "pageToken"),
        ({"query": "a", "pageToken": "x" * 5000}, "pageToken"),
        ({"query": "a", "pageToken": "W10"}, "pageToken"),
        ({"query": "a", "pageToken": "\udcff".encode("utf-8", "replace")}, "pageToken"),
        ({"query": "x" * 100_001}, "characters"),
    ],
    rolled_back=True,
)
def test_search_that_makes_no_sense_is_refused_in_googles_envelope(parameters: Document, word: str) -> None:
    assert word in message(400, **parameters)


def test_token_of_another_search_is_refused(editor: User) -> None:
    for number in range(2):
        reviewed(f"Bridge {number}", editor)
    token = ask(query="bridge", pageSize=1)["nextPageToken"]

    assert "pageToken" in message(400, query="ferry", pageToken=token)


@each_of(
    "query",
    ["%FF%FE", "%ED%A0%80", '"', "-", "OR", "*", "a" * 3000, quote("𝕏" * 900), "%F0%9F%92%A9", "'%20OR%201=1"],
    rolled_back=True,
)
def test_hostile_query_is_answered(query: str) -> None:
    answer = Client(raise_request_exception=False).get(f"{PATH}?query={query}&reviewPublisherSiteFilter={query}")

    assert answer.status_code in {200, 400}


def test_texts_count_towards_the_limit(settings: LazySettings) -> None:
    settings.MATCH_LIMIT = 1
    text = " ".join(f"word{number}" for number in range(30))
    ask(query=text)

    answer = Client().get(f"{PATH}?{urlencode({'query': text})}")

    assert (answer.status_code, answer.json()["error"]["status"]) == (429, "RESOURCE_EXHAUSTED")
    assert 0 < int(answer["Retry-After"]) <= 60


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_wrong_method_is_405(method: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(f"{PATH}?query=a")

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert answer.json()["error"]["code"] == 405


def test_form_that_says_it_is_an_address_too_long_to_be_one_is_answered(editor: User) -> None:
    reviewed("The bridge fell.", editor)
    override = {"X-HTTP-Method-Override": "GET"}

    answer = Client(enforce_csrf_checks=True).post(PATH, {"query": "bridge"}, headers=override)

    assert [claim["text"] for claim in answer.json()["claims"]] == ["The bridge fell."]


@each_of(
    ("method", "path"),
    [
        ("get", "claims:imageSearch?imageUri=x"),
        ("get", "pages"),
        ("post", "pages"),
        ("put", "pages/x"),
        ("delete", "pages/x"),
    ],
    rolled_back=True,
)
def test_what_google_has_besides_is_not_implemented(method: str, path: str) -> None:
    answer = getattr(Client(), method)(f"/v1alpha1/{path}")

    assert (answer.status_code, answer.json()["error"]["status"]) == (501, "UNIMPLEMENTED")


def test_answer_is_open_to_every_origin_and_304_to_whoever_has_it(editor: User) -> None:
    reviewed("The bridge fell.", editor)
    origin = {"Origin": "https://reader.example"}
    answer = Client().get(f"{PATH}?query=bridge", headers=origin)

    again = Client().get(f"{PATH}?query=bridge", headers={"If-None-Match": answer["ETag"]})
    asked_before = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "x-goog-api-client"}
    preflight = Client().options(PATH, headers=origin | asked_before)

    assert (answer["Access-Control-Allow-Origin"], answer["Cache-Control"]) == ("*", "public, no-cache")
    assert "Accept-Language" not in answer["Vary"]
    assert (again.status_code, again.content) == (304, b"")
    assert "x-goog-api-client" in preflight["Access-Control-Allow-Headers"]


def test_head_has_no_body_and_a_language_no_address() -> None:
    assert Client().head(f"{PATH}?query=bridge").content == b""
    assert Client().get(f"/fr{PATH}?query=bridge").status_code == 404


@pytest.mark.parametrize("way", ["query=bridge", "reviewPublisherSiteFilter=checker.example"])
def test_search_takes_as_many_queries_for_many_claims(editor: User, way: str) -> None:
    def queries() -> int:
        # What was published since is read once, by the next search.
        Client().get(f"{PATH}?query=other")
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(f"{PATH}?{way}&pageSize=20").json()["claims"]
        return len(captured)

    reviewed("Bridge", editor, url="https://checker.example/")
    few = queries()
    for number in range(5):
        reviewed(f"Bridge {number}", editor, url=f"https://checker.example/{number}")

    assert queries() == few


def test_discovery_describes_the_search_for_its_version_alone() -> None:
    found = Client().get("/$discovery/rest?version=v1alpha1").json()

    assert (found["rootUrl"], found["servicePath"]) == ("http://127.0.0.1:8000/", "")
    assert found["resources"]["claims"]["methods"]["search"]["path"] == "v1alpha1/claims:search"
    for query in ("", "?version=v2"):
        assert Client().get(f"/$discovery/rest{query}").json()["error"]["status"] == "NOT_FOUND"
