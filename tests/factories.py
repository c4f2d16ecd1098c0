"""One factory for each model of sources and claims; each makes the least that is valid.

Call `.create()` for a saved row and `.build()` for an unsaved one.
"""

import hashlib
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from factory.declarations import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from claims.models import (
    Affiliation,
    Alias,
    Attribution,
    Claim,
    Claimant,
    ClaimantName,
    ClaimImage,
    ClaimLink,
    ClaimTranslation,
    Derivation,
    DerivationTerm,
    Evidence,
    Figure,
    NoComment,
    Portrait,
    Quantity,
    Rating,
    RatingScale,
    Rebuttal,
    Reply,
    Review,
    RoleName,
    SameAs,
    Topic,
    TopicEvent,
    TopicName,
)
from claims.vocabulary import (
    Bearing,
    Bucket,
    ClaimantKind,
    ClaimKind,
    FigureRole,
    Mode,
    Question,
    RebuttalKind,
    Relation,
    Silence,
)
from factcheck.images.models import ImageFile, StoredImage
from factcheck.images.vocabulary import Licence
from factcheck.importing.models import ColumnMapping, Import, ProposedScale, UnsureMatch
from factcheck.inbox.models import Message
from factcheck.inbox.vocabulary import MessageKind
from factcheck.media.models import Appearance, MediaObject, MediaReview, Still
from factcheck.media.vocabulary import Authenticity, MediaKind
from factcheck.naming.vocabulary import NameOrigin
from factcheck.policies.models import Policy
from factcheck.policies.vocabulary import Subject
from sources.models import (
    Capture,
    CaptureAttempt,
    Draw,
    LabelName,
    LinkCheck,
    Passage,
    Publisher,
    PublisherName,
    Source,
    SourceImage,
    SourceName,
)
from sources.vocabulary import LinkState, PublisherKind, SourceKind


class MessageFactory(DjangoModelFactory[Message]):
    class Meta:
        model = Message

    kind = MessageKind.REPORT
    language = "en"
    text = Sequence(lambda n: f"Number {n} is wrong.")


class ImportFactory(DjangoModelFactory[Import]):
    class Meta:
        model = Import

    name = Sequence(lambda n: f"archive-{n}.ndjson")
    sha256 = Sequence(lambda n: f"{n:064x}")


class ColumnMappingFactory(DjangoModelFactory[ColumnMapping]):
    class Meta:
        model = ColumnMapping

    name = Sequence(lambda n: f"Spreadsheet {n}")
    columns = {"version": 1}


class UnsureMatchFactory(DjangoModelFactory[UnsureMatch]):
    class Meta:
        model = UnsureMatch

    importing = SubFactory(ImportFactory)
    kind = "claimant"
    imported_id = Sequence(lambda n: f"{n:012}")
    candidate_id = Sequence(lambda n: f"c{n:011}")
    imported_name = "Ada Lovelace"
    candidate_name = "A. Lovelace"
    likeness = 0.9


class PolicyFactory(DjangoModelFactory[Policy]):
    class Meta:
        model = Policy

    subject = Subject.METHODOLOGY
    # Each in a language of its own: there is one a subject and language.
    language = Sequence(lambda n: f"en-{n:08}")
    title = Sequence(lambda n: f"Policy {n}")
    body = "What we do."


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    username = Sequence(lambda n: f"user-{n}")
    is_staff = True


class PublisherFactory(DjangoModelFactory[Publisher]):
    class Meta:
        model = Publisher

    name = Sequence(lambda n: f"Publisher {n}")
    kind = PublisherKind.NEWS_OUTLET


class PublisherNameFactory(DjangoModelFactory[PublisherName]):
    class Meta:
        model = PublisherName

    publisher = SubFactory(PublisherFactory)
    language = "ru"
    name = Sequence(lambda n: f"Издатель {n}")
    origin = NameOrigin.EDITOR


class LabelNameFactory(DjangoModelFactory[LabelName]):
    class Meta:
        model = LabelName

    publisher = SubFactory(PublisherFactory)
    label = "False"
    language = "ru"
    name = "Ложь"
    origin = NameOrigin.EDITOR


class SourceFactory(DjangoModelFactory[Source]):
    class Meta:
        model = Source

    title = Sequence(lambda n: f"Source {n}")
    kind = SourceKind.ARTICLE


