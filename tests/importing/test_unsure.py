"""What may be one is listed for an editor, and never merged silently."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from claims.models import Claim, Claimant
from factcheck.importing.deciding import DecisionError, both_sides, decide
from factcheck.importing.models import UnsureMatch
from factcheck.importing.stages.near_names import NearNames
from factcheck.importing.vocabulary import Decision
from factcheck.merging.models import Merge
from tests.factories import ClaimantFactory, ClaimFactory
from tests.importing.archive import by, claim_review, imported, written
from tests.together import each_of


@each_of(
    ("one", "other", "near"),
    [
        ("Nikol Pashinyan", "Nikol Pashinian", True),
        ("N. Pashinyan", "Nikol Pashinyan", True),
        ("Donald Trump", "Donald J. Trump", True),
        ("Donald Trump", "Donald Tusk", False),
        ("Minister 1", "Minister 2", False),
        ("Ada", "Ada Lovelace", False),
    ],
)
def test_names_that_are_nearly_the_same_are_near(one: str, other: str, near: bool) -> None:
    assert [key for key, _ in NearNames([(1, one), (2, other)]).near(1, one)] == ([2] if near else [])


def test_each_of_several_names_is_compared() -> None:
    several = NearNames([(1, "Nikol Pashinyan"), (1, "Никол Пашинян"), (2, "Ada Lovelace")])

    assert {key for key, _ in several.near(3, "Nikol Pashinian")} == {1}


@pytest.mark.django_db
def test_near_names_are_listed_with_both_sides_and_stay_two(tmp_path: Path) -> None:
    there = ClaimantFactory.create(name="Nikol Pashinyan")

    importing = imported(written(tmp_path, claim_review(itemReviewed=by("Nikol Pashinian"))))

    match = UnsureMatch.objects.get()
    made = Claim.objects.get().attributions.get().claimant
    assert both_sides(match) == (made, there)
    assert made != there
    assert importing.count("unsure") == 1


@pytest.mark.django_db
def test_near_names_within_one_file_are_listed_once(tmp_path: Path) -> None:
    imported(
        written(tmp_path, *(claim_review(n, itemReviewed=by(name)) for n, name in enumerate(["Bo Lindt", "Bo Lindtt"])))
    )

    assert UnsureMatch.objects.count() == 1


@pytest.mark.django_db
def test_near_claims_are_listed_with_both_sides(tmp_path: Path) -> None:
    there = ClaimFactory.create(text="The army closed bridge 7 of the old town.")
    ClaimFactory.create(text="Prices of bread rose last week.")

    imported(written(tmp_path, claim_review(7)))

    match = UnsureMatch.objects.get(kind="claim")
    assert match.candidate_id == there.public_id
    assert Claim.objects.count() == 3


def listed(tmp_path: Path) -> UnsureMatch:
    ClaimantFactory.create(name="Nikol Pashinyan")
    imported(written(tmp_path, claim_review(itemReviewed=by("Nikol Pashinian"))))
    return UnsureMatch.objects.get()


@pytest.mark.django_db
def test_two_that_are_one_are_merged_into_the_one_that_was_there(tmp_path: Path, editor: User) -> None:
    match = listed(tmp_path)

    decide(match, same=True, by=editor)

    match.refresh_from_db()
    assert Claimant.objects.get().name == "Nikol Pashinyan"
    assert Claim.objects.get().attributions.get().claimant == Claimant.objects.get()
    assert Merge.objects.count() == 1
    assert (match.decision, match.decided_by) == (Decision.SAME, editor)


@pytest.mark.django_db
def test_two_that_are_two_stay_so_and_are_not_listed_again(tmp_path: Path, editor: User) -> None:
    decide(listed(tmp_path), same=False, by=editor)

    imported(written(tmp_path, claim_review(9, itemReviewed=by("Nikol Pashinian")), name="newer.ndjson"))

    assert Claimant.objects.count() == 2
    assert UnsureMatch.objects.get().decision == Decision.DIFFERENT


@pytest.mark.django_db
def test_match_is_decided_once(tmp_path: Path, editor: User) -> None:
    match = listed(tmp_path)
    decide(match, same=False, by=editor)

    with pytest.raises(DecisionError, match="already"):
        decide(match, same=True, by=editor)


@pytest.mark.django_db
def test_match_with_what_is_gone_is_not_merged(tmp_path: Path, editor: User) -> None:
    match = listed(tmp_path)
    Claimant.objects.filter(public_id=match.candidate_id).delete()

    with pytest.raises(DecisionError, match="no more"):
        decide(match, same=True, by=editor)

    match.refresh_from_db()
    assert match.decision == Decision.OPEN
