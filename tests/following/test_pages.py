"""The pages by which readers follow by e-mail, and stop."""

import logging
import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.translation import gettext
from django_tasks_db.models import DBTaskResult

from factcheck.following import tasks, tokens
from factcheck.following.models import Subscription
from factcheck.following.tokens import Purpose
from factcheck.publishing.writing.actions import publish, withdraw
from tests.factories import ClaimantFactory, ClaimFactory, TopicFactory, TopicNameFactory
from tests.following.conftest import ADDRESS, follower
from tests.merging.two_people import merge
from tests.reader import queries_of, read

FORM = "/follow/?of=/claims/"


def ask(of: str = "/claims/", client: Client | None = None, **fields: str) -> Any:
    given = {"address": ADDRESS, "frequency": "daily", **fields}
    return (client or Client()).post(f"/follow/?{urlencode({'of': of})}", given)


def path_of(row: Subscription, purpose: Purpose) -> str:
    return tokens.link(row, purpose, row.language).removeprefix("http://127.0.0.1:8000")


def test_reader_follows_once_the_link_in_a_letter_is_opened_and_confirmed(confirmation: Callable[[], str]) -> None:
    response = ask("/fr/claims/?q=some+words&page_size=3")

    assert (response.status_code, response["Location"]) == (302, "/follow/asked/")
    row = Subscription.objects.get()
    assert (row.path, row.confirmed_at) == ("/claims/?q=some+words", None)
    link = confirmation()
    # A scanner of mail follows links.
    assert "Do you want these letters?" in read(link).text
    assert Subscription.objects.get().confirmed_at is None

    page = Client(enforce_csrf_checks=True).post(link)

    assert "You are mailed from now on" in page.content.decode()
    assert not page.cookies
    assert Subscription.objects.get().confirmed_at is not None


def test_letter_to_an_address_that_is_not_confirmed_carries_no_words_of_a_stranger(
    confirmation: Callable[[], str],
) -> None:
    ask("/claims/?q=buy+pills")
    confirmation()

    [letter] = mail.outbox
    assert "New claims that a search leaves" in letter.body
    assert "pills" not in letter.message().as_string()


