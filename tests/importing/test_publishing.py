"""What is imported is published, for those who may; what can't be stays a draft, with the reason."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User

from claims.models import Claim
from factcheck.importing.models import ImportedRecord
from factcheck.importing.starting import StartError
from factcheck.publishing.models import PublicRecord
from tests.factories import ClaimantFactory, UserFactory
from tests.importing.archive import by, claim_review, imported, written

pytestmark = [pytest.mark.django_db, pytest.mark.gate]


def public() -> set[str]:
    return set(PublicRecord.objects.of_kind("claim").values_list("name", flat=True))


def test_records_that_meet_the_standards_are_published_and_others_stay_drafts_with_the_reason(
    tmp_path: Path, editor: User
) -> None:
    unreasoned = claim_review(2, reviewBody="")

    importing = imported(written(tmp_path, claim_review(1), unreasoned), user=editor, publishes=True)

    assert public() == {"Bridge 1 of the old town was closed by the army."}
    assert importing.counts == {"left as drafts": 1, "made": 2, "published": 1}
    assert "evidence" in ImportedRecord.objects.get(line=2).reason
    assert ImportedRecord.objects.get(line=1).reason == ""


def test_four_eyes_hold_for_imports_too(tmp_path: Path, editor: User, settings: LazySettings) -> None:
    settings.FACTCHECK_FOUR_EYES = True

    importing = imported(written(tmp_path, claim_review()), user=editor, publishes=True)

    assert public() == set()
    assert importing.counts == {"left as drafts": 1, "made": 1}
    assert "edited" in ImportedRecord.objects.get().reason


def test_claim_that_may_be_one_that_was_there_is_not_published(tmp_path: Path, editor: User) -> None:
    ClaimantFactory.create(name="Ada Lovelacé")
    ClaimantFactory.create(name="Charles Babbagge")

    imported(
        written(tmp_path, claim_review(1), claim_review(2, itemReviewed=by("Charles Babbage"))),
        user=editor,
        publishes=True,
    )

    assert "decide" in ImportedRecord.objects.get(line=2).reason
    assert public() == {"Bridge 1 of the old town was closed by the army."}


@pytest.mark.parametrize("who", ["nobody", "somebody"])
def test_those_who_may_not_publish_do_not_import_so(tmp_path: Path, who: str) -> None:
    user = None if who == "nobody" else UserFactory.create()

    with pytest.raises(StartError, match="may"):
        imported(written(tmp_path, claim_review()), user=user, publishes=True)

    assert not Claim.objects.exists()
