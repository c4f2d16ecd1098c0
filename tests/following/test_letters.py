"""What followers are mailed, when, and what happens where the server of mail fails."""

import logging
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage as Standard
from email.policy import SMTP
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from claims.models import Claim
from factcheck.following import rounds, tasks
from factcheck.following.models import Round, Subscription
from factcheck.mail.configuring import mail_at
from factcheck.mail.whole_headers import HEADERS
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests.factories import AttributionFactory, ClaimantNameFactory, ClaimFactory, TopicFactory
from tests.following.conftest import ADDRESS, follower
from tests.following.post_office import PostOffice
from tests.records import whole_claim

Run = Callable[[], list[Any]]


def published(editor: User, text: str = "The bridge was closed.", **fields: Any) -> Claim:
    claim = ClaimFactory.create(text=text, **fields)
    publish(claim, by=editor)
    return claim


def corrected(claim: Claim, editor: User, note: str = "The day was wrong.") -> None:
    claim.context = f"Mended: {note}"
    claim.save()
    correct(claim, by=editor, note=note)


def test_letter_tells_in_text_and_html_what_is_new_and_how_to_stop(editor: User, run_round: Run) -> None:
    published(editor, "Said before.")
    follower("/claims/")
    claim = published(editor, "The <b>bridge</b> & more.")

    [letter] = run_round()

    assert letter.to == [ADDRESS]
    assert letter.subject == "[Factcheck] Claim: The <b>bridge</b> & more."
    page = f"http://127.0.0.1:8000/claims/{claim.public_id}/{claim.slug}/"
    assert page in letter.body
    assert "Said before" not in letter.body
    html, kind = letter.alternatives[0]
    assert kind == "text/html"
    assert f'href="{page}"' in html
    assert "The &lt;b&gt;bridge&lt;/b&gt; &amp; more." in html
    assert run_round() == []


def test_letter_has_the_headers_of_one_click_that_works(editor: User, run_round: Run) -> None:
    follower("/claims/")
    published(editor)

    [letter] = run_round()
    sent = letter.message()

    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert sent["List-Id"] == "<follow.127.0.0.1>"
    assert sent["Auto-Submitted"] == "auto-generated"
    link = sent["List-Unsubscribe"].strip("<>")
    # In one piece, as programs read it.
    assert f"<{link}>".encode() in sent.as_bytes()
    assert link in letter.body
    assert (
        Client().post(link.removeprefix("http://127.0.0.1:8000"), {"List-Unsubscribe": "One-Click"}).status_code == 200
    )
    assert not Subscription.objects.exists()


def test_long_address_in_a_header_is_not_encoded_by_the_policy_that_newer_djangos_send_with() -> None:
    link = f"<https://facts.example.org/fr/follow/stop/?t={'aB3:-_' * 20}>"
    letter = Standard(policy=SMTP.clone(header_factory=HEADERS))
    letter["List-Unsubscribe"] = link

    assert f"List-Unsubscribe: {link}\r\n".encode() in letter.as_bytes()


def test_letter_is_in_the_language_in_which_it_was_asked_for(editor: User, run_round: Run) -> None:
    follower("/claims/", language="ar")
    claim = published(editor)

    [letter] = run_round()

    assert f"http://127.0.0.1:8000/ar/claims/{claim.public_id}/" in letter.body
    assert '<html lang="ar" dir="rtl">' in letter.alternatives[0][0]


def test_letter_calls_records_by_their_names_in_its_language(editor: User, run_round: Run) -> None:
    name = ClaimantNameFactory.create(claimant__name="Oren Falk", name="Орен Фальк")
    said = AttributionFactory.create(claimant=name.claimant)
    follower("/claims/", language="ru")
    publish(said.claim, by=editor)
    follower("/corrections/", language="ru", address="other@example.org")
    name.claimant.description = "Mended."
    name.claimant.save()
    correct(name.claimant, by=editor, note="The office was wrong.")

    letters = run_round()

    assert len(letters) == 2
    for letter in letters:
        assert "Орен Фальк" in letter.body
        assert "Oren Falk" not in letter.subject + letter.body


