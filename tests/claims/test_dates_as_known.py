"""A date that is neither a day, a month nor a year, from the desk to readers and programs."""

import csv
import io
import json

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.translation import override

from claims.models import Attribution
from factcheck.publishing.writing.actions import publish
from tests.api.common import get
from tests.desk.pages import errors_in, form_of, url_of
from tests.factories import AttributionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def typed(desk: Client, text: str) -> tuple[Attribution, str]:
    said = AttributionFactory.create()
    page = desk.post(url_of(said), form_of(desk, url_of(said), said_on=text), follow=True).content.decode()
    said.refresh_from_db()
    return said, page


def test_interval_typed_at_the_desk_is_kept_and_said_back(desk: Client) -> None:
    said, page = typed(desk, "between March and May 2021")

    assert (str(said.said_on), said.said_on_precision, said.said_on_edtf) == (
        "2021-03-01",
        "interval",
        "2021-03/2021-05",
    )
    assert "in EDTF 2021-03/2021-05" in page


def test_form_of_an_interval_sent_back_unchanged_changes_nothing(desk: Client) -> None:
    said, _page = typed(desk, "spring 2023")

    form = form_of(desk, url_of(said))
    desk.post(url_of(said), form | {"role": "mayor"})
    said.refresh_from_db()

    assert form["said_on"] == "spring 2023"
    assert (said.role, said.said_on_precision, said.said_on_edtf) == ("mayor", "interval", "2023-21")


def test_interval_gives_way_to_a_day_and_to_nothing(desk: Client) -> None:
    said, _page = typed(desk, "spring 2023")

    for text, kept in (("2023-04-02", ("day", "")), ("c. 1915", ("interval", "1915~")), ("", ("day", ""))):
        desk.post(url_of(said), form_of(desk, url_of(said), said_on=text))
        said.refresh_from_db()
        assert (said.said_on_precision, said.said_on_edtf) == kept


def test_interval_wholly_to_come_is_refused(desk: Client) -> None:
    said = AttributionFactory.create()

    response = desk.post(url_of(said), form_of(desk, url_of(said), said_on="after 2090"))

    assert "said_on" in errors_in(response)


def test_readers_and_programs_get_the_interval(desk: Client, editor: User) -> None:
    said, _page = typed(desk, "spring 2023")
    publish(said.claim, by=editor)
    claim = said.claim

    document = get(f"claims/{claim.public_id}/").json()
    assert document["attributions"][0]["said_on"] == {
        "date": "2023-21",
        "precision": "interval",
        "earliest": "2023-03-01",
        "latest": "2023-05-31",
    }
    page = desk.get(document["url"]).content.decode()
    assert 'class="interval">spring 2023 <small class="meant">(March' in page
    linked = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert '"datePublished": "2023"' in json.dumps(linked)


@pytest.mark.parametrize(
    ("text", "query", "is_found"),
    [
        ("spring 2023", "said_after=2023-05-31", True),
        ("spring 2023", "said_after=2023-06-01", False),
        ("spring 2023", "said_before=2023-02-28", False),
        ("before 1990", "said_before=1950-01-01", True),
        ("before 1990", "said_after=1990-01-01", False),
        ("since 2010", "said_after=2026-01-01", True),
        ("since 2010", "said_before=2009-12-31", False),
    ],
)
def test_filters_of_days_ask_what_the_interval_may_mean(
    desk: Client, editor: User, text: str, query: str, is_found: bool
) -> None:
    said, _page = typed(desk, text)
    publish(said.claim, by=editor)

    assert bool(get(f"claims/?{query}").json()["results"]) is is_found


def test_sheet_has_the_expression_and_says_that_it_is_one(desk: Client, editor: User) -> None:
    said, _page = typed(desk, "1990s")
    publish(said.claim, by=editor)

    answer = get("claims/?format=csv&rows=utterances")
    rows = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))

    assert [(row["said_on"], row["said_on_precision"]) for row in rows] == [("199X", "interval")]


def test_page_shows_an_interval_in_the_language_of_the_reader(desk: Client, editor: User) -> None:
    said, _page = typed(desk, "between March and May 2021")
    publish(said.claim, by=editor)

    with override("ru"):
        page = desk.get(f"/ru/claims/{said.claim.public_id}/", follow=True).content.decode()

    assert "март\N{NO-BREAK SPACE}— май 2021" in page
