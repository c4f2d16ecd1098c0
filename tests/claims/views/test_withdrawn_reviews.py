"""Reviews of claims that were withdrawn: their addresses say why they are gone."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from claims.models import Review
from factcheck.publishing.models import TakenPart
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.reader import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(editor: User, second_editor: User) -> Review:
    """A review of a claim that was withdrawn."""
    made = factories.ReviewFactory.create(claim__text="The aardvark slept.")
    publish(made.claim, by=editor)
    withdraw(made.claim, by=second_editor, note="We mixed up two.")
    return made


def test_review_of_a_withdrawn_claim_is_gone_with_the_note(review: Review) -> None:
    for path in (f"/reviews/{review.public_id}/", f"/fr/reviews/{review.public_id}/"):
        page = read(path, 410)
        assert "We mixed up two." in page.text
        assert "aardvark" not in page.html


def test_api_says_the_same_and_of_others_that_there_are_none(review: Review) -> None:
    gone, unknown = (Client().get(f"/api/v1/reviews/{each}/") for each in (review.public_id, "000000000000"))

    assert (gone.status_code, "We mixed up two." in gone.content.decode()) == (410, True)
    assert unknown.status_code == 404


def test_review_of_a_claim_that_is_public_again_is_there(review: Review, editor: User) -> None:
    publish(review.claim, by=editor)

    read(f"/reviews/{review.public_id}/")
    assert not TakenPart.objects.exists()


def test_parts_that_went_are_rebuilt_and_verified(review: Review) -> None:
    before = str(TakenPart.objects.get())
    TakenPart.objects.update(whole_id="000000000000")
    assert [str(fault) for fault in verify() if "went with" in str(fault) or "gone with" in str(fault)]

    call_command("rebuild_read_model", verbosity=0)

    assert str(TakenPart.objects.get()) == before
    assert list(verify()) == []