class SourceNameFactory(DjangoModelFactory[SourceName]):
    class Meta:
        model = SourceName

    source = SubFactory(SourceFactory)
    language = "ru"
    name = Sequence(lambda n: f"Источник {n}")
    origin = NameOrigin.EDITOR


class DrawFactory(DjangoModelFactory[Draw]):
    class Meta:
        model = Draw

    source = SubFactory(SourceFactory)
    drawn_on = SubFactory(SourceFactory)


class CaptureFactory(DjangoModelFactory[Capture]):
    class Meta:
        model = Capture

    source = SubFactory(SourceFactory)
    content = b"<p>The words of a page.</p>"


class CaptureAttemptFactory(DjangoModelFactory[CaptureAttempt]):
    class Meta:
        model = CaptureAttempt

    source = SubFactory(SourceFactory)
    asked_by = SubFactory(UserFactory)


class LinkCheckFactory(DjangoModelFactory[LinkCheck]):
    class Meta:
        model = LinkCheck

    source = SubFactory(SourceFactory)
    result = LinkState.OK


class PassageFactory(DjangoModelFactory[Passage]):
    class Meta:
        model = Passage

    source = SubFactory(SourceFactory)
    exact = Sequence(lambda n: f"the words of passage {n}")


class MediaObjectFactory(DjangoModelFactory[MediaObject]):
    class Meta:
        model = MediaObject

    name = Sequence(lambda n: f"Photograph {n}")
    kind = MediaKind.IMAGE
    url = Sequence(lambda n: f"https://pictures.example/{n}.jpg")


class AppearanceFactory(DjangoModelFactory[Appearance]):
    class Meta:
        model = Appearance

    media_object = SubFactory(MediaObjectFactory)
    source = SubFactory(SourceFactory)


class MediaReviewFactory(DjangoModelFactory[MediaReview]):
    class Meta:
        model = MediaReview

    media_object = SubFactory(MediaObjectFactory)
    publisher = SubFactory(PublisherFactory)
    category = Authenticity.DECONTEXTUALIZED
    finding = Sequence(lambda n: f"It was taken {n} years before.")


class StoredImageFactory(DjangoModelFactory[StoredImage]):
    class Meta:
        model = StoredImage

    sha256 = Sequence(lambda n: f"{n:064x}")


class ImageFileFactory(DjangoModelFactory[ImageFile]):
    class Meta:
        model = ImageFile

    image = SubFactory(StoredImageFactory)
    sha256 = LazyAttribute(lambda file: hashlib.sha256(file.content).hexdigest())
    width = 160
    height = 120
    content = Sequence(lambda n: b"RIFF%d" % n)


class SourceImageFactory(DjangoModelFactory[SourceImage]):
    class Meta:
        model = SourceImage

    source = SubFactory(SourceFactory)
    image = SubFactory(StoredImageFactory)
    alt = Sequence(lambda n: f"First page of document {n}")
    credit = "The archive"
    licence = Licence.PUBLIC_DOMAIN


class StillFactory(DjangoModelFactory[Still]):
    class Meta:
        model = Still

    media_object = SubFactory(MediaObjectFactory)
    image = SubFactory(StoredImageFactory)
    alt = Sequence(lambda n: f"A pier at low tide {n}")
    credit = "Ana Petrosyan"
    licence = Licence.PERMISSION


class ClaimantFactory(DjangoModelFactory[Claimant]):
    class Meta:
        model = Claimant

    name = Sequence(lambda n: f"Claimant {n}")
    kind = ClaimantKind.PERSON


class PortraitFactory(DjangoModelFactory[Portrait]):
    class Meta:
        model = Portrait

    claimant = SubFactory(ClaimantFactory)
    image = SubFactory(StoredImageFactory)
    alt = Sequence(lambda n: f"A man at desk {n}")
    credit = "Ana Petrosyan"
    licence = Licence.CC_BY


class AliasFactory(DjangoModelFactory[Alias]):
    class Meta:
        model = Alias

    claimant = SubFactory(ClaimantFactory)
    name = Sequence(lambda n: f"Alias {n}")


class ClaimantNameFactory(DjangoModelFactory[ClaimantName]):
    class Meta:
        model = ClaimantName

    claimant = SubFactory(ClaimantFactory)
    language = "ru"
    name = Sequence(lambda n: f"Заявитель {n}")
    origin = NameOrigin.EDITOR


class RoleNameFactory(DjangoModelFactory[RoleName]):
    class Meta:
        model = RoleName

    claimant = SubFactory(ClaimantFactory)
    role = "mayor"
    language = "ru"
    name = "мэр"
    origin = NameOrigin.EDITOR


