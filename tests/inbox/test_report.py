"""The form that reports an error."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from factcheck.inbox.models import Message
from factcheck.inbox.public import views
from factcheck.publishing.writing.actions import publish, withdraw
from tests.factories import ClaimFactory, MediaObjectFactory
from tests.reader import parsed, queries_of, read
from tests.together import each_of

pytestmark = pytest.mark.django_db
URL = "/report/"


def send(url: str = URL, **fields: str) -> Any:
    return Client().post(url, {"text": "The date is wrong.", **fields})


def test_report_is_in_the_queue_and_its_sender_is_told_what_happens_next() -> None:
    response = send(page="/standards/", reason="See the law.", reply_to="reader@example.org")

    assert (response.status_code, response["Location"]) == (302, "/report/thanks/")
    message = Message.objects.get()
    assert (message.kind, message.state, message.language) == ("report", "new", "en")
    assert (message.text, message.page, message.reason) == ("The date is wrong.", "/standards/", "See the law.")
    assert message.reply_to == "reader@example.org"
    assert "An editor compares what you wrote" in read("/report/thanks/").text


def test_report_in_another_language_stays_in_it() -> None:
    response = send("/hy/report/")

    assert response["Location"] == "/hy/report/thanks/"
    assert Message.objects.get().language == "hy"


def test_form_says_what_the_address_for_an_answer_is_for(settings: Any) -> None:
    settings.REPLY_ADDRESS_DAYS = 7

    page = read(URL)

    assert "It is deleted 7 days after the message was dealt with." in page.text
    assert page.one("input", id="id_reply_to").get("aria-describedby") == "id_reply_to_helptext"


@pytest.mark.parametrize("prefix", ["", "/fr", "http://127.0.0.1:8000"])
def test_report_on_a_records_page_names_the_record(prefix: str, editor: User) -> None:
    claim = ClaimFactory.create(text="The bridge was closed.")
    publish(claim, by=editor)
    path = f"/claims/{claim.public_id}/{claim.slug}/"

    page = read(f"{URL}?about={prefix}{path}")
    send(page=f"{prefix}{path}history/")

    assert "It is about: The bridge was closed." in page.text
    assert page.one("input", id="id_page").get("value") == path
    message = Message.objects.get()
    assert (message.about_kind, message.about_id) == ("claim", claim.public_id)


def test_report_on_the_page_of_a_media_object_names_it(editor: User) -> None:
    found = MediaObjectFactory.create()
    publish(found, by=editor)

    send(page=f"/media_objects/{found.public_id}/")

    assert Message.objects.get().about_id == found.public_id


def test_every_record_page_leads_to_the_form_that_names_it(editor: User) -> None:
    claim = ClaimFactory.create(slug="the-bridge")
    publish(claim, by=editor)
    path = f"/claims/{claim.public_id}/the-bridge/"

    assert f"/report/?about={path}" in read(path).links()


@each_of(
    "about",
    [
        "https://other.example/claims/",
        "//other.example/",
        "javascript:alert(1)",
        "http://[",
        "/" + "a" * 10_000,
        "a" * 10_000,
        "/claims/%00/",
        "/claims/\x00/",
        "/claims/zzzzzzzzzzzz/",
        "\u202e/claims/",
        '/"><script>alert(1)</script>',
    ],
    rolled_back=True,
)
def test_form_about_what_is_no_page_of_ours_is_the_plain_form(about: str) -> None:
    page = parsed(Client().get(URL, {"about": about}))

    assert "It is about:" not in page.text
    assert page.response.status_code == 200
    # The page in other languages keeps the query of this one.
    assert [link for link in page.links() if "other.example" in link and "/report/?about=" not in link] == []
    assert "other.example" not in page.text


def test_draft_and_withdrawn_record_are_not_named(editor: User) -> None:
    draft, gone = ClaimFactory.create(text="A draft."), ClaimFactory.create(text="Gone.")
    publish(gone, by=editor)
    withdraw(gone, by=editor, note="Entered twice.")
    for claim in (draft, gone):
        path = f"/claims/{claim.public_id}/"

        page = read(f"{URL}?about={path}")
        send(page=path)

        assert claim.text not in page.html
    assert set(Message.objects.values_list("about_kind", "about_id")) == {("", "")}


@each_of(
    ("field", "value", "said"),
    [
        ("text", "", "This field is required."),
        ("text", " \n ", "This field is required."),
        ("text", "\u200b", "spaces alone say nothing"),
        ("text", "a" * 5001, "at most 5000 characters"),
        ("text", "a\0b", "U+0000"),
        ("text", "a\u202eb", "U+202E"),
        ("page", "a" * 501, "at most 500 characters"),
        ("page", "a\nb", "a line break"),
        ("reason", "a" * 2001, "at most 2000 characters"),
        ("reply_to", "nobody", "valid email address"),
        ("reply_to", "a" * 250 + "@example.org", "at most 254 characters"),
    ],
    rolled_back=True,
)
def test_report_with_a_fault_is_asked_again_with_all_that_was_typed(field: str, value: str, said: str) -> None:
    response = send(**{"page": "/claims/", "reason": "Because.", field: value})

    page = parsed(response)
    assert response.status_code == 422
    assert not Message.objects.exists()
    faulty = page.tree.find(f".//*[@id='id_{field}']")
    assert faulty is not None
    assert faulty.get("aria-invalid") == "true"
    assert f"id_{field}_error" in str(faulty.get("aria-describedby"))
    assert said in "".join(page.one("p", id=f"id_{field}_error").itertext())
    assert f"#id_{field}" in page.links()
    if field not in {"page", "reason"}:
        assert page.one("input", id="id_page").get("value") == "/claims/"
        assert "".join(page.one("textarea", id="id_reason").itertext()).strip() == "Because."


def test_report_of_as_many_characters_as_fit_is_taken_however_lines_break() -> None:
    assert send(text="a\r\n" * 2500).status_code == 302

    assert Message.objects.get().text == "a\n" * 2499 + "a"


@pytest.mark.parametrize("mark", ["<script>alert(1)</script>", '"><img src=x>', "{{ 7 }}", "'; DROP TABLE"])
def test_hostile_words_are_kept_and_shown_as_text(mark: str, desk: Client) -> None:
    page = parsed(send(page=mark, text=mark, reply_to="x"))
    send(page=mark, text=mark, reason=mark)

    assert not page.all("img")
    message = Message.objects.get()
    assert message.text == mark
    html = desk.get(f"/admin/inbox/message/{message.pk}/change/").content.decode()
    assert "<script>alert(1)" not in html
    assert "<img src=x" not in html


def test_program_that_fills_the_trap_is_thanked_and_nothing_is_stored() -> None:
    response = send(remarks="Buy this.")

    assert (response.status_code, response["Location"]) == (302, "/report/thanks/")
    assert not Message.objects.exists()


def test_trap_is_labelled_and_out_of_the_way_of_keys() -> None:
    page = read(URL)

    trap = page.one("input", id="id_remarks")
    assert (trap.get("tabindex"), trap.get("autocomplete")) == ("-1", "off")
    assert "Leave this field empty" in "".join(page.one("label", for_="id_remarks").itertext())


def test_sixth_report_within_ten_minutes_is_put_off_and_what_was_typed_is_kept() -> None:
    for _ in range(5):
        assert send().status_code == 302

    response = send(text="Kept words.")

    page = parsed(response)
    assert (response.status_code, response["Retry-After"]) == (429, "600")
    assert "Not sent: that was too often." in page.text
    assert "Kept words." in page.text
    assert Message.objects.count() == 5


def test_limit_counts_by_the_address_that_the_trusted_proxy_saw(settings: Any) -> None:
    settings.TRUSTED_PROXIES = 1
    for number in range(6):
        given = {"text": "Wrong."}
        forged = f"203.0.113.{number}, 192.0.2.1"
        last = Client().post(URL, given, headers={"X-Forwarded-For": forged}).status_code

    assert last == 429
    assert Client().post(URL, {"text": "Wrong."}, headers={"X-Forwarded-For": "192.0.2.2"}).status_code == 302


def test_forms_with_faults_do_not_count_against_anyone() -> None:
    for _ in range(10):
        send(text="")

    assert send().status_code == 302


def test_form_without_its_token_is_refused_readably_and_stores_nothing() -> None:
    response = Client(enforce_csrf_checks=True).post(URL, {"text": "Wrong."})

    assert response.status_code == 403
    assert "without the cookie" in parsed(response).text
    assert not Message.objects.exists()


def test_form_with_its_token_is_taken() -> None:
    client = Client(enforce_csrf_checks=True)
    token = str(parsed(client.get(URL)).one("input", name="csrfmiddlewaretoken").get("value"))

    assert client.post(URL, {"text": "Wrong.", "csrfmiddlewaretoken": token}).status_code == 302


def test_form_is_never_kept_by_a_cache() -> None:
    first = Client().get(URL)

    again = Client().get(URL, headers={"If-None-Match": first.get("ETag", "*")})

    assert "no-store" in first["Cache-Control"]
    assert "Cookie" in first["Vary"]
    assert (again.status_code, "ETag" in first) == (200, False)


@each_of("url", [URL, "/report/thanks/"], rolled_back=True)
@each_of("method", ["put", "patch", "delete"], rolled_back=True)
def test_another_method_is_refused(url: str, method: str) -> None:
    assert getattr(Client(), method)(url).status_code == 405


def test_thanks_can_not_be_posted_to_and_are_not_listed() -> None:
    assert Client().post("/report/thanks/").status_code == 405
    assert read("/report/thanks/").one("meta", name="robots").get("content") == "noindex"


def test_oversized_post_is_refused_and_stores_nothing(settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    assert send(text="a" * 2000).status_code == 413
    assert not Message.objects.exists()


def test_post_of_another_sort_or_of_nothing_is_asked_again() -> None:
    assert Client().post(URL, b'{"text": 1}', content_type="application/json").status_code == 422
    assert Client().post(URL, {}).status_code == 422


def test_failed_write_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**given: Any) -> None:
        raise ValidationError("Nothing fits.")

    monkeypatch.setattr(views, "receive", fails)
    response = Client(raise_request_exception=False).post(URL, {"text": "Wrong."})

    assert response.status_code == 500
    assert not Message.objects.exists()


def test_empty_form_asks_the_database_nothing() -> None:
    assert queries_of(URL) == 0
