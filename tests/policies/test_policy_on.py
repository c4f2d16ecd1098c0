"""The addresses of the subjects: /methodology/, /corrections-policy/, /funding/ and /contact/."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.policies.public.views import best_for
from factcheck.publishing.writing.actions import publish, withdraw
from tests.factories import PolicyFactory
from tests.reader import parsed, queries_of, read
from tests.together import each_of

pytestmark = pytest.mark.django_db
ADDRESSES = {
    "methodology": "/methodology/",
    "corrections": "/corrections-policy/",
    "funding": "/funding/",
    "contact": "/contact/",
}


@pytest.mark.parametrize("subject", ADDRESSES)
def test_address_shows_what_was_published_on_its_subject(subject: str, editor: User) -> None:
    PolicyFactory.create(subject=subject, language="en", title="A draft")
    publish(PolicyFactory.create(subject=subject, language="fr", title="Written", body="Words."), by=editor)

    page = read(ADDRESSES[subject])

    assert "Written Words." in page.text
    assert "A draft" not in page.html
    assert page.one("link", rel="canonical").get("href") == f"http://127.0.0.1:8000{ADDRESSES[subject]}"


@pytest.mark.parametrize("subject", ADDRESSES)
def test_address_without_a_published_policy_says_so_and_is_not_listed(subject: str) -> None:
    PolicyFactory.create(subject=subject, title="A draft")

    page = read(ADDRESSES[subject])

    assert "This page has not been written yet." in page.text
    assert "A draft" not in page.html
    assert page.one("meta", name="robots").get("content") == "noindex"


def test_withdrawn_policy_is_shown_no_more(editor: User) -> None:
    policy = PolicyFactory.create(language="en")
    publish(policy, by=editor)
    withdraw(policy, by=editor, note="Untrue.")

    assert "This page has not been written yet." in read("/methodology/").text


@pytest.mark.parametrize(
    ("path", "title", "foreign"),
    [("/funding/", "Funding", False), ("/fr/funding/", "Financement", False), ("/hy/funding/", "Funding", True)],
)
def test_reader_gets_their_language_or_else_english_with_a_notice(
    path: str, title: str, foreign: bool, editor: User
) -> None:
    for language, name in (("en", "Funding"), ("fr", "Financement"), ("ru", "Деньги")):
        publish(PolicyFactory.create(subject="funding", language=language, title=name), by=editor)

    page = read(path)

    assert page.one("h1").text == title
    assert bool(page.all("p", role="note")) is foreign


def test_browsers_language_counts_where_the_address_names_none(editor: User) -> None:
    for language, name in (("en", "Funding"), ("fr", "Financement")):
        publish(PolicyFactory.create(subject="funding", language=language, title=name), by=editor)

    page = parsed(Client().get("/funding/", headers={"Accept-Language": "fr-CH, en;q=0.5"}))

    assert page.one("h1").text == "Financement"


def test_best_for_takes_the_nearest_language() -> None:
    policies = [{"language": language} for language in ("ru", "en-GB", "az-Latn-AZ")]

    best = [best_for(language, policies) for language in ("az", "fr")]

    assert best == [{"language": "az-Latn-AZ"}, {"language": "en-GB"}]
    assert best_for("fr", policies[:1]) == {"language": "ru"}
    assert best_for("fr", []) is None


@each_of("path", [*ADDRESSES.values(), "/how-we-work/"], rolled_back=True)
def test_address_asked_by_another_method_is_refused(path: str) -> None:
    assert Client().post(path).status_code == 405


def test_how_we_work_leads_to_the_methodology_for_good() -> None:
    response = Client().get("/fr/how-we-work/")

    assert (response.status_code, response["Location"]) == (301, "/fr/methodology/")


def test_address_takes_as_many_queries_with_many_languages_as_with_one(editor: User) -> None:
    publish(PolicyFactory.create(), by=editor)
    one = queries_of("/methodology/")

    for _ in range(5):
        publish(PolicyFactory.create(), by=editor)

    assert queries_of("/methodology/") == one == 2