def test_topic_claimant_search_record_and_corrections_tell_what_their_feeds_do(editor: User, run_round: Run) -> None:
    topic = TopicFactory.create(name="Bridges")
    publish(topic, by=editor)
    claim = whole_claim("Canals")
    claim.topics.set([topic])
    publish(claim, by=editor)
    claimant = claim.attributions.all()[0].claimant
    paths = {
        f"/claims/?topic={topic.public_id}": 1,
        f"/claims/?claimant={claimant.public_id}": 1,
        "/claims/?q=canals": 1,
        "/claims/?q=trams": 0,
        f"/claims/{claim.public_id}/": 1,
        "/corrections/": 1,
        "/claims/?topic=zzzzzzzzzzzz": 0,
    }
    for path in paths:
        follower(path, address=f"{len(Subscription.objects.all())}@example.org")

    corrected(claim, editor)
    letters = run_round()

    assert len(letters) == sum(paths.values())
    told = {letter.to[0]: letter for letter in letters}
    assert [f"{place}@example.org" in told for place in range(len(paths))] == [bool(sent) for sent in paths.values()]
    assert told["0@example.org"].subject.startswith("[Factcheck] Changed: Claim: ")
    assert "The day was wrong." in told["4@example.org"].body
    assert "The day was wrong." in told["5@example.org"].body
    assert not Subscription.objects.filter(seen__lt=rounds.head()).exists()


def test_record_that_is_withdrawn_is_told_with_its_note_and_none_of_its_words(editor: User, run_round: Run) -> None:
    claim = published(editor)
    follower(f"/claims/{claim.public_id}/")
    withdraw(claim, by=editor, note="Entered twice.")

    [letter] = run_round()

    assert "Entered twice." in letter.body
    assert "bridge" not in letter.subject + letter.body + letter.alternatives[0][0]


def test_drafts_and_unconfirmed_addresses_are_told_of_nothing(editor: User, run_round: Run) -> None:
    follower("/claims/")
    ClaimFactory.create(text="A draft.")
    Subscription.objects.create(address="new@example.org", path="/claims/", frequency="at_once", language="en")
    assert run_round() == []

    published(editor)

    assert [letter.to for letter in run_round()] == [[ADDRESS]]


def test_daily_letter_comes_once_after_six_with_all_of_the_day_before(editor: User, run_round: Run) -> None:
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False) as clock:
        follower("/claims/", frequency="daily")
        published(editor, "First one.")
        published(editor, "Second one.")
        assert run_round() == []
        assert rounds.next_round(timezone.now()) == datetime(2026, 3, 3, 6, tzinfo=UTC)
        clock.move_to(datetime(2026, 3, 3, 6, 1, tzinfo=UTC))
        published(editor, "Third one.")

        [letter] = run_round()

        assert ("First one" in letter.body, "Second one" in letter.body, "Third one" in letter.body) == (
            True,
            True,
            False,
        )
        assert run_round() == []
        clock.move_to(datetime(2026, 3, 4, 6, 1, tzinfo=UTC))
        [letter] = run_round()
        assert "Third one" in letter.body


