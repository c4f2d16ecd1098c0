"""An import is undone as a whole, while nothing of it is published."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from claims.models import Attribution, Claim, Claimant, Rating, RatingScale, Review, Topic
from factcheck.editing.history import acting
from factcheck.importing.models import ImportedRecord
from factcheck.importing.undoing import UndoError, undo
from factcheck.importing.vocabulary import Stage
from factcheck.publishing.writing.actions import publish
from sources.models import Passage, Publisher, Source
from tests.factories import AttributionFactory, ClaimFactory, SourceFactory, UserFactory
from tests.importing.archive import claim_review, imported, written

pytestmark = pytest.mark.django_db

MODELS = (Claim, Attribution, Review, Passage, Source, Claimant, Topic, Rating, RatingScale, Publisher)


def names() -> dict[str, int]:
    return {model.__name__: number for model in MODELS if (number := model._default_manager.count())}


def test_import_is_undone_as_a_whole_and_can_be_done_anew(tmp_path: Path, editor: User) -> None:
    path = written(tmp_path, claim_review(1), claim_review(2, keywords="Bridges, Towns"), "{")
    importing = imported(path)
    before = names()

    done = undo(importing, by=editor)

    assert names() == {}
    assert done.left == []
    assert done.removed["claims"] == 2
    assert (importing.stage, ImportedRecord.objects.count()) == (Stage.UNDONE, 0)
    assert imported(path).counts == {"made": 2, "refused": 1}
    assert names() == before


def test_what_was_there_before_stays_and_loses_what_was_added(tmp_path: Path, editor: User) -> None:
    claim = ClaimFactory.create(text="Bridge 1 of the old town was closed by the army")
    source = SourceFactory.create(url="https://posts.example/1")
    before = names()
    importing = imported(written(tmp_path, claim_review(1), claim_review(2)))

    undo(importing, by=editor)

    assert names() == before
    assert list(Claim.objects.all()) == [claim]
    assert list(Source.objects.all()) == [source]


def test_what_somebody_edited_or_uses_stays_and_is_told_of(tmp_path: Path, editor: User) -> None:
    importing = imported(written(tmp_path, claim_review(1), claim_review(2)))
    edited = Claim.objects.get(text__startswith="Bridge 1")
    with acting(by=editor, what="edited it"):
        edited.context = "Ours"
        edited.save()

    done = undo(importing, by=editor)

    assert list(Claim.objects.all()) == [edited]
    assert edited.attributions.get().passages.count() == edited.reviews.count() == 1
    assert {(left.kind, left.reason) for left in done.left} >= {
        ("claim", "somebody has edited it since"),
        ("claimant", "something else rests on it"),
        ("source", "something else rests on it"),
    }
    assert done.left_count == len(done.left)


def test_claimant_of_an_editors_claim_stays(tmp_path: Path, editor: User) -> None:
    importing = imported(written(tmp_path, claim_review(1)))
    AttributionFactory.create(claimant=Claimant.objects.get())

    done = undo(importing, by=editor)

    assert Claimant.objects.get().name == "Ada Lovelace"
    assert [left.name for left in done.left] == ["Ada Lovelace"]


def test_import_of_which_something_is_published_is_not_undone(tmp_path: Path, editor: User) -> None:
    importing = imported(written(tmp_path, claim_review(1), claim_review(2)))
    publish(Claim.objects.latest("pk"), by=editor)
    before = names()

    with pytest.raises(UndoError, match="published"):
        undo(importing, by=editor)

    assert names() == before


def test_import_is_undone_once_and_by_those_who_may(tmp_path: Path, editor: User) -> None:
    importing = imported(written(tmp_path, claim_review(1)))

    with pytest.raises(UndoError, match="may not"):
        undo(importing, by=UserFactory.create())
    undo(importing, by=editor)
    with pytest.raises(UndoError, match="already"):
        undo(importing, by=editor)
