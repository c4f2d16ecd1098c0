"""Templates are written by what serializers say of their fields, as REST framework itself would write them."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.documents.serializers import ClaimantSerializer, ClaimSerializer, TopicSerializer
from claims.models import Claim, Claimant, Topic
from claims.sample.loader import load_sample
from factcheck.media.documents.serializers import MediaObjectSerializer
from factcheck.media.models import MediaObject
from factcheck.policies.models import Policy
from factcheck.policies.public.serializers import PolicySerializer
from factcheck.publishing import kinds
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.serialized import shown_by
from sources.documents.serializers import PublisherSerializer, SourceSerializer
from sources.models import Publisher, Source
from tests import factories

pytestmark = pytest.mark.django_db
_WRITTEN: list[tuple[Any, Any]] = [
    (Claim, ClaimSerializer),
    (Claimant, ClaimantSerializer),
    (Topic, TopicSerializer),
    (Publisher, PublisherSerializer),
    (Source, SourceSerializer),
    (MediaObject, MediaObjectSerializer),
    (Policy, PolicySerializer),
]


@pytest.mark.sweep
def test_drafts_of_the_sample_are_written_as_their_serializers_say_and_cut_up_as_their_rows_are(editor: User) -> None:
    load_sample(by=editor)
    factories.PolicyFactory.create()
    media_object = factories.StillFactory.create().media_object
    factories.AppearanceFactory.create(media_object=media_object)
    factories.MediaReviewFactory.create(media_object=media_object)
    drafts: list[tuple[Any, Any]] = [(each, writer) for model, writer in _WRITTEN for each in model.objects.all()]
    documents = [(row.kind, row.data) for row in PublicRecord.objects.filter(part_of="")]

    assert {type(draft) for draft, _ in drafts} == {kind.model for kind in kinds.registered()}
    ours = [json.dumps(shown_by(writer)(draft)) for draft, writer in drafts]
    parts = [list(kinds.get(kind).parts_of(document)) for kind, document in documents]

    assert ours == [json.dumps(writer().to_representation(draft)) for draft, writer in drafts]
    rows = [kinds.get(kind).project(document) for kind, document in documents]
    assert parts == [[(row.key.kind, row.document) for row in made] for made in rows]
    assert any(len(made) > 1 for made in rows)
