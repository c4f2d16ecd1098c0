"""Claims as drafts, with all their parts under their own ids, out of their documents."""

from collections.abc import Iterator
from typing import Any, Final

from claims.documents.said import reported, told_apart
from claims.models import (
    Attribution,
    Claim,
    Claimant,
    ClaimImage,
    ClaimLink,
    ClaimTranslation,
    Derivation,
    DerivationTerm,
    Evidence,
    Figure,
    NoComment,
    Quantity,
    Rating,
    RatingScale,
    Rebuttal,
    Reply,
    Review,
    Topic,
)
from claims.vocabulary import ClaimKind, RebuttalKind
from factcheck.dates import columns_of
from factcheck.editing.rows import save_valid
from factcheck.importing.restoring.images import make_picture
from factcheck.importing.restoring.rows import begun, key_in, needed, plain
from factcheck.media.models import MediaObject
from factcheck.publishing.canonical import Document
from factcheck.slugs import slug_of
from sources.models import Passage, Publisher, Source
from sources.vocabulary import PassageState

NOT_PUBLIC: Final = "The counter-claim of rebuttal {rebuttal}, which was not public where it was restored from."


def passages_in(document: Document) -> Iterator[list[Document]]:
    """The passages of a claim's document, list by list."""
    for said in reported(document):
        yield said["passages"]
    for review in document["reviews"]:
        for cited in (*review["evidence"], *review.get("replies", ())):
            if passage := cited.get("passage"):
                yield [passage]


def make_passage(document: Document) -> None:
    """The passage, where its source is here. Nobody has looked it up: the source's text is in no document."""
    if source := key_in(Source, document["source"]):
        columns = plain(document, "exact", "prefix", "suffix", "start", "end", "media_start", "media_end")
        state = PassageState.UNCHECKED
        save_valid(Passage(public_id=document["id"], source_id=source, state=state, **columns))


def make_claim(document: Document) -> None:
    """The claim with all that names no other claim."""
    columns = plain(document, "text", "language", "kind", "context")
    if promise := document.get("promise"):
        columns |= columns_of("due_on", promise["due_on"]) | plain(promise, "open_ended")
    claim = begun(Claim, document, **columns)
    claim.topics.set(Topic.objects.filter(public_id__in=[topic["id"] for topic in document["topics"]]))
    seen = [each["id"] for each in document.get("media_objects", ())]
    claim.media_objects.set(MediaObject.objects.filter(public_id__in=seen))
    make_picture(ClaimImage, document.get("image"), claim=claim)
    if quantity := document["quantity"]:
        save_valid(Quantity(claim=claim, **_number(quantity), **plain(quantity, "counted", "relation")))
    for figure in document.get("figures", ()):
        save_valid(Figure(claim=claim, role=figure["role"], **_number(figure)))
    for each in document.get("translations", ()):
        columns = plain(each, "language", "text", "translator", "machine_made")
        save_valid(ClaimTranslation(claim=claim, **columns, **columns_of("translated_on", each["translated_on"])))


def _number(document: Document) -> dict[str, Any]:
    columns = plain(document, "low", "low_open", "high", "high_open", "unit", "approximate")
    return columns | columns_of("as_of", document["as_of"])


def tell(document: Document) -> None:
    """Who puts the claim forward and who contests it, what was found, and how it stands to other claims."""
    claim = Claim.objects.get(public_id=document["id"])
    for each in document["attributions"]:
        _utter(Attribution, claim, each, stance=each["stance"])
    for each in document["attributions"]:
        _point(Attribution, each["id"], via_id=_attribution(each["via"]))
    _contest(claim, document)
    for each in document.get("no_comments", ()):
        _say_nothing(claim, each)
    # Of two of one day the one that was made last comes first.
    for each in reversed(document["reviews"]):
        _review(claim, each)
    for each in document["links"]:
        if other := key_in(Claim, each["claim"]):
            save_valid(ClaimLink(claim=claim, relation=each["relation"], other_id=other))
    for each in document.get("derivations", ()):
        derivation = save_valid(Derivation(claim=claim, public_id=each["id"], **plain(each, "formula", "note")))
        for symbol, term in each["terms"].items():
            save_valid(DerivationTerm(derivation=derivation, symbol=symbol, claim_id=needed(Claim, term)))


def _contest(claim: Claim, document: Document) -> None:
    contested = [each for name, each in told_apart(document) if name != "attributions"]
    for each in contested:
        keys = {"answers_id": _attribution(each["answers"]), "counter_claim_id": _counter_claim(claim, each)}
        _utter(Rebuttal, claim, each, **plain(each, "kind", "grounds", "aim"), **keys)
    for each in contested:
        _point(Rebuttal, each["id"], via_id=key_in(Rebuttal, {"id": each["via"]}) if "via" in each else None)


