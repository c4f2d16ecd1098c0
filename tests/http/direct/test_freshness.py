"""What is kept is never answered once something that it shows was published anew."""

from collections.abc import Callable
from dataclasses import dataclass
from unittest.mock import Mock

import pytest
from django.contrib.auth.models import User

from claims.models import Attribution, Claim, ClaimantName
from factcheck.database.replicas import asked
from factcheck.http.direct.held import Documents
from factcheck.merging.actions import merge, undo_merge
from factcheck.naming.vocabulary import NameOrigin
from factcheck.publishing.models import PublicFacet, PublicRecord
from factcheck.publishing.writing import read_model
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.http.direct.asking import Server
from tests.sweeping import rest_in_sweeps


@dataclass
class Scene:
    """What is public before something is done, and who does it."""

    editor: User
    said: Attribution
    # Of another claimant, on another topic.
    unrelated: Claim
    server: Server

    def paths(self) -> list[str]:
        """The addresses of all that is public, and of lists."""
        shown = [record.data["url"] for record in PublicRecord.objects.all()]
        return ["/", "/ru/", "/claims/", "/claimants/", "/topics/", *shown, *(f"/api/v1{path}" for path in shown)]

    def keep(self, paths: list[str]) -> None:
        """Ask for each often enough that what can be kept is."""
        for path in paths * 2:
            self.server.direct(path)

    def stale(self, paths: list[str]) -> list[str]:
        """Those of these addresses that are answered otherwise than Django would now."""
        return [path for path in dict.fromkeys(paths) if self.server.direct(path) != self.server.django(path)]


@pytest.fixture
def scene(editor: User, server: Server) -> Scene:
    said = factories.AttributionFactory.create(claimant__name="Ministry of Roads", claim__text="The bridge is open.")
    said.claim.topics.add(factories.TopicFactory.create(name="Bridges"))
    other = factories.AttributionFactory.create(claimant__name="Somebody else", claim__text="The harbour is shut.")
    other.claim.topics.add(factories.TopicFactory.create(name="Harbours"))
    factories.ReviewFactory.create(claim=said.claim)
    for claim in (said.claim, other.claim):
        publish(claim, by=editor)
    return Scene(editor, said, other.claim, server)


def _publish_another_of_the_claimant(scene: Scene) -> None:
    another = factories.AttributionFactory.create(claimant=scene.said.claimant, claim__text="The road is open too.")
    publish(another.claim, by=scene.editor)


def _update(scene: Scene) -> None:
    scene.said.claim.context = "Only the northern lane."
    scene.said.claim.save()
    publish(scene.said.claim, by=scene.editor)


def _move_to_another_topic(scene: Scene) -> None:
    scene.said.claim.topics.set(scene.unrelated.topics.all())
    publish(scene.said.claim, by=scene.editor)


def _correct_slug(scene: Scene) -> None:
    scene.said.claim.slug = "the-bridge-was-shut"
    scene.said.claim.save()
    correct(scene.said.claim, by=scene.editor, note="It was shut.")


def _withdraw(scene: Scene) -> None:
    withdraw(scene.said.claim, by=scene.editor, note="Nobody said so.")


def _withdraw_and_publish_again(scene: Scene) -> None:
    _withdraw(scene)
    publish(scene.said.claim, by=scene.editor)


def _rename_the_claimant(scene: Scene) -> None:
    scene.said.claimant.name = "Ministry of Transport"
    scene.said.claimant.save()
    publish(scene.said.claimant, by=scene.editor)


def _merge_the_claimants(scene: Scene) -> None:
    winner = scene.unrelated.attributions.get().claimant
    merge(scene.said.claimant, into=winner, by=scene.editor, note="They are one.", publish=True)


def _merge_and_undo(scene: Scene) -> None:
    winner = scene.unrelated.attributions.get().claimant
    made = merge(scene.said.claimant, into=winner, by=scene.editor, note="They are one.", publish=True)
    undo_merge(made, by=scene.editor, note="They are two.")


