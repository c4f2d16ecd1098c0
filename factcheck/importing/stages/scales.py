"""What publishers' labels mean: proposed once all of an archive is read, and confirmed by an editor once a scale."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import repeat
from typing import Any, Final

from django.contrib.auth.models import User
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from claims.models import Rating, RatingScale, Review
from claims.vocabulary import Bucket
from factcheck.editing.history import acting
from factcheck.editing.rows import GONE, lock, refused_as, save_valid, stored
from factcheck.importing import archives
from factcheck.importing.models import Import, ProposedScale
from factcheck.importing.recording.ratings import LONGEST_LABEL, SCALE_NAME
from factcheck.importing.recording.texts import text_key
from factcheck.importing.records import ReadRating
from factcheck.importing.stages.doing import Done, label, own_rows, within

_DEGREES: Final = (Bucket.FALSE, Bucket.MOSTLY_FALSE, Bucket.MIXED, Bucket.MOSTLY_TRUE, Bucket.TRUE)
_PLACES: Final = 100
_FIELDS: Final = ("rating_text", "rating_value", "rating_best", "rating_worst")

Labels = list[dict[str, Any]]


class ScaleError(Exception):
    """A scale that can't be confirmed so; the message is for the editor."""


def step(importing: Import) -> Done | None:
    """Propose the scale of the next publisher whose reviews were imported; None after the last."""
    reviews = _imported(importing)
    publisher = (
        reviews.filter(publisher__gt=importing.position)
        .order_by("publisher")
        .values_list("publisher", flat=True)
        .first()
    )
    if publisher is None:
        return None
    theirs = reviews.filter(publisher=publisher).exclude(rating_text="").order_by()
    rows = list(theirs.values_list(*_FIELDS).annotate(number=Count("pk")))
    if rows:
        _propose(importing, publisher, rows, theirs)
    return Done(publisher, 1, Counter())


def _imported(importing: Import) -> QuerySet[Review]:
    return Review.objects.filter(within(own_rows(importing).get(label(Review), ())))


def _propose(importing: Import, publisher: int, rows: Iterable[Any], reviews: QuerySet[Review]) -> None:
    counted = [(ReadRating(*row[:4]), row[4]) for row in rows]
    proposal = archives.propose_scale(rating for rating, number in counted for rating in repeat(rating, number))
    fitting = [each for each in proposal.labels if len(each.label) <= LONGEST_LABEL]
    if not fitting:
        return
    proposed = ProposedScale.objects.filter(scale__publisher=publisher).select_related("scale").first()
    elsewhere = _labels_elsewhere(publisher, proposed)
    labels = [_as_json(each) for each in fitting if text_key(each.label) not in elsewhere]
    if not labels and proposed is None:
        return
    if proposed is None:
        scale, _ = RatingScale.objects.get_or_create(publisher_id=publisher, name=SCALE_NAME)
        proposed = ProposedScale(scale=scale, importing=importing)
    new = _joined(proposed.labels, labels)
    if new == proposed.labels and proposed.pk:
        return
    proposed.labels, proposed.uses_numbers = new, proposal.numbers_used
    if proposed.confirmed_at is None:
        _lay_out(proposed.scale, {each["label"]: each["bucket"] for each in new}, reviews)
    else:
        proposed.confirmed_at = proposed.confirmed_by = None
    proposed.save()


def _labels_elsewhere(publisher: int, proposed: ProposedScale | None) -> set[int]:
    """The labels that the publisher's other scales have: nothing is to be proposed for them."""
    own = Q(scale=proposed.scale_id) if proposed else Q(scale__name=SCALE_NAME)
    others = Rating.objects.filter(scale__publisher=publisher).exclude(own)
    return {text_key(found) for found in others.values_list("label", flat=True)}


def _as_json(proposal: archives.LabelProposal) -> dict[str, Any]:
    bucket = proposal.bucket.value if proposal.bucket else ""
    return {"label": proposal.label, "count": proposal.count, "bucket": bucket, "reason": proposal.reason}