class SameAsFactory(DjangoModelFactory[SameAs]):
    class Meta:
        model = SameAs

    claimant = SubFactory(ClaimantFactory)
    url = Sequence(lambda n: f"https://example.org/people/{n}")


class AffiliationFactory(DjangoModelFactory[Affiliation]):
    class Meta:
        model = Affiliation

    claimant = SubFactory(ClaimantFactory)
    organisation = SubFactory(ClaimantFactory, kind=ClaimantKind.ORGANISATION)


class TopicFactory(DjangoModelFactory[Topic]):
    class Meta:
        model = Topic

    name = Sequence(lambda n: f"Topic {n}")


class TopicNameFactory(DjangoModelFactory[TopicName]):
    class Meta:
        model = TopicName

    topic = SubFactory(TopicFactory)
    language = "ru"
    name = Sequence(lambda n: f"Тема {n}")
    origin = NameOrigin.WIKIDATA


class TopicEventFactory(DjangoModelFactory[TopicEvent]):
    class Meta:
        model = TopicEvent

    topic = SubFactory(TopicFactory)
    happened_on = date(2023, 9, 24)
    text = Sequence(lambda n: f"Road {n} was opened.")
    source = SubFactory(SourceFactory)


class ClaimFactory(DjangoModelFactory[Claim]):
    class Meta:
        model = Claim

    text = Sequence(lambda n: f"Bridge {n} was closed.")
    kind = ClaimKind.FACTUAL


class QuantityFactory(DjangoModelFactory[Quantity]):
    class Meta:
        model = Quantity

    claim = SubFactory(ClaimFactory, kind=ClaimKind.QUANTITY)
    low = 100417
    high = 100417
    unit = "people"
    counted = "people who arrived"


class FigureFactory(DjangoModelFactory[Figure]):
    class Meta:
        model = Figure

    claim = SubFactory(ClaimFactory, kind=ClaimKind.QUANTITY)
    role = FigureRole.WHOLE
    low = 120000
    high = 120000
    unit = "people"


class ClaimImageFactory(DjangoModelFactory[ClaimImage]):
    class Meta:
        model = ClaimImage

    claim = SubFactory(ClaimFactory)
    image = SubFactory(StoredImageFactory)
    alt = Sequence(lambda n: f"A lighthouse in the sea {n}")
    credit = "Unknown"
    licence = Licence.QUOTATION


class ClaimLinkFactory(DjangoModelFactory[ClaimLink]):
    class Meta:
        model = ClaimLink

    claim = SubFactory(ClaimFactory)
    other = SubFactory(ClaimFactory)
    relation = Relation.SUPPORTS


class ClaimTranslationFactory(DjangoModelFactory[ClaimTranslation]):
    class Meta:
        model = ClaimTranslation

    claim = SubFactory(ClaimFactory)
    language = "ru"
    text = Sequence(lambda n: f"Утверждение {n}")
    translator = "The desk"
    translated_on = date(2024, 5, 1)


class DerivationFactory(DjangoModelFactory[Derivation]):
    class Meta:
        model = Derivation

    claim = SubFactory(ClaimFactory, kind=ClaimKind.QUANTITY)
    formula = "a / 2"


class DerivationTermFactory(DjangoModelFactory[DerivationTerm]):
    class Meta:
        model = DerivationTerm

    derivation = SubFactory(DerivationFactory)
    symbol = "a"
    claim = SubFactory(ClaimFactory, kind=ClaimKind.QUANTITY)


class AttributionFactory(DjangoModelFactory[Attribution]):
    class Meta:
        model = Attribution

    claim = SubFactory(ClaimFactory)
    claimant = SubFactory(ClaimantFactory)
    mode = Mode.PARAPHRASE


class ReportedAttributionFactory(AttributionFactory):
    """With the words that report it, so that its claim may be published."""

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **fields: Any) -> Any:
        attribution = super()._create(model_class, *args, **fields)  # type: ignore[no-untyped-call]
        attribution.passages.add(PassageFactory.create())
        return attribution


class PublishableClaimFactory(ClaimFactory):
    """Meets every standard that must be met: somebody says it, in words that are shown."""

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **fields: Any) -> Any:
        claim = super()._create(model_class, *args, **fields)  # type: ignore[no-untyped-call]
        ReportedAttributionFactory.create(claim=claim)
        return claim


