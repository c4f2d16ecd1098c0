"""An import is undone as a whole while nothing of it is published: what it added goes, unless somebody edited it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from django.contrib.auth.models import User
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Attribution, Claim, Claimant, Evidence, Rating, RatingScale, Rebuttal, Review, Topic
from factcheck.editing.history import acting
from factcheck.editing.rows import GONE, locked, stored
from factcheck.importing.models import Import
from factcheck.importing.recording.differing import edited
from factcheck.importing.stages.doing import Ranges, label, own_rows, within
from factcheck.importing.starting import BRING_IN
from factcheck.importing.vocabulary import OURS, Stage
from factcheck.media.models import Appearance, MediaObject, MediaReview
from factcheck.publishing.models import Publication
from sources.models import Passage, Publisher, Source

_MEDIA: Final = Claim.media_objects.through
EDITED: Final = gettext_lazy("somebody has edited it since")
USED: Final = gettext_lazy("something else rests on it")

_ORDER: Final[tuple[type[Model], ...]] = (
    Claim,
    Claim.topics.through,
    _MEDIA,
    MediaReview,
    Appearance,
    MediaObject,
    Evidence,
    Review,
    Rebuttal,
    Attribution,
    Passage,
    Source,
    Claimant,
    Topic,
    Rating,
    RatingScale,
    Publisher,
)
"""What points at others goes before them."""

_OF_MEDIA: Final = frozenset({MediaReview, Appearance})
_PARTS: Final = frozenset(
    {
        *(Claim.topics.through, _MEDIA, Evidence, Review, Rebuttal, Attribution, Rating),
        *_OF_MEDIA,
    }
)
_RECORDS: Final = (Claim, Claimant, Topic, MediaObject, Source, Publisher)
_BATCH: Final = 500
_NAMED: Final = 200


Changed = Mapping[type[Model], set[int]]


class UndoError(Exception):
    """An import that can't be undone; the message is for the editor."""


class Left(NamedTuple):
    """A row that stays, and why."""

    kind: str
    name: str
    reason: str


class Undone(NamedTuple):
    """What was taken away, by the names of models, and what stays: the first of it, and how much it is."""

    removed: dict[str, int]
    left: list[Left]
    left_count: int


def hindrance(importing: Import) -> str:
    """Why an import can't be undone; "" if nothing stands against it."""
    if importing.stage == Stage.UNDONE:
        return _("It is undone already.")
    if importing.format == OURS:
        return _("It restored records of a site like this under their own ids: delete or withdraw them one by one.")
    public = _public(own_rows(importing))
    if public:
        listed = "; ".join(public[:_NAMED])
        return _(
            "Something of it is published, or was: %(listed)s. Only what readers never saw can be undone as a whole."
        ) % {"listed": listed}
    return ""


def undo(importing: Import, *, by: User) -> Undone:
    """Take away what an import added and nobody has edited since. Its file can be imported anew afterwards.

    Drafts that were there before, and that it brought up to date, stay as they are.

    Raises:
        UndoError: the user may not, something of it is published, or it is undone already.
    """
    if not by.has_perm(BRING_IN):
        raise UndoError(_("%(by)s may not undo imports.") % {"by": by})
    with acting(by=by, what=f"undid the import of “{importing}”"):
        now = locked(stored(importing))
        if now is None:
            raise UndoError(GONE)
        if reason := hindrance(now):
            raise UndoError(reason)
        done = _removed(own_rows(now))
        now.records.all().delete()
        now.matches.all().delete()
        now.batches.all().delete()
        now.counts |= {"removed": sum(done.removed.values()), "stayed": done.left_count}
        now.move(Stage.UNDONE)
    importing.refresh_from_db()
    return done


