"""Search in all kinds of records at once, as programs ask it."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.test import Client

from factcheck.public.checking.limits import IN_MEMORY
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.api.common import EndpointTests, errors_of, get, problem_of, queries_of
from tests.records import whole_claim

CLAIM = "Bananas cure the common cold within a week."
LONG = f"{CLAIM} " + "+".join(f"word{number}" for number in range(30))


@pytest.fixture(autouse=True)
def nobody_asked_before() -> None:
    IN_MEMORY.forget()


def groups(query: str) -> list[Any]:
    answer = get(f"search/?{query}")
    assert answer.status_code == 200, answer.content
    return list(answer.json()["groups"])


class TestSearch(EndpointTests):
    def address(self, editor: User) -> str:
        publish(whole_claim(), by=editor)
        return "search/?q=some"

    def test_search_holds_the_entries_of_the_lists_and_leads_to_them(self, editor: User) -> None:
        publish(whole_claim(), by=editor)

        found = groups("q=some&limit=20")

        assert {"claim", "claimant", "media_object", "topic", "source", "publisher"} == {
            group["kind"] for group in found
        }
        for group in found:
            assert group["address"].startswith("http://127.0.0.1:8000/api/v1/")
            listed = Client().get(group["address"]).json()
            assert [entry for entry in group["results"] if entry not in listed["results"]] == []
            assert (group["more"], len(group["results"])) == (False, len(listed["results"]))

    def test_search_says_what_the_page_says(self, editor: User) -> None:
        publish(whole_claim(), by=editor)
        page = Client().get("/search/?q=some+topic").content.decode()

        places = [page.index(f'id="found-{group["kind"]}"') for group in groups("q=some+topic")]

        assert places == sorted(places)

    def test_search_holds_so_many_of_each_kind(self, editor: User) -> None:
        for number in range(3):
            publish(factories.TopicFactory.create(name=f"Bridge {number}"), by=editor)

        [group] = groups("q=bridge&limit=2")

        assert (len(group["results"]), group["more"]) == (2, True)

    def test_search_for_nothing_is_empty(self) -> None:
        assert groups("q=quagga") == groups("") == groups("q=") == groups("q=%3F") == []

    def test_search_for_a_whole_text_begins_with_the_claims_that_it_is_about(self, editor: User) -> None:
        publish(factories.ClaimFactory.create(text=CLAIM), by=editor)

        group = groups(f"q={LONG}")[0]

        assert group["kind"] == "claim"
        assert group["results"][0]["text"] == CLAIM

    def test_search_for_whole_texts_counts_towards_the_limit(self, settings: LazySettings) -> None:
        settings.MATCH_LIMIT = 1
        groups(f"q={LONG}")

        answer = get(f"search/?q={LONG}")

        assert problem_of(answer, 429)
        assert 0 < int(answer["Retry-After"]) <= 60
        assert groups("q=some") == []

    def test_search_answers_without_its_slash_too(self) -> None:
        assert get("search?q=some").json() == {"groups": []}

    @pytest.mark.parametrize(
        ("query", "name"),
        [
            *(
                ("q=a&limit=0", "limit"),
                ("q=a&limit=21", "limit"),
                (f"limit={'9' * 30}", "limit"),
                ("limit=x", "limit"),
            ),
            *(("q=%00", "q"), ("q=a&q=b", "q"), ("colour=red", "colour"), ("limit=1&limit=2", "limit")),
        ],
    )
    def test_search_that_makes_no_sense_is_a_problem_at_the_parameter(self, query: str, name: str) -> None:
        assert list(errors_of(f"search/?{query}")) == [name]

    @pytest.mark.parametrize(
        "query",
        [
            "q=%FF%FE",
            "q=%ED%A0%80",
            "q=" + "x" * 3000,
            "q=" + "+".join(f"w{n}" for n in range(900)),
            "q=%22",
            "q=-",
            "=",
        ],
    )
    def test_hostile_search_is_answered(self, query: str) -> None:
        assert Client(raise_request_exception=False).get(f"/api/v1/search/?{query}").status_code in {200, 400}

    def test_search_takes_as_many_queries_for_many_records(self, editor: User) -> None:
        def queries() -> int:
            # What was published since is read once, by the next search.
            groups("q=other")
            return queries_of("search/?q=bridge")

        publish(factories.TopicFactory.create(name="Bridge"), by=editor)
        few = queries()
        for number in range(5):
            publish(factories.TopicFactory.create(name=f"Bridge {number}"), by=editor)

        assert queries() == few