def test_what_happens_to_a_row_while_it_is_confirmed_stays(
    confirmation: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask()
    link, opened, rows = confirmation(), tokens.opened, Subscription.objects.all()

    def opened_and_then(change: Callable[[], object]) -> Any:
        def opens(token: str, purpose: Purpose) -> Any:
            found = opened(token, purpose)
            change()
            return found

        return opens

    monkeypatch.setattr(tokens, "opened", opened_and_then(lambda: rows.update(confirmed_at=timezone.now(), seen=7)))
    assert Client().post(link).status_code == 200
    assert rows.get().seen == 7

    monkeypatch.setattr(tokens, "opened", opened_and_then(rows.all().delete))
    assert Client().post(link).status_code == 410
    assert not rows.exists()


def test_link_that_confirms_is_over_after_two_days(confirmation: Callable[[], str]) -> None:
    ask()
    link = confirmation()

    with time_machine.travel(timezone.now() + timedelta(hours=49)):
        assert Client().post(link).status_code == 410
    assert Client().post(f"{link}x").status_code == 410
    assert Subscription.objects.get().confirmed_at is None


def test_address_that_nobody_confirmed_is_deleted_after_a_week_and_no_other() -> None:
    ask()
    follower("/corrections/")

    with time_machine.travel(timezone.now() + timedelta(days=6)):
        tasks.forget_unconfirmed.func()
        assert Subscription.objects.count() == 2
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        tasks.forget_unconfirmed.func()
    assert Subscription.objects.get().path == "/corrections/"


@pytest.mark.parametrize("path", ["/follow/?of=/claims/", "/follow/overview/"])
def test_answer_to_a_known_address_is_that_to_an_unknown_one(path: str) -> None:
    follower("/claims/")

    known, unknown = (
        Client().post(path, {"address": address, "frequency": "at_once"}) for address in (ADDRESS, "no@example.org")
    )

    assert (
        (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"]) == (302, "/follow/asked/")
    )


def test_stranger_who_names_an_address_changes_nothing_that_it_follows() -> None:
    row = follower("/claims/")

    ask(client=Client(headers={"accept-language": "fr"}), frequency="daily")

    assert Subscription.objects.get().frequency == row.frequency == "at_once"
    assert Subscription.objects.get().language == "en"


@pytest.mark.parametrize(
    "fields",
    [
        {"address": ""},
        {"address": "no address"},
        {"address": "a@b.example\r\nBcc: c@d.example"},
        {"address": f"{'a' * 250}@example.org"},
        {"address": "a\0@example.org"},
        {"frequency": "hourly"},
    ],
)
def test_form_with_a_fault_says_so_and_keeps_nothing(fields: dict[str, str]) -> None:
    response = ask("/claims/", None, **fields)

    assert response.status_code == 422
    assert "Please look at this again" in response.content.decode()
    assert not Subscription.objects.exists()


def test_program_that_fills_in_all_fields_is_kept_nowhere() -> None:
    assert ask(remarks="Buy this").status_code == 302
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("limit", ["1/h/ip", "1/h/key"])
def test_form_sent_too_often_is_answered_by_429_with_when_to_come_back(limit: str, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "follow": limit}

    assert ask().status_code == 302
    response = ask("/corrections/")

    assert (response.status_code, response["Retry-After"]) == (429, "600")
    assert Subscription.objects.count() == 1


@pytest.mark.parametrize(
    "of",
    [
        *("", "/", "/standards/", "https://other.example/claims/", "/claims/zzzzzzzzzzzz/", "/claims/?topic=none"),
        *("/claims/?q=%00", "/claims/?disputed=perhaps", f"/claims/?q={'a' * 1600}", "//x/claims/"),
        # Longer once it is written for an address.
        f"/claims/?q={'ա' * 300}",
    ],
)
def test_what_can_not_be_followed_is_not_found(of: str) -> None:
    assert ask(of).status_code == 404
    assert not Subscription.objects.exists()


def test_same_thing_asked_for_in_other_ways_is_one_and_filters_name_records_by_id(editor: User) -> None:
    topic = TopicFactory.create(name="Bridges")
    publish(topic, by=editor)
    claim = ClaimFactory.create(text="It was closed.")
    publish(claim, by=editor)

    for of in (
        f"/topics/{topic.public_id}/{topic.slug}/",
        f"/claims/?disputed=&topic={topic.slug}&updated_after=2024-01-01",
    ):
        ask(of)
    ask(f"/hy/claims/{claim.public_id}/{claim.slug}/?as_of=2024-01-01")

    assert {row.path for row in Subscription.objects.all()} == {
        f"/claims/?topic={topic.public_id}",
        f"/claims/{claim.public_id}/",
    }
    assert "New claims about Bridges" in read(f"/follow/?of=/topics/{topic.public_id}/").text
    assert "Changes: Claim: It was closed." in read(f"/follow/?of=/claims/{claim.public_id}/").text


def test_site_that_mails_nothing_offers_feeds_alone(settings: Any) -> None:
    assert "/follow/?of=%2Fclaims%2F" in read("/claims/").links()

    settings.FACTCHECK_FOLLOW_BY_MAIL = False

    assert not [link for link in read("/claims/").links() if "/follow/" in link]
    assert Client().get(FORM).status_code == ask().status_code == 404
    assert Client().get("/follow/overview/").status_code == 404
    over = Client().get("/follow/stop/?t=made-up")
    assert (over.status_code, "/follow/overview/" in over.content.decode()) == (410, False)


def test_one_click_stops_without_session_or_token_and_a_look_does_not() -> None:
    row, other = follower("/claims/"), follower("/corrections/")
    link = path_of(row, Purpose.STOP)

    assert "Stop these letters?" in read(link).text
    assert Subscription.objects.count() == 2
    response = Client(enforce_csrf_checks=True).post(link, {"List-Unsubscribe": "One-Click"})

    assert response.status_code == 200
    assert not response.cookies
    assert "You get no more of these letters" in response.content.decode()
    assert list(Subscription.objects.all()) == [other]
    # Once more, years later.
    with time_machine.travel(timezone.now() + timedelta(days=900)):
        assert Client().post(link).status_code == 200
    assert Client().post("/follow/stop/?t=made-up").status_code == 410


def test_link_made_for_one_purpose_opens_no_other_page() -> None:
    row = follower("/claims/")
    token = tokens.token(row, Purpose.STOP)

    assert Client().get(f"/follow/yours/?t={token}").status_code == 410
    assert Client().post(f"/follow/confirm/?t={token}").status_code == 410


def test_owner_sees_all_that_an_address_follows_ends_some_and_deletes_the_rest() -> None:
    row, stranger = follower("/claims/"), follower("/claims/", address="other@example.org")
    corrections = follower("/corrections/", frequency="daily")
    link = path_of(row, Purpose.YOURS)

    page = read(link)
    assert ("New claims" in page.text, "Corrections and withdrawals" in page.text) == (True, True)
    assert ADDRESS not in page.html
    Client().post(link, {"stop": str(stranger.pk)})
    Client().post(link, {"stop": str(corrections.pk)})
    assert set(Subscription.objects.all()) == {row, stranger}
    Client().post(link, {"all": "yes"})

    assert list(Subscription.objects.all()) == [stranger]
    assert Client().get(link).status_code == 410


def test_all_that_an_address_follows_is_called_by_its_names_in_as_many_queries_however_much_it_is(
    editor: User,
) -> None:
    withdrawn = ClaimFactory.create()
    publish(withdrawn, by=editor)
    row = follower(f"/claims/{withdrawn.public_id}/", language="ru")
    withdraw(withdrawn, by=editor, note="Entered twice.")
    follower("/claims/?q=two+words")
    link, counts = path_of(row, Purpose.YOURS), []
    for number in range(3):
        name = TopicNameFactory.create(topic__name=f"Ferries {number}", name=f"Паромы {number}")
        claim = ClaimFactory.create(text=f"Ferry {number} sank.")
        claim.topics.set([name.topic])
        publish(claim, by=editor)
        for path in (f"/claims/?topic={name.topic.public_id}", f"/claims/{claim.public_id}/"):
            follower(path)
        follower(f"/claims/?q=words&topic={name.topic.public_id}")
        counts.append(queries_of(link))

    page = read(link).text

    assert len(set(counts)) == 1
    for number in range(3):
        assert f"Паромы {number}" in page
        assert f"Ferry {number} sank." in page
    with translation.override("ru"):
        assert gettext("New claims found with “%(words)s”") % {"words": "two words"} in page
        assert gettext("New claims that a search leaves") in page
    assert withdrawn.text not in page


def test_claims_of_a_claimant_that_was_merged_are_called_by_the_other_claimant(editor: User) -> None:
    merged, kept = ClaimantFactory.create(name="O. Falk"), ClaimantFactory.create(name="Oren Falk")
    for claimant in (merged, kept):
        publish(claimant, by=editor)
    row = follower(f"/claims/?claimant={merged.public_id}")
    merge(merged, into=kept, by=editor, note="The same.")

    assert "New claims that Oren Falk makes or contests" in read(path_of(row, Purpose.YOURS)).text


def test_owner_who_ends_what_the_letter_was_about_goes_on_from_the_same_page() -> None:
    row, corrections = follower("/claims/"), follower("/corrections/")

    page = Client().post(path_of(row, Purpose.YOURS), {"stop": str(row.pk)}).content.decode()
    [action] = re.findall(r'<form method="post" action="([^"]+)"', page)

    assert list(Subscription.objects.all()) == [corrections]
    assert Client().post(unescape(action), {"stop": str(corrections.pk)}).status_code == 200
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "\u0664", "-1", "9" * 40, "1 or 1=1"])
def test_key_that_is_none_of_the_owners_deletes_nothing(key: str) -> None:
    row = follower("/claims/")

    assert Client().post(path_of(row, Purpose.YOURS), {"stop": key}).status_code == 200
    assert Subscription.objects.count() == 1


