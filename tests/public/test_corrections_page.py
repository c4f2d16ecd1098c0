import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.reader import queries_of, read

pytestmark = pytest.mark.django_db


def corrected(editor: User, note: str) -> Claim:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)
    claim.context = f"Mended: {note}"
    claim.save()
    correct(claim, by=editor, note=note)
    return claim


def test_corrections_without_any_says_so(editor: User) -> None:
    publish(factories.ClaimFactory.create(), by=editor)

    assert "Nothing has been corrected or withdrawn yet." in read("/corrections/").text


def test_corrections_lists_corrections_and_withdrawals_the_newest_first(editor: User) -> None:
    claim = corrected(editor, "The date was wrong.")
    source = factories.SourceFactory.create()
    publish(source, by=editor)
    withdraw(source, by=editor, note="It was a forgery.")

    page = read("/corrections/")

    assert page.text.index("It was a forgery.") < page.text.index("The date was wrong.")
    assert f"/claims/{claim.public_id}/{claim.slug}/" in page.links()
    assert f"/claims/{claim.public_id}/history/?at=2#r2" in page.links()
    assert f"/sources/{source.public_id}/" in page.links()


def test_corrections_leaves_out_what_was_corrected_and_later_withdrawn(editor: User) -> None:
    claim = corrected(editor, "The name was wrong: it is Jane Doe.")
    withdraw(claim, by=editor, note="We should not have named anyone.")

    text = read("/corrections/").text

    assert "We should not have named anyone." in text
    assert "Jane Doe" not in text
    assert claim.text not in text


def test_corrections_has_pages(editor: User) -> None:
    for number in range(21):
        corrected(editor, f"Mistake number {number}.")

    first = read("/corrections/")
    second = read("/corrections/" + str(first.one("a", rel="next").get("href")))

    assert "Mistake number 20." in first.text
    assert "Mistake number 0." not in first.text
    assert "Mistake number 0." in second.text


def test_corrections_with_a_malformed_cursor_is_a_bad_request() -> None:
    assert "This cursor is not from a page of this list" in read("/corrections/?cursor=%00", 400).text


def test_corrections_refuses_to_be_written_to() -> None:
    assert Client().post("/corrections/").status_code == 405


def test_corrections_takes_one_query_however_many_there_are(editor: User) -> None:
    for number in range(5):
        corrected(editor, f"Mistake number {number}.")

    assert queries_of("/corrections/") == 1