def _joined(known: Labels, read: Labels) -> Labels:
    """What was known of labels, with those that were read now: what an editor confirmed of a label stands."""
    found = {text_key(each["label"]): each for each in known}
    for each in read:
        before = found.get(text_key(each["label"]))
        if before is None:
            found[text_key(each["label"])] = each
        elif before["count"] != each["count"] or (not before["bucket"] and each["bucket"]):
            bucket = before["bucket"] or each["bucket"]
            found[text_key(each["label"])] = before | {"count": max(before["count"], each["count"]), "bucket": bucket}
    return list(found.values())


def _lay_out(scale: RatingScale, buckets: Mapping[str, str], reviews: QuerySet[Review] | None = None) -> None:
    """Make the ratings of a scale these, in the order of their buckets; rate the reviews that bear their labels."""
    there = {text_key(rating.label): rating for rating in Rating.objects.filter(scale=scale)}
    wanted = [name for name in buckets if buckets[name]]
    order = sorted((name for name in wanted if buckets[name] in _DEGREES), key=lambda name: _degree(buckets[name]))
    places = {name: place for place, name in enumerate(order, start=1) if place <= _PLACES}
    # No two ratings may have one place, not even between two statements.
    Rating.objects.filter(scale=scale, on_scale=True).update(on_scale=False, position=None)
    for name in wanted:
        rating = there.get(text_key(name)) or Rating(scale=scale, label=name)
        rating.bucket, rating.position = buckets[name], places.get(name)
        rating.on_scale = rating.position is not None
        rating.save()
        there[text_key(name)] = rating
    if reviews is not None:
        _rate(reviews.filter(rating=None), there)


def _degree(bucket: str) -> int:
    return [each.value for each in _DEGREES].index(bucket)


def _rate(reviews: QuerySet[Review], ratings: Mapping[int, Rating]) -> None:
    texts: set[str] = set(reviews.exclude(rating_text="").order_by().values_list("rating_text", flat=True).distinct())
    for text in sorted(texts):
        if rating := ratings.get(text_key(text)):
            reviews.filter(rating_text=text).update(rating=rating)


def confirm_scale(proposed: ProposedScale, *, by: User, name: str, buckets: Mapping[str, str]) -> ProposedScale:
    """Take it that the labels of a publisher mean this, and rate all imported reviews that bear them accordingly.

    `buckets` gives each label its bucket; "" leaves it without one: reviews keep it as their publisher wrote it.

    Raises:
        ScaleError: a label is not one of the scale's, a bucket is unknown, or the name is taken or empty.
    """
    known = {each["label"] for each in proposed.labels}
    if strays := sorted(set(buckets) - known):
        raise ScaleError(f"Not among the labels of this scale: {', '.join(strays)}.")
    if wrong := sorted(set(buckets.values()) - {"", *Bucket.values}):
        raise ScaleError(f"Not a bucket: {', '.join(wrong)}.")
    with refused_as(ScaleError), acting(by=by, what="confirmed a rating scale"):
        if not lock(stored(proposed)):
            raise ScaleError(GONE)
        scale = proposed.scale
        if name != scale.name:
            scale.name = name
            save_valid(scale)
        for each in proposed.labels:
            each["bucket"] = buckets.get(each["label"], each["bucket"])
        _take_off(scale, [each["label"] for each in proposed.labels if not each["bucket"]])
        unrated = Review.objects.filter(publisher=scale.publisher_id, rating=None)
        _lay_out(scale, {each["label"]: each["bucket"] for each in proposed.labels}, unrated)
        proposed.confirmed_at, proposed.confirmed_by = timezone.now(), by
        return save_valid(proposed)


def _take_off(scale: RatingScale, labels: Iterable[str]) -> None:
    """Take labels off a scale that mean nothing on it; reviews that bear them keep them as written."""
    gone = {text_key(name) for name in labels}
    ratings = [rating for rating in Rating.objects.filter(scale=scale) if text_key(rating.label) in gone]
    Review.objects.filter(rating__in=ratings).update(rating=None)
    Rating.objects.filter(pk__in=[rating.pk for rating in ratings]).delete()