def test_link_to_all_that_an_address_follows_is_mailed_to_it_alone() -> None:
    row = follower("/claims/", language="fr")

    tasks.mail_overview.func(row.pk)
    tasks.mail_overview.func(0)

    [letter] = mail.outbox
    assert letter.to == [ADDRESS]
    assert "http://127.0.0.1:8000/fr/follow/yours/?t=" in letter.body


def test_get_of_no_page_writes(confirmation: Callable[[], str]) -> None:
    ask()
    row = Subscription.objects.get()
    paths = [confirmation(), FORM, "/follow/overview/", "/follow/asked/"]
    paths += [path_of(row, purpose) for purpose in (Purpose.STOP, Purpose.YOURS)]

    with CaptureQueriesContext(connection) as queries:
        for path in paths:
            assert Client().get(path).status_code == 200
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []


def test_address_is_in_no_log_task_address_or_answer(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    responses = [ask(), ask(address=f"{ADDRESS} and words")]
    row = Subscription.objects.get()
    tasks.mail_confirmation.func(row.pk, "daily", "en")

    assert ADDRESS not in caplog.text
    stored = str(list(DBTaskResult.objects.values()))
    assert "mail_confirmation" in stored
    assert ADDRESS not in stored
    assert ADDRESS not in str(row) + repr(row) + responses[0]["Location"]
    assert ADDRESS not in str(tokens.link(row, Purpose.STOP, "en"))


@pytest.mark.parametrize(("letters", "offered"), [(200, True), (300, False)])
def test_search_is_followed_by_mail_where_its_address_fits(letters: int, offered: bool) -> None:
    search = f"/claims/?{urlencode({'kind': 'opinion', 'q': 'م' * letters})}"
    link = f"/follow/?{urlencode({'of': search}, safe='')}"

    assert (link in read(search).links()) is offered
    assert (Client().get(link).status_code == 200) is offered
