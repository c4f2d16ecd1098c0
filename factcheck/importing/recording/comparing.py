"""What an archive says of a claim, beside what the claim's draft says: field by field, as a person reads it."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from claims.models import Attribution, Claim, Claimant, Rebuttal, Review
from claims.vocabulary import Stance
from factcheck.dates import as_document, of_row
from factcheck.importing.recording.claims import is_checker
from factcheck.importing.recording.texts import Column, Remarks, address, day, name_keys
from factcheck.importing.records import ReadDate, ReadRecord, ReadReview, ReadUtterance
from factcheck.importing.understanding.addresses import place_of

Told = dict[str, str]
"""What is said of a claim: by the name of a field, as text, empty where nothing is."""

NOTHING: Final = "nothing"
_NUMBERS: Final = ("rating_value", "rating_best", "rating_worst")
_SAID: Final = ("role", "quote", "venue")
_OF_REVIEW: Final = ("title", "rating_text", "summary", "analysis")
_COLUMNS: Final = {
    (model, name): Column(model, name)
    for model, names in (
        (Claim, ("text", "context")),
        (Attribution, _SAID),
        (Rebuttal, ("grounds",)),
        (Review, _OF_REVIEW),
    )
    for name in names
}


def differences(records: Mapping[int, ReadRecord]) -> dict[int, list[tuple[str, str, str]]]:
    """How archives differ from drafts of claims: by a claim's key, triples of a field, the archive's value and ours.

    Fourteen queries, however many claims there are.
    """
    rows = Claim.objects.filter(pk__in=records).prefetch_related(
        "topics__names",
        "attributions__claimant__aliases",
        "attributions__claimant__names",
        "rebuttals__claimant__aliases",
        "rebuttals__claimant__names",
        "reviews__publisher",
        "reviews__evidence__passage__source",
    )
    return {claim.pk: list(_differing(_of_archive(records[claim.pk], claim), _of_draft(claim))) for claim in rows}


def _differing(theirs: Told, ours: Told) -> Iterator[tuple[str, str, str]]:
    for name in {**theirs, **ours}:
        one, other = theirs.get(name, ""), ours.get(name, "")
        if one.split() != other.split():
            yield name, one or NOTHING, other or NOTHING


def _of_draft(claim: Claim) -> Told:
    told = {"text": claim.text, "context": claim.context, "topics": _listed(t.name for t in claim.topics.all())}
    parts = (("claimant", claim.attributions), ("contested by", claim.rebuttals))
    for name, rows in parts:
        told[name] = _listed(row.claimant.name for row in rows.all())
        for row in reversed(rows.all()):
            told |= {f"{field} of {row.claimant.name}": value for field, value in _of_said(row).items()}
    told["reviews"] = _listed(_name(review) for review in claim.reviews.all())
    for review in claim.reviews.all():
        told |= {f"{field} of {_name(review)}": value for field, value in _of_review(review).items()}
    return told


def _of_said(row: Any) -> Told:
    told = {name: getattr(row, name) for name in _SAID} | {"said_on": _date(row, "said_on")}
    if isinstance(row, Rebuttal):
        return told | {"grounds": row.grounds}
    return told | {"stance": row.get_stance_display()}


def _of_review(row: Review) -> Told:
    numbers = [getattr(row, name) for name in _NUMBERS]
    evidence = (each.passage.source for each in row.evidence.all())
    return {
        **{name: getattr(row, name) for name in _OF_REVIEW},
        "rating_value": _numbers(numbers),
        "reviewed_on": _date(row, "reviewed_on"),
        "evidence": _listed(source.url or source.title for source in evidence),
    }


def _of_archive(record: ReadRecord, claim: Claim) -> Told:
    """The same of a record, whose names are those under which the draft knows the same parties."""
    rows = [*claim.attributions.all(), *claim.rebuttals.all()]
    known = _known_names(row.claimant for row in rows)
    topics = _known_names(claim.topics.all())
    told = {name: _holds(Claim, name, getattr(record, name)) for name in ("text", "context")}
    told["topics"] = _listed(_ours(name, topics) for name in record.topics)
    said = [each for each in record.utterances if not is_checker(each.party, record)]
    for name, contests in (("claimant", False), ("contested by", True)):
        told[name] = _listed(_ours(each.party.name, known) for each in said if each.contests == contests)
    for each in reversed(said):
        told |= {f"{field} of {_ours(each.party.name, known)}": value for field, value in _of_utterance(each).items()}
    told["reviews"] = _listed(_name_of_read(review, claim) for review in record.reviews)
    for review in record.reviews:
        told |= {f"{field} of {_name_of_read(review, claim)}": value for field, value in _of_read(review).items()}
    return told


def _of_utterance(said: ReadUtterance) -> Told:
    told = {"role": _holds(Attribution, "role", said.party.role), "said_on": _read_date(said.said_on)}
    told |= {name: _holds(Attribution, name, getattr(said, name)) for name in ("quote", "venue")}
    if said.contests:
        return told | {"grounds": _holds(Rebuttal, "grounds", said.summary)}
    return told | {"stance": str(Stance(said.stance).label) if said.stance in Stance.values else ""}


def _of_read(review: ReadReview) -> Told:
    rating = review.rating
    told = {name: _holds(Review, name, getattr(review, name)) for name in ("title", "summary", "analysis")}
    return told | {
        "rating_text": _holds(Review, "rating_text", rating.text if rating else ""),
        "rating_value": _numbers([rating.value, rating.best, rating.worst] if rating else []),
        "reviewed_on": _read_date(review.reviewed_on),
        "evidence": _listed(source.url or source.title for source in review.evidence),
    }


def _name(review: Review) -> str:
    return place_of(review.url) or review.publisher.name


def _name_of_read(review: ReadReview, claim: Claim) -> str:
    """What the draft calls the review; one of which nobody knows whose it is was called after the archive."""
    held = [_name(each) for each in claim.reviews.all()]
    made_by = review.publisher.name if review.publisher else ""
    name = place_of(address(review.url)) or _ours(made_by, {key: each for each in held for key in name_keys(each)})
    return held[0] if not name and held else name


def _known_names(records: Iterable[Any]) -> dict[str, str]:
    """By each key of a name, another name or one in another language, what the draft calls its bearer."""
    return {
        key: record.name
        for record in records
        for name in (record.name, *_other_names(record))
        for key in name_keys(name)
    }


def _other_names(record: Any) -> Iterator[str]:
    yield from (each.name for each in record.names.all())
    if isinstance(record, Claimant):
        yield from (each.name for each in record.aliases.all())


def _ours(name: str, known: Mapping[str, str]) -> str:
    return next((known[key] for key in name_keys(name) if key in known), name)


def _holds(model: Any, name: str, text: str) -> str:
    return _COLUMNS[model, name].holds(text, name, Remarks(()))


def _date(row: Any, name: str) -> str:
    shown = of_row(row, name)
    return str(shown["date"]) if shown else ""


def _read_date(read: ReadDate | None) -> str:
    shown = as_document(*day(read, "day", Remarks(())).values())
    return str(shown["date"]) if shown else ""


def _numbers(numbers: Iterable[Decimal | None]) -> str:
    """A rating's value, best and worst; "" if none is given."""
    written = ["?" if number is None else f"{number.normalize():f}" for number in numbers]
    return " of ".join(written) if set(written) - {"?"} else ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(set(names)))