def _counter_claim(claim: Claim, each: Document) -> int | None:
    """The claim that is put up instead. Where it was not public, a draft stands for it: a counter-claim needs one."""
    if each["kind"] != RebuttalKind.COUNTER_CLAIM or each["counter_claim"]:
        return key_in(Claim, each["counter_claim"])
    text = NOT_PUBLIC.format(rebuttal=each["id"])
    return save_valid(Claim(text=text, slug=slug_of(text), language="en", kind=ClaimKind.FACTUAL)).pk


def _point(model: type[Any], public_id: str, **keys: int | None) -> None:
    if any(keys.values()):
        row = model._base_manager.get(public_id=public_id)
        for name, key in keys.items():
            setattr(row, name, key)
        save_valid(row)


def _attribution(public_id: str | None) -> int | None:
    return key_in(Attribution, {"id": public_id}) if public_id else None


def _utter(model: type[Any], claim: Claim, each: Document, **more: Any) -> None:
    columns = plain(each, "role", "mode", "cue", "quote", "language", "quoted_in_translation", "venue")
    if translation := each.get("translation"):
        columns |= {"quote_translation": translation["text"], "translation_language": translation["language"]}
        columns |= plain(translation, "translator", "translated_by")
    _report(model(claim=claim, **columns, **more), each)


def _say_nothing(claim: Claim, each: Document) -> None:
    _report(NoComment(claim=claim, **plain(each, "role", "way", "asked_by")), each)


def _report(row: Any, each: Document) -> None:
    """Save who spoke, or did not, when, and the passages that report it."""
    row.public_id, row.claimant_id = each["id"], needed(Claimant, each["claimant"])
    for name, value in columns_of("said_on", each["said_on"]).items():
        setattr(row, name, value)
    said = save_valid(row)
    said.passages.set(Passage.objects.filter(public_id__in=[passage["id"] for passage in each["passages"]]))


def _review(claim: Claim, each: Document) -> None:
    columns = plain(each, "question", "title", "summary", "analysis", "promise_state", "reply_asked_on", "reply")
    columns |= columns_of("reviewed_on", each["reviewed_on"]) | {"url": each["address"]}
    if published := each["rating_as_published"]:
        numbers = {f"rating_{name}": published[name] for name in ("value", "best", "worst")}
        columns |= {"rating_text": published["text"]} | numbers
    publisher = needed(Publisher, each["publisher"])
    columns |= {"rating_id": _rating(each["rating"], publisher), "attribution_id": _attribution(each["attribution"])}
    review = save_valid(Review(public_id=each["id"], claim=claim, publisher_id=publisher, **columns))
    for cited in each["evidence"]:
        if passage := key_in(Passage, cited["passage"]):
            save_valid(Evidence(review=review, passage_id=passage, **plain(cited, "bearing", "note")))
    for reply in each.get("replies", ()):
        _reply(review, reply)


def _reply(review: Review, each: Document) -> None:
    columns = plain(each, "through", "words", "language", "declined") | columns_of("asked_on", each["asked_on"])
    columns |= columns_of("answered_on", each.get("answered_on"))
    keys = {"answered_by_id": key_in(Claimant, each.get("answered_by"))}
    keys |= {"passage_id": key_in(Passage, each.get("passage"))}
    save_valid(Reply(review=review, asked_id=needed(Claimant, each["asked"]), **columns, **keys))


def _rating(each: Document | None, reviewer: int) -> int | None:
    """The rating on its scale, each made when it is first met. Of the scale's top only its place may be known."""
    if not each:
        return None
    owner = needed(Publisher, {"id": each["scale_publisher"]}) if "scale_publisher" in each else reviewer
    scale = RatingScale.objects.filter(publisher_id=owner, name=each["scale"]).first()
    scale = scale or save_valid(RatingScale(publisher_id=owner, name=each["scale"]))
    if rating := scale.ratings.filter(label=each["label"]).first():
        return int(rating.pk)
    # A label that stands for the top gives way to the one that has its place in truth.
    scale.ratings.filter(position=each["position"], label=str(each["position"])).delete()
    rating = save_valid(Rating(scale=scale, **plain(each, "label", "bucket", "on_scale", "position")))
    if each["best"] and not scale.ratings.filter(position__gte=each["best"]).exists():
        save_valid(Rating(scale=scale, label=str(each["best"]), bucket="true", on_scale=True, position=each["best"]))
    return int(rating.pk)
