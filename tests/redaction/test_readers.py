"""What readers and programs are told of a revision that was redacted."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Review
from factcheck.publishing.canonical import moment
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Revision
from factcheck.publishing.writing.actions import correct, publish
from factcheck.redaction.actions import confirm, propose
from factcheck.redaction.models import Redaction
from tests.redaction.conftest import BASIS, SECRET


def addresses(claim: Any) -> dict[str, int]:
    """Every public address that told of the first revision, and the status that it has now."""
    first, second = Revision.objects.filter(record_id=claim.public_id).order_by("number")
    then, page = f"?as_of={moment(first.time)}", f"/claims/{claim.public_id}/"
    review = Review.objects.get(claim=claim).public_id
    return {
        f"{page}clean/": 200,
        f"{page}history/": 200,
        f"{page}revisions/1/": 451,
        f"{page}revisions/2/": 200,
        f"{page}clean/{then}": 451,
        f"/fr{page}revisions/1/": 451,
        f"/reviews/{review}/{then}": 451,
        f"/api/v1/claims/{claim.public_id}/": 200,
        f"/api/v1/claims/{claim.public_id}/{then}": 451,
        f"/api/v1/reviews/{review}/{then}": 451,
        f"/api/v1/revisions/{first.sequence}/": 200,
        f"/api/v1/revisions/{second.sequence}/": 200,
        f"/api/v1/revisions/?record={claim.public_id}": 200,
        "/corrections/": 200,
        "/feeds/corrections/": 200,
        "/feeds/claims/": 200,
        f"/claims/?q={SECRET}": 200,
    }


def test_no_address_after_a_redaction_has_the_words(claim: Any, redacted: Redaction, client: Client) -> None:
    answers = {address: client.get(address) for address in addresses(claim)}

    assert {address: answer.status_code for address, answer in answers.items()} == addresses(claim)
    texts = {address: answer.content.decode().lower() for address, answer in answers.items()}
    assert [address for address, text in texts.items() if SECRET.lower() in text and "?q=" not in address] == []


@pytest.mark.parametrize("suffix", ["revisions/1/", "history/"])
def test_page_of_a_redacted_revision_says_when_and_why(
    claim: Any, redacted: Redaction, client: Client, suffix: str
) -> None:
    page = client.get(f"/claims/{claim.public_id}/{suffix}").content.decode()

    assert "Its words were erased on" in page
    assert BASIS in page
    assert f"/api/v1/revisions/{redacted.entry_id}/" in page


@pytest.mark.parametrize("address", ["/corrections/", "/feeds/corrections/"])
def test_correction_whose_words_were_erased_stays_in_the_list_with_what_declares_it(
    claim: Any, editor: User, second_editor: User, client: Client, address: str
) -> None:
    claim.context = "Mended"
    claim.save()
    correct(claim, by=editor, note=f"It named {SECRET}.")
    claim.context = "Mended again"
    claim.save()
    publish(claim, by=editor)
    asked = propose(key_of(claim), numbers=[3], members=["/text"], basis=BASIS, by=editor)
    confirm(asked, by=second_editor)

    answer = client.get(address).content.decode()

    assert "The words of this correction were erased" in answer
    assert BASIS in answer
    assert f"/claims/{claim.public_id}/history/?at=3#r3" in answer
    assert SECRET not in answer


def test_api_entry_of_a_redacted_revision_names_the_entry(claim: Any, redacted: Redaction, client: Client) -> None:
    first = Revision.objects.get(record_id=claim.public_id, number=1)

    entry = client.get(f"/api/v1/revisions/{first.sequence}/").json()

    assert (entry["readable"], entry["redacted"]) == (False, redacted.entry_id)
    assert (entry["document"], entry["salt"], entry["sha256"]) == (None, None, None)


def test_api_entry_of_a_redaction_can_be_read(redacted: Redaction, client: Client) -> None:
    entry = client.get(f"/api/v1/revisions/{redacted.entry_id}/").json()

    assert (entry["kind"], entry["change"], entry["readable"], entry["redacted"]) == ("redaction", "redact", True, None)
    assert entry["document"]["basis"] == BASIS


def test_api_as_of_a_redacted_time_answers_with_a_problem(claim: Any, redacted: Redaction, client: Client) -> None:
    first = Revision.objects.get(record_id=claim.public_id, number=1)

    answer = client.get(f"/api/v1/claims/{claim.public_id}/", {"as_of": moment(first.time)})

    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (answer.json()["title"], answer.json()["redacted"]) == (
        "Unavailable For Legal Reasons",
        redacted.entry_id,
    )
    assert BASIS in answer.json()["detail"]
