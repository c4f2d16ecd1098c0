"""The pictures of a record whose words were erased: those that are shared with its address, and its image."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from factcheck.images.actions import store
from factcheck.images.reading import read_image
from factcheck.publishing.canonical import moment
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Revision
from factcheck.publishing.writing.actions import publish, withdraw
from factcheck.redaction.actions import confirm, propose
from factcheck.redaction.models import Redaction
from tests import factories
from tests.images.pictures import drawn, packed
from tests.redaction.conftest import BASIS, SECRET


def shared(claim: Any, language: str = "", **headers: str) -> Any:
    return Client(headers=headers).get(f"{language}/claims/{claim.public_id}/image.png")


def erase(claim: Any, one: User, other: User, numbers: list[int]) -> Redaction:
    return confirm(propose(key_of(claim), numbers=numbers, members=["/text"], basis=BASIS, by=one), by=other)


def test_shared_picture_is_made_anew_of_the_words_that_are_left(editor: User, second_editor: User) -> None:
    said: Any = factories.AttributionFactory.create(claim__text=f"{SECRET} text")
    claim = said.claim
    publish(claim, by=editor)
    before = shared(claim)
    claim.text = "Text"
    claim.save()
    publish(claim, by=editor)
    plain: Any = factories.AttributionFactory.create(claim__text="Text", claimant=said.claimant).claim
    publish(plain, by=editor)
    erase(claim, editor, second_editor, [1])

    after = shared(claim, **{"If-None-Match": before["ETag"]})

    assert (after.status_code, after["Content-Type"]) == (200, "image/png")
    assert after["ETag"] != before["ETag"]
    assert after.content == shared(plain).content != before.content


def test_shared_picture_of_a_record_that_is_gone_is_gone_in_every_language(editor: User, second_editor: User) -> None:
    claim: Any = factories.AttributionFactory.create(claim__text=f"{SECRET} text").claim
    publish(claim, by=editor)
    before = shared(claim)
    withdraw(claim, by=editor, note="By order.")
    erase(claim, editor, second_editor, [1])

    for language in ("", "/fr", "/ar"):
        answer = shared(claim, language, **{"If-None-Match": before["ETag"]})
        assert answer.status_code == 410, language
        assert SECRET.encode() not in answer.content


def test_image_of_an_erased_revision_is_served_and_named_no_more(
    client: Client, editor: User, second_editor: User
) -> None:
    claim: Any = factories.AttributionFactory.create().claim
    picture = factories.ClaimImageFactory.create(claim=claim, image=store(read_image(packed(drawn()))))
    files = [file.sha256 for file in picture.image.files.all()]
    publish(claim, by=editor)
    first = Revision.objects.get(record_id=claim.public_id)
    assert {client.get(f"/images/{sha256}.webp").status_code for sha256 in files} == {200}
    picture.delete()
    publish(claim, by=editor)
    erase(claim, editor, second_editor, [1])

    assert {client.get(f"/images/{sha256}.webp").status_code for sha256 in files} == {404}
    page = f"/claims/{claim.public_id}/"
    then = f"?as_of={moment(first.time)}"
    for address in (page, f"{page}history/", f"{page}revisions/1/", f"/api/v1{page}{then}", f"/api/v1{page}"):
        answer = client.get(address, follow=True).content.decode()
        assert not [sha256 for sha256 in files if sha256 in answer], address