def _public(own: Ranges) -> list[str]:
    """The names of the first of an import's own records that are or were public."""
    found: list[str] = []
    for model in _RECORDS:
        published = Publication.objects.filter(kind=model.record_kind).order_by().values("record_id")
        rows = model._default_manager.filter(within(own.get(label(model), ())), public_id__in=published)
        found += [str(row) for row in rows[:3]]
    return found


def _removed(own: Ranges) -> Undone:
    removed: dict[str, int] = {}
    left: list[Left] = []
    count = 0
    # Before anything goes, which is a change too.
    changed = {model: _changed(model, own) for model in _ORDER if model not in _PARTS}
    for model in _ORDER:
        for keys in _batches(own.get(label(model), ())):
            gone, stays = _remove(model, keys, changed)
            name = str(model._meta.verbose_name_plural)
            removed[name] = removed.get(name, 0) + gone
            count += len(stays)
            left += stays[: _NAMED - len(left)]
    return Undone({name: number for name, number in removed.items() if number}, left, count)


def _changed(model: type[Model], own: Ranges) -> set[int]:
    """The rows that stay, with their parts, since somebody has edited them."""
    return {key for keys in _batches(own.get(label(model), ())) for key in edited(model, keys)}


def _batches(ranges: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    keys = (key for first, last in ranges for key in range(first, last + 1))
    while batch := list(islice(keys, _BATCH)):
        yield batch


def _remove(model: type[Model], keys: Collection[int], changed: Changed) -> tuple[int, list[Left]]:
    """Take these rows away, as far as they may go; return how many went, and what stays."""
    rows = model._default_manager.filter(pk__in=keys)
    theirs, own = _of_kept(model, rows, changed), changed.get(model, set())
    going = [row for row in rows if row.pk not in theirs | own]
    stays = [_left(row, EDITED) for row in rows if row.pk in own]
    used = [] if model in _PARTS else _in_use(model, going)
    stays += [_left(row, USED) for row in going if row.pk in used]
    gone = [row.pk for row in going if row.pk not in used]
    model._default_manager.filter(pk__in=gone).delete()
    return len(gone), stays


def _of_kept(model: type[Model], rows: "QuerySet[Any]", changed: Changed) -> set[int]:
    """The keys of those parts whose record stays."""
    if model not in _PARTS:
        return set()
    if model is Rating:
        kept = rows.filter(Q(scale__in=changed[RatingScale]) | Q(reviews__isnull=False))
    elif model in _OF_MEDIA:
        kept = rows.filter(media_object__in=changed[MediaObject])
    else:
        path = "review__claim" if model is Evidence else "claim"
        kept = rows.filter(**{f"{path}__in": changed[Claim]})
    return set(kept.values_list("pk", flat=True))


def _in_use(model: type[Model], rows: Sequence[Any]) -> set[int]:
    """The keys of those rows that others point at, which must not lose what they rest on. Others are their parts."""
    found: set[int] = set()
    keys = [row.pk for row in rows]
    for relation in model._meta.related_objects:
        if relation.on_delete is not None and relation.on_delete.__name__ in {"PROTECT", "RESTRICT"}:
            field: Any = relation.field
            pointing = relation.related_model._default_manager.filter(**{f"{field.name}__in": keys})
            found |= set(pointing.order_by().values_list(field.attname, flat=True))
    if model is Passage:
        for through in (Attribution.passages.through, Rebuttal.passages.through):
            found |= set(through._default_manager.filter(passage__in=keys).values_list("passage", flat=True))
    if model is RatingScale:
        found |= set(Rating.objects.filter(scale__in=keys).values_list("scale", flat=True))
    if model is Topic:
        found |= set(Claim.topics.through._default_manager.filter(topic__in=keys).values_list("topic", flat=True))
    if model is MediaObject:
        found |= set(_MEDIA._default_manager.filter(mediaobject__in=keys).values_list("mediaobject", flat=True))
    return found


def _left(row: Any, reason: Any) -> Left:
    return Left(str(row._meta.verbose_name), str(row)[:_NAMED], str(reason))
