"""Which claims a text repeats, for programs: one text, up to a hundred, or an article sentence by sentence."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import orjson
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from factcheck.api.views import ReadView
from factcheck.http.problems import BadParametersError, TooOftenError
from factcheck.http.requests.json_bodies import JSONParser
from factcheck.languages import normalise_language_tag, validate_language_tag
from factcheck.matching import LIKELY, POSSIBLE, Match, Reason, semantic_available, threshold
from factcheck.public.checking.comparing import PATIENCE, compare
from factcheck.public.checking.limits import seconds_to_wait
from factcheck.public.checking.pasted import MAX_PASTED, MOST_SENTENCES, Part, Pasted
from factcheck.publishing.reading import public_kinds

MAX_TEXT: Final = 10_000
MAX_TEXTS: Final = 100
MOST: Final = 20
"""Characters of one text, texts of one request, and claims for one text."""
_DEFAULT: Final = 5
_MOST_FALSE_ALARMS: Final = 0.5
_WAYS: Final = ("text", "texts", "article")


def _not_blank(text: str) -> None:
    if text.isspace():
        raise serializers.ValidationError("Write some words: spaces alone say nothing.")


def _text(most: int, about: str = "", *, required: bool = False) -> serializers.CharField:
    # As it came: places are counted from its beginning.
    return serializers.CharField(
        required=required, max_length=most, trim_whitespace=False, validators=[_not_blank], help_text=about
    )


class MatchRequestSerializer(serializers.Serializer[Any]):
    """What is looked for: one of `text`, `texts` and `article`, and how."""

    text = _text(MAX_TEXT, "One text: a message, a headline, a sentence.")
    around = _text(MAX_TEXT, "What stands around `text`: the sentences before and after it.")
    texts = serializers.ListField(
        child=_text(MAX_TEXT, required=True),
        required=False,
        min_length=1,
        max_length=MAX_TEXTS,
        help_text=f"Up to {MAX_TEXTS} texts that have nothing to do with each other.",
    )
    article = _text(
        MAX_PASTED,
        f"An article or a speech. It is split into sentences, each with its neighbours as context; "
        f"{MOST_SENTENCES} at most are compared, the first.",
    )
    language = serializers.CharField(
        required=False, max_length=35, help_text="The language of all of it, as BCP 47 has it, where it is known."
    )
    said_on = serializers.DateField(
        required=False,
        help_text="The day on which all of it was said or posted, where it is known: claims that were made on that "
        "day, or reviewed soon after, are likelier.",
    )
    limit = serializers.IntegerField(
        required=False, min_value=1, max_value=MOST, default=_DEFAULT, help_text="How many claims for each text."
    )
    at_least = serializers.FloatField(
        required=False,
        min_value=0,
        max_value=1,
        help_text=f"Leaves out claims that are less probable: {POSSIBLE:.2g} unless given; 0 ranks whatever is near.",
    )
    false_alarms = serializers.FloatField(
        required=False,
        min_value=0.001,
        max_value=_MOST_FALSE_ALARMS,
        help_text="Which share of the texts that repeat no claim may be called `known` all the same: 0.05 is one in "
        "twenty. Without it, `known` is what readers are told plainly.",
    )

    def validate_language(self, tag: str) -> str:
        """The tag in its usual case."""
        try:
            validate_language_tag(tag)
        except ValidationError as error:
            raise serializers.ValidationError(error.messages) from error
        return normalise_language_tag(tag)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """One way of asking, and no member that nobody knows: a misspelt one would change the answer unseen."""
        if unknown := set(self.initial_data) - set(self.fields):
            known = ", ".join(self.fields)
            raise serializers.ValidationError({str(name)[:60]: f"The members are: {known}." for name in unknown})
        given = [way for way in _WAYS if way in attrs]
        if len(given) != 1:
            raise serializers.ValidationError({given[-1] if given else "text": "Give one of: text, texts, article."})
        if "around" in attrs and "text" not in attrs:
            raise serializers.ValidationError({"around": "It goes with text; sentences of an article have their own."})
        return attrs


class PlaceSerializer(serializers.Serializer[Any]):
    """A stretch of a text, in characters (Unicode code points) from its beginning; the end is the first after it."""

    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=0)


class BecauseSerializer(serializers.Serializer[Any]):
    """A reason to take a text for a repetition of a claim."""

    reason = serializers.ChoiceField(choices=[(reason.value, reason.value) for reason in Reason])
    words = serializers.ListField(
        child=serializers.CharField(), help_text="What in the text gave it; empty where no single word did."
    )


class MatchSerializer(serializers.Serializer[Any]):
    """A claim that a text may repeat."""

    probability = serializers.FloatField(min_value=0, max_value=1, help_text="How probable it is that it does.")
    because = BecauseSerializer(many=True)
    places = PlaceSerializer(many=True, help_text="Where in all that was sent the words that match are.")

    def get_fields(self) -> dict[str, Any]:
        """Beside these, the claim as lists have it."""
        entry = public_kinds.get("claim").resource.entry
        return {**super().get_fields(), "claim": entry(help_text="The claim, as its list has it.")}


class MatchedSerializer(PlaceSerializer):
    """What was found for a text, or for a sentence of the article, which stands at this place in it."""

    sentence = serializers.CharField(allow_null=True, help_text="The sentence, of an article; else null.")
    known = serializers.BooleanField(help_text="Whether it repeats a claim: the first match is probable enough.")
    matches = MatchSerializer(many=True, help_text="The most probable first.")


class MatchAnswerSerializer(serializers.Serializer[Any]):
    """What was found, for each text in its order."""

    by_meaning = serializers.BooleanField(help_text="Whether meaning was compared; if not, words alone.")
    known_from = serializers.FloatField(
        min_value=0, max_value=1, help_text="The probability from which on a text is `known`."
    )
    more = serializers.BooleanField(
        help_text=f"Whether the article has more sentences than were compared: up to {MOST_SENTENCES}, "
        f"for {PATIENCE:.0f} seconds. Send the rest by itself."
    )
    results = MatchedSerializer(many=True)


@dataclass(frozen=True)
class _Asked:
    """A request that makes sense."""

    parts: Sequence[Part]
    is_article: bool
    more: bool
    language: str
    said_on: date | None
    limit: int
    at_least: float
    known_from: float


class MatchView(ReadView):
    """Which claims a text repeats, with how probable that is and why. Nothing that is sent is kept.

    Send `text`, `texts` or `article`, as JSON. No key is needed. How many texts an address may have compared in a
    minute is limited, sentences of articles included: beyond that the answer is 429, and `Retry-After` says when to
    come back.
    """

    http_method_names = ["post", "options"]
    parser_classes = [JSONParser]
    body = MatchRequestSerializer
    document = MatchAnswerSerializer
    example_body = {"text": "Is it true that they left by choice?", "false_alarms": 0.05}

    def post(self, request: Request) -> HttpResponse:
        """The claims that each text repeats."""
        asked = _asked(request.data)
        if seconds := seconds_to_wait(request, len(asked.parts)):
            raise TooOftenError(seconds)
        # Of texts every one is answered, of an article what can be while the client waits.
        patience = PATIENCE if asked.is_article else math.inf
        found = compare(
            asked.parts,
            limit=asked.limit,
            at_least=asked.at_least,
            language=asked.language,
            said_on=asked.said_on,
            patience=patience,
        )
        response = HttpResponse(orjson.dumps(_answer(asked, found)), content_type="application/json")
        response.headers["Cache-Control"] = "no-store"
        return response


def example_of_match() -> dict[str, Any]:
    """An answer, for the API's description."""
    because = [{"reason": Reason.WORDS.value, "words": ["left", "choice"]}]
    match = {"probability": 0.94, "because": because, "places": [{"start": 21, "end": 25}, {"start": 29, "end": 35}]}
    claim = public_kinds.get("claim").resource.example_entry
    found = {"start": 0, "end": 36, "sentence": None, "known": True, "matches": [match | {"claim": claim}]}
    return {"by_meaning": True, "known_from": 0.61, "more": False, "results": [found]}