def test_worker_killed_between_letters_sends_one_again_under_the_same_id_and_the_others_once(
    editor: User, run_round: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        follower("/claims/", address=f"{number}@example.org")
    published(editor)
    send = EmailBackend.send_messages

    def killed_after_the_second(server: Any, letters: Any) -> int:
        sent = send(server, letters)
        if len(mail.outbox) == 2:
            raise KeyboardInterrupt
        return sent

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", killed_after_the_second)
        with pytest.raises(KeyboardInterrupt):
            run_round()
    # Another worker meanwhile leaves the letter alone that may be under way.
    assert [letter.to for letter in run_round()] == [["2@example.org"]]
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        [again] = run_round()

    assert again.to == ["1@example.org"]
    assert again.extra_headers["Message-ID"] == mail.outbox[1].extra_headers["Message-ID"]
    assert sorted(letter.to[0][0] for letter in mail.outbox) == ["0", "1", "1", "2"]


def test_server_that_fails_is_tried_again_later_and_no_address_is_logged(
    editor: User, run_round: Run, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for number in range(5):
        follower("/claims/", address=f"{number}@example.org")
    published(editor)
    tried: list[str] = []

    def refuses(server: Any, letters: Any) -> int:
        [letter] = letters
        tried.extend(letter.to)
        raise SMTPRecipientsRefused({letter.to[0]: (450, b"later")})

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", refuses)
        assert run_round() == []
    # After three in a row the server is left alone for this round.
    assert len(tried) == 3
    assert "SMTPRecipientsRefused" in caplog.text
    assert "example.org" not in caplog.text
    assert rounds.next_round(timezone.now()) is not None
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        letters = run_round()
        assert rounds.next_round(timezone.now()) is None

    assert sorted(letter.to[0][0] for letter in letters) == ["0", "1", "2", "3", "4"]
    assert set(Subscription.objects.values_list("failures", "not_before")) == {(0, None)}


@pytest.fixture
def post_office(settings: Any) -> Iterator[PostOffice]:
    """A server of mail of this site's own."""
    with PostOffice() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name, value in mail_at(f"smtp://127.0.0.1:{server.server_address[1]}").items():
            setattr(settings, name, value)
        yield server
        server.shutdown()


def test_round_is_sent_over_one_connection_and_goes_on_after_a_refused_letter(
    editor: User, post_office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("a", "refused", "b", "c"):
        follower("/claims/", address=f"{name}@example.org")
    published(editor)

    rounds.send_due(timezone.now())

    assert post_office.taken == [f"{name}@example.org" for name in "abc"]
    # The server is left alone after a refusal, in case that it meant the connection.
    assert post_office.connections == 2
    assert "SMTPRecipientsRefused" in caplog.text
    assert "example.org" not in caplog.text


def test_round_goes_on_over_another_connection_where_the_server_hangs_up(editor: User, post_office: PostOffice) -> None:
    post_office.hangs_up_after = 2
    for number in range(5):
        follower("/claims/", address=f"{number}@example.org")
    published(editor)

    rounds.send_due(timezone.now())

    assert post_office.taken == [f"{number}@example.org" for number in range(5)]
    assert post_office.connections == 3


def test_letter_that_confirms_is_tried_again_too(monkeypatch: pytest.MonkeyPatch) -> None:
    follower("/claims/")
    monkeypatch.setattr(EmailBackend, "send_messages", lambda *_: (_ for _ in ()).throw(ConnectionRefusedError()))

    tasks.mail_confirmation.func(Subscription.objects.get().pk, "daily", "en")

    [later] = waiting("mail_confirmation")
    assert later.run_after > timezone.now()
    assert later.args_kwargs["args"][-1] == 1


def test_publications_ask_for_one_round_which_asks_for_the_next_before_it_begins(
    editor: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        published(editor, "Nobody follows yet.")
    assert waiting("send_letters") == []
    follower("/claims/")
    follower("/claims/", address="daily@example.org", frequency="daily")
    for text in ("First one.", "Second one."):
        with django_capture_on_commit_callbacks(execute=True):
            published(editor, text)
    assert len(waiting("send_letters")) == 1

    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        tasks.send_letters.func()
        tasks.send_letters.func()

    assert [letter.to for letter in mail.outbox] == [[ADDRESS]]
    assert Round.objects.get().begins_at is not None


def test_round_of_a_site_that_mails_nothing_counts_nobody_as_told(editor: User, settings: Any) -> None:
    row = follower("/claims/")
    published(editor)

    settings.FACTCHECK_FOLLOW_BY_MAIL = False
    tasks.send_letters.func()
    assert (mail.outbox, Subscription.objects.get().seen) == ([], row.seen)
    settings.FACTCHECK_FOLLOW_BY_MAIL = True
    tasks.send_letters.func()

    assert [letter.to for letter in mail.outbox] == [[ADDRESS]]


def test_round_takes_as_many_queries_for_many_who_are_told_nothing_as_for_one(
    editor: User, django_assert_max_num_queries: Any, run_round: Run
) -> None:
    for number in range(5):
        follower("/claims/?q=nothing", address=f"{number}@example.org")
    published(editor)

    with django_assert_max_num_queries(12):
        assert run_round() == []
    assert not Subscription.objects.filter(seen__lt=rounds.head()).exists()


def waiting(name: str) -> list[Any]:
    return [row for row in DBTaskResult.objects.all() if row.task_path.endswith(name)]
