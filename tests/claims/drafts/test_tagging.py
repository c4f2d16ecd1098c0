"""The actions that put claims under topics and take them out."""

import pytest
from django.contrib.auth.models import User

from claims.drafts.tagging import tag, untag
from tests.factories import ClaimFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_tag_adds_topics_to_each_and_is_the_same_when_done_again(editor: User) -> None:
    claims, topics = ClaimFactory.create_batch(2), TopicFactory.create_batch(2)

    for _ in range(2):
        tag(claims, topics=topics, by=editor)

    assert [set(claim.topics.all()) for claim in claims] == [set(topics)] * 2


def test_untag_removes_only_these_topics(editor: User) -> None:
    claim, (topic, kept) = ClaimFactory.create(), TopicFactory.create_batch(2)
    claim.topics.add(topic, kept)

    untag([claim], topics=[topic], by=editor)

    assert set(claim.topics.all()) == {kept}


def test_tag_of_an_old_copy_keeps_what_was_saved_since(editor: User) -> None:
    claim = ClaimFactory.create()
    type(claim).objects.filter(pk=claim.pk).update(context="Saved since.")

    tag([claim], topics=[TopicFactory.create()], by=editor)

    claim.refresh_from_db()
    assert claim.context == "Saved since."