def _asked(data: Any) -> _Asked:
    given = _valid(data)
    article = Pasted(given.get("article", ""))
    known_from = threshold(given["false_alarms"]) if "false_alarms" in given else LIKELY
    return _Asked(
        parts=article.sentences or _texts(given),
        is_article="article" in given,
        more=article.is_cut,
        language=given.get("language", ""),
        said_on=given.get("said_on"),
        limit=given["limit"],
        at_least=given.get("at_least", min(POSSIBLE, known_from)),
        known_from=known_from,
    )


def _valid(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise BadParametersError({"text": ["Send an object with one of: text, texts, article."]})
    serializer = MatchRequestSerializer(data=data)
    if not serializer.is_valid():
        raise BadParametersError({name: list(_messages(errors)) for name, errors in serializer.errors.items()})
    valid: dict[str, Any] = serializer.validated_data
    return valid


def _messages(errors: Any) -> Iterator[str]:
    """All that is wrong with a member; with members of it, where they stand in it."""
    if isinstance(errors, dict):
        yield from (f"{place}: {message}" for place, inner in errors.items() for message in _messages(inner))
    else:
        yield from map(str, errors)


def _texts(given: dict[str, Any]) -> list[Part]:
    texts = given["texts"] if "texts" in given else [given["text"]] if "text" in given else []
    return [Part(text, 0, len(text), given.get("around", "")) for text in texts]


def _answer(asked: _Asked, found: Sequence[Sequence[Match]]) -> dict[str, Any]:
    results = [_matched(asked, part, matches) for part, matches in zip(asked.parts, found, strict=False)]
    return {
        "by_meaning": semantic_available(),
        "known_from": asked.known_from,
        "more": asked.more or len(found) < len(asked.parts),
        "results": results,
    }


def _matched(asked: _Asked, part: Part, matches: Sequence[Match]) -> dict[str, Any]:
    return {
        "start": part.start,
        "end": part.end,
        "sentence": part.text if asked.is_article else None,
        "known": bool(matches) and matches[0].probability >= asked.known_from,
        "matches": [_match(part, each) for each in matches],
    }


def _match(part: Part, found: Match) -> dict[str, Any]:
    return {
        "probability": round(found.probability, 4),
        "because": [{"reason": each.reason, "words": each.words} for each in found.because],
        "places": [{"start": part.start + start, "end": part.start + end} for start, end in found.spans],
        "claim": orjson.Fragment(bytes(found.record.summary)),
    }
