"""What the history keeps beside drafts: authors of revisions, frozen templates, merges."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import models

from factcheck.editing.models import RowChange
from factcheck.merging.actions import merge
from factcheck.publishing.canonical import sha256
from factcheck.publishing.models import Publication, RevisionAuthor
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db


def told(model: type[models.Model]) -> list[tuple[Any, ...]]:
    changes = RowChange.objects.filter(model=model._meta.label_lower).order_by("pk")
    return [(change.operation, change.change_set and change.change_set.who, change.after) for change in changes]


def test_history_keeps_who_made_a_revision(editor: User) -> None:
    revision = publish(factories.TopicFactory.create(), by=editor)

    assert told(RevisionAuthor) == [("insert", editor, {"revision_id": revision.pk, "user_id": editor.pk})]


def test_history_keeps_the_hash_of_each_template_and_whether_its_record_is_live(editor: User) -> None:
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)
    first = Publication.objects.get()
    topic.name = "Renamed"
    topic.save()
    publish(topic, by=editor)
    second = Publication.objects.get()
    withdraw(topic, by=editor, note="Gone.")

    [(_, _, made), (_, _, changed), (_, by, ended)] = told(Publication)
    assert made["template_sha256"] == sha256(bytes(first.template)).hex() == first.template_sha256
    assert changed == {"template_sha256": sha256(bytes(second.template)).hex()}
    assert (list(ended), by) == (["withdrawn"], editor)


def test_history_keeps_no_saving_of_a_draft_as_a_change_of_its_publication(editor: User) -> None:
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)
    count = len(told(Publication))

    topic.save()

    assert Publication.objects.get().saved_since
    assert len(told(Publication)) == count


def test_history_keeps_what_a_merge_wrote_down(editor: User) -> None:
    loser, winner = factories.ClaimantFactory.create_batch(2)

    made = merge(loser, into=winner, by=editor)

    [(operation, by, after)] = told(type(made))
    assert (operation, by, after["loser_id"]) == ("insert", editor, loser.public_id)