def _drop_the_review(scene: Scene) -> None:
    scene.said.claim.reviews.all().delete()
    publish(scene.said.claim, by=scene.editor)


@pytest.mark.parametrize(
    "act",
    rest_in_sweeps(
        [
            _update,
            _withdraw,
            _rename_the_claimant,
            _merge_the_claimants,
            _publish_another_of_the_claimant,
            _move_to_another_topic,
            _correct_slug,
            _withdraw_and_publish_again,
            _merge_and_undo,
            _drop_the_review,
        ],
        quick=4,
    ),
)
def test_kept_answer_after_a_publication_is_what_django_says_now(scene: Scene, act: Callable[[Scene], None]) -> None:
    paths = scene.paths()
    scene.keep(paths)

    act(scene)

    assert scene.stale([*paths, *scene.paths()]) == []


def test_held_documents_leave_memory_with_the_next_page_after_a_publication(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.keep(scene.paths())
    forget = Mock()
    monkeypatch.setattr(Documents, "forget", forget)
    scene.server.direct("/claims/")
    assert not forget.called

    _withdraw(scene)

    scene.server.direct("/claims/")
    assert forget.call_count == 1


def test_kept_pages_that_name_a_claimant_are_dropped_with_its_first_name_in_their_language_and_the_next(
    scene: Scene,
) -> None:
    claim, other, claimant = (
        PublicRecord.objects.get(record_id=record.public_id).data["url"]
        for record in (scene.said.claim, scene.unrelated, scene.said.claimant)
    )
    showing = ["/ru/", "/ru/claims/", f"/ru{claim}", f"/ru{claimant}"]
    scene.keep([*showing, f"/ru{other}"])

    for name in ("Министерство дорог", "Минтранс"):
        ClaimantName.objects.update_or_create(
            claimant=scene.said.claimant, language="ru", defaults={"name": name, "origin": NameOrigin.EDITOR}
        )
        publish(scene.said.claimant, by=scene.editor)

        assert [path for path in showing if name not in scene.server.direct(path).body.decode()] == []
        with scene.server.untroubled():
            scene.server.direct(f"/ru{other}")


def test_kept_page_that_a_publication_does_not_touch_is_answered_without_django(scene: Scene) -> None:
    record = PublicRecord.objects.get(kind="claim", record_id=scene.unrelated.public_id)
    topic = PublicRecord.objects.get(kind="topic", record_id=scene.unrelated.topics.get().public_id)
    paths = [record.data["url"], f"/fr{record.data['url']}", topic.data["url"]]
    scene.keep(paths)

    _update(scene)
    _publish_another_of_the_claimant(scene)

    with scene.server.untroubled():
        assert scene.stale(paths) == []


def test_page_of_a_draft_that_was_asked_for_before_is_answered_once_it_is_published(scene: Scene) -> None:
    claim = factories.ClaimFactory.create(text="The ferry sank.")
    path = f"/claims/{claim.public_id}/{claim.slug}/"
    before = scene.server.direct(path)

    publish(claim, by=scene.editor)

    after = scene.server.direct(path)
    assert (before.status[:3], after.status[:3]) == ("404", "200")
    assert b"The ferry sank." in after.body


def test_kept_answer_after_the_read_model_is_made_anew_is_what_django_says_now(scene: Scene) -> None:
    lost = PublicRecord.objects.get(kind="review")
    PublicFacet.objects.filter(record=lost).delete()
    lost.delete()
    scene.keep(["/"])

    read_model.rebuild_rows()

    assert scene.stale(["/"]) == []


def test_kept_page_does_not_hide_that_the_primary_is_away_nor_say_so_afterwards(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, page = b"The site is being repaired.", "/claims/"
    scene.keep([page])

    for may_be_stale in (True, False):
        monkeypatch.setattr(asked, "may_be_stale", lambda is_so=may_be_stale: is_so)
        for _ in range(3):
            assert (said in scene.server.direct(page).body) is may_be_stale
        with scene.server.untroubled():
            scene.server.direct(page)
