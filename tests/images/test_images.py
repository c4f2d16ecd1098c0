"""Images from the desk to readers: uploaded, shown with their credit while public, and gone afterwards."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from claims.models import Claimant, Portrait
from factcheck.images.actions import delete_unused, store
from factcheck.images.models import ImageFile, StoredImage
from factcheck.images.reading import read_image
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.api.common import get
from tests.desk.pages import add_url, form_of, url_of
from tests.images.pictures import drawn, packed, photograph
from tests.reader import read
from tests.refusals import assert_refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def image() -> StoredImage:
    """A stored image that nothing shows."""
    return store(read_image(packed(drawn())))


@pytest.fixture
def portrait(image: StoredImage) -> Portrait:
    """The portrait of a draft."""
    return factories.PortraitFactory.create(image=image, alt="A woman at a window", credit="Ana Petrosyan")


def path_of(file: ImageFile) -> str:
    return f"/images/{file.sha256}.webp"


def statuses(image: StoredImage) -> set[int]:
    return {Client().get(path_of(file)).status_code for file in image.files.all()}


def forget(image: StoredImage, days: int = 31) -> None:
    StoredImage.objects.filter(pk=image.pk).update(added_at=timezone.now() - timedelta(days=days))


def test_image_of_a_draft_is_served_to_nobody_but_the_desk(portrait: Portrait, desk: Client, client: Client) -> None:
    file = portrait.image.files.first()
    assert file is not None

    assert statuses(portrait.image) == {404}
    answer = desk.get(f"/admin{path_of(file)}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert "no-store" in answer["Cache-Control"]
    assert desk.get(f"/admin/images/{'0' * 64}.webp").status_code == 404
    assert Client().get(f"/admin{path_of(file)}").status_code == 302
    client.force_login(User.objects.create_user("new", is_staff=True))
    assert client.get(f"/admin{path_of(file)}").status_code == 403


def test_published_image_is_served_for_long_under_its_hash_and_cannot_be_taken_for_anything_else(
    portrait: Portrait, editor: User
) -> None:
    publish(portrait.claimant, by=editor)

    for file in portrait.image.files.all():
        answer = Client().get(path_of(file))
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
        assert answer.content == bytes(file.content)
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        again = Client().get(path_of(file), headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/images/x.webp", f"/images/{'A' * 64}.webp", f"/images/{'a' * 64}.png", "/images/"])
def test_address_of_no_image_is_not_found(path: str) -> None:
    assert Client().get(path).status_code == 404


def test_image_of_a_withdrawn_or_changed_record_is_gone(portrait: Portrait, editor: User) -> None:
    publish(portrait.claimant, by=editor)
    other = store(read_image(packed(drawn().rotate(90))))
    before = portrait.image
    Portrait.objects.filter(pk=portrait.pk).update(image=other)
    claimant = Claimant.objects.get(pk=portrait.claimant_id)

    publish(claimant, by=editor)

    assert (statuses(before), statuses(other)) == ({404}, {200})
    withdraw(claimant, by=editor, note="Not theirs.")
    assert statuses(other) == {404}


def test_page_shows_the_image_with_words_credit_and_licence(portrait: Portrait, editor: User) -> None:
    publish(portrait.claimant, by=editor)
    claimant = portrait.claimant

    page = read(f"/claimants/{claimant.public_id}/{claimant.slug}/")

    figure = page.one("figure", class_="picture")
    [shown] = figure.iter("img")
    assert shown.get("alt") == "A woman at a window"
    assert "Ana Petrosyan" in "".join(figure.itertext())
    assert "CC BY 4.0" in "".join(figure.itertext())
    assert statuses(portrait.image) == {200}
    assert page.all("a", rel="license noopener noreferrer")


@pytest.mark.parametrize(
    ("made", "owner", "is_marked"),
    [
        (factories.ClaimImageFactory, "claim", True),
        (factories.StillFactory, "media_object", True),
        (factories.SourceImageFactory, "source", False),
    ],
)
def test_image_that_a_claim_is_about_is_marked_as_such(
    made: Any, owner: str, image: StoredImage, editor: User, *, is_marked: bool
) -> None:
    record = getattr(made.create(image=image), owner)
    publish(record, by=editor)

    page = read(f"/{owner}s/{record.public_id}/{record.slug}/")

    shown = " ".join("".join(page.one("figure", class_="picture").itertext()).split())
    assert ("does not say that it is genuine" in shown) is is_marked


def test_page_of_the_past_shows_words_in_place_of_the_image(portrait: Portrait, editor: User) -> None:
    publish(portrait.claimant, by=editor)

    page = read(f"/claimants/{portrait.claimant.public_id}/revisions/1/")

    assert not page.all("img")
    assert "A woman at a window" in page.text


def test_document_of_a_record_without_image_has_no_word_of_it(editor: User) -> None:
    claimant = factories.ClaimantFactory.create()

    publish(claimant, by=editor)

    assert "portrait" not in get(f"claimants/{claimant.public_id}/").json()


def uploaded(desk: Client, data: bytes, name: str = "me.jpg", **values: str) -> Any:
    url = add_url(Claimant)
    form = form_of(desk, url) | {
        "name": "Mira Vale",
        "kind": "person",
        "portrait-TOTAL_FORMS": "1",
        "portrait-0-alt": "A woman",
        "portrait-0-credit": "Ana Petrosyan",
        "portrait-0-licence": "CC-BY-4.0",
        "portrait-0-upload": SimpleUploadedFile(name, data, "image/jpeg"),
        **values,
    }
    return desk.post(url, {name: value for name, value in form.items() if value is not None})


def test_photograph_uploaded_at_the_desk_is_kept_without_place_or_camera(desk: Client) -> None:
    answer = uploaded(desk, photograph(), name="../../etc/Jane at home.php")

    assert answer.status_code == 302
    portrait = Portrait.objects.get(claimant__name="Mira Vale")
    assert [(file.width, file.height) for file in portrait.image.files.all()] == [(160, 213), (480, 640)]
    assert not any(b"Jane" in bytes(file.content) for file in portrait.image.files.all())


@pytest.mark.parametrize(
    ("data", "values", "message"),
    [
        (b"<svg/>", {}, "save it as PNG or JPEG"),
        (b"no image", {}, "no image that we can read"),
        (packed(drawn()), {"portrait-0-credit": ""}, "required"),
        (packed(drawn()), {"portrait-0-alt": ""}, "required"),
        (packed(drawn()), {"portrait-0-licence": "mine"}, "not one of the available choices"),
    ],
)
def test_upload_that_is_refused_leaves_nothing_and_keeps_what_was_typed(
    desk: Client, data: bytes, values: dict[str, str], message: str
) -> None:
    answer = uploaded(desk, data, **values)

    text = answer.content.decode()
    assert answer.status_code == 200
    assert message in text
    assert 'value="Mira Vale"' in text
    assert not Claimant.objects.exists()
    assert not StoredImage.objects.exists()


def test_first_image_needs_a_file_and_words_alone_are_changed_without_one(desk: Client, portrait: Portrait) -> None:
    missing = uploaded(desk, b"", **{"portrait-0-upload": ""})
    assert "Choose the file of the image." in missing.content.decode()

    url = url_of(portrait.claimant)
    desk.post(url, form_of(desk, url) | {"portrait-0-alt": "A woman, smiling"})

    portrait.refresh_from_db()
    assert portrait.alt == "A woman, smiling"


def test_image_that_nothing_shows_is_deleted_after_a_month(portrait: Portrait, editor: User) -> None:
    publish(portrait.claimant, by=editor)
    forget(portrait.image)
    portrait.delete()
    assert delete_unused() == 0, "readers still see it"

    publish(Claimant.objects.get(pk=portrait.claimant_id), by=editor)

    assert delete_unused() == 1
    assert not ImageFile.objects.exists()


def test_image_of_a_deleted_draft_goes_when_another_is_stored(portrait: Portrait) -> None:
    portrait.claimant.delete()
    assert StoredImage.objects.exists()
    forget(portrait.image)

    kept = store(read_image(packed(drawn(100, 100))))

    assert [*StoredImage.objects.all()] == [kept]


def test_command_deletes_what_is_old_enough_and_refuses_nonsense(image: StoredImage, portrait: Portrait) -> None:
    unused = store(read_image(packed(drawn(100, 100))))
    out = StringIO()

    call_command("delete_unused_images", stdout=out)
    call_command("delete_unused_images", "--older-than", "0", stdout=out)

    assert out.getvalue() == "Deleted 0.\nDeleted 1.\n"
    assert not StoredImage.objects.filter(pk=unused.pk).exists()
    with pytest.raises(CommandError, match="from 0 to 10,000"):
        call_command("delete_unused_images", "--older-than", "-1")


def test_same_picture_is_stored_once(image: StoredImage) -> None:
    assert store(read_image(packed(drawn()))) == image


def test_image_restored_without_its_files_is_filled_by_the_same_picture(portrait: Portrait, editor: User) -> None:
    publish(portrait.claimant, by=editor)
    ImageFile.objects.update(content=b"")
    assert statuses(portrait.image) == {404}

    assert store(read_image(packed(drawn()))) == portrait.image

    assert statuses(portrait.image) == {200}


def test_file_that_was_exchanged_is_found_by_verifying(portrait: Portrait, editor: User) -> None:
    publish(portrait.claimant, by=editor)
    assert list(verify()) == []

    ImageFile.objects.filter(width=160).update(content=b"another picture")

    assert [fault.what for fault in verify()] == ["its file is another one than documents name"]


def test_page_tells_schema_org_of_the_portrait_with_its_credit_and_licence(portrait: Portrait, editor: User) -> None:
    publish(portrait.claimant, by=editor)
    claimant = portrait.claimant

    page = read(f"/claimants/{claimant.public_id}/{claimant.slug}/")

    [script] = page.all("script", type="application/ld+json")
    image = json.loads(script.text or "")["image"]
    assert (image["creditText"], image["caption"]) == ("Ana Petrosyan", "A woman at a window")
    assert image["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert image["contentUrl"].endswith(".webp")


def test_same_size_twice_is_refused() -> None:
    row = factories.ImageFileFactory.create()
    again = factories.ImageFileFactory.build(image=row.image, sha256="a" * 64)
    assert_refused(again, "images_imagefile_once", at="__all__")