class PublishableLinkFactory(ClaimLinkFactory):
    """From one claim that may be published to another."""

    claim = SubFactory(PublishableClaimFactory)
    other = SubFactory(PublishableClaimFactory)


class RebuttalFactory(DjangoModelFactory[Rebuttal]):
    class Meta:
        model = Rebuttal

    claim = SubFactory(ClaimFactory)
    claimant = SubFactory(ClaimantFactory)
    mode = Mode.PARAPHRASE
    kind = RebuttalKind.DENIAL


class PublishableRebuttalFactory(RebuttalFactory):
    """Of a claim that may be published."""

    claim = SubFactory(PublishableClaimFactory)


class NoCommentFactory(DjangoModelFactory[NoComment]):
    class Meta:
        model = NoComment

    claim = SubFactory(ClaimFactory)
    claimant = SubFactory(ClaimantFactory)
    way = Silence.DECLINED


class RatingScaleFactory(DjangoModelFactory[RatingScale]):
    class Meta:
        model = RatingScale

    publisher = SubFactory(PublisherFactory, kind=PublisherKind.FACT_CHECKER)
    name = Sequence(lambda n: f"Scale {n}")


class RatingFactory(DjangoModelFactory[Rating]):
    class Meta:
        model = Rating

    scale = SubFactory(RatingScaleFactory)
    label = Sequence(lambda n: f"Label {n}")
    position = Sequence(lambda n: n % 100 + 1)
    bucket = Bucket.MIXED


class ReviewFactory(DjangoModelFactory[Review]):
    class Meta:
        model = Review

    claim = SubFactory(ClaimFactory)
    question = Question.IS_IT_SO
    publisher = SubFactory(PublisherFactory, kind=PublisherKind.FACT_CHECKER)


class EvidenceFactory(DjangoModelFactory[Evidence]):
    class Meta:
        model = Evidence

    review = SubFactory(ReviewFactory)
    passage = SubFactory(PassageFactory)
    bearing = Bearing.SUPPORTS


class ReplyFactory(DjangoModelFactory[Reply]):
    class Meta:
        model = Reply

    review = SubFactory(ReviewFactory)
    asked = SubFactory(ClaimantFactory)


class ReasonedReviewFactory(ReviewFactory):
    """With evidence and a summary, of a claim that may be published."""

    claim = SubFactory(PublishableClaimFactory)
    summary = "The records show it."

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **fields: Any) -> Any:
        review = super()._create(model_class, *args, **fields)  # type: ignore[no-untyped-call]
        EvidenceFactory.create(review=review)
        return review


class ProposedScaleFactory(DjangoModelFactory[ProposedScale]):
    class Meta:
        model = ProposedScale

    scale = SubFactory(RatingScaleFactory)
    labels = [{"label": "Bogus", "count": 2, "bucket": "", "reason": ""}]


FACTORIES: dict[type[models.Model], type[DjangoModelFactory[Any]]] = {
    model_factory._meta.model: model_factory
    for model_factory in (
        AffiliationFactory,
        AliasFactory,
        AttributionFactory,
        CaptureAttemptFactory,
        CaptureFactory,
        ClaimFactory,
        ClaimLinkFactory,
        ClaimTranslationFactory,
        ClaimantFactory,
        DerivationFactory,
        DerivationTermFactory,
        ColumnMappingFactory,
        DrawFactory,
        EvidenceFactory,
        FigureFactory,
        ImportFactory,
        ProposedScaleFactory,
        UnsureMatchFactory,
        LinkCheckFactory,
        AppearanceFactory,
        ClaimImageFactory,
        ImageFileFactory,
        PortraitFactory,
        SourceImageFactory,
        StillFactory,
        StoredImageFactory,
        MediaObjectFactory,
        MediaReviewFactory,
        MessageFactory,
        NoCommentFactory,
        PassageFactory,
        PolicyFactory,
        PublisherFactory,
        QuantityFactory,
        RatingFactory,
        RatingScaleFactory,
        RebuttalFactory,
        ReplyFactory,
        ReviewFactory,
        ClaimantNameFactory,
        LabelNameFactory,
        PublisherNameFactory,
        RoleNameFactory,
        SourceNameFactory,
        TopicNameFactory,
        SameAsFactory,
        SourceFactory,
        TopicEventFactory,
        TopicFactory,
    )
}

PUBLISHABLE = FACTORIES | {Claim: PublishableClaimFactory}
"""What makes a row that may be published, for each kind of record."""
