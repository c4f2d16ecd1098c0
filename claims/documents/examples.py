"""A claim as the API's documentation shows it."""

from typing import Any, Final

_TOPIC: Final = {"id": "9d2kq7mvt3x1", "name": "Exodus of 2023", "url": "/topics/9d2kq7mvt3x1/exodus-of-2023/"}
_SPEAKER: Final = {"id": "m4v8r0wz5hc6", "name": "Nikol Pashinyan", "url": "/claimants/m4v8r0wz5hc6/nikol-pashinyan/"}
_MINISTRY: Final = {
    "id": "2xk7c9jtqf80",
    "name": "Ministry of Foreign Affairs of Azerbaijan",
    "url": "/claimants/2xk7c9jtqf80/ministry-of-foreign-affairs-of-azerbaijan/",
}
_PUBLISHER: Final = {"id": "7hn3p5y1dgs2", "name": "Al Jazeera", "url": "/publishers/7hn3p5y1dgs2/al-jazeera/"}
_DAY: Final = {"date": "2023-09-28", "precision": "day"}
_SOURCE: Final = {
    "id": "e0b6w4zkra95",
    "name": "What the exodus means",
    "url": "/sources/e0b6w4zkra95/what-the-exodus-means/",
    "address": "https://news.example/exodus",
    "kind": "article",
    "language": "en",
    "published_on": {"date": "2023-09", "precision": "month"},
    "publisher": _PUBLISHER,
    "captured": True,
    "origins": [{"id": "e0b6w4zkra95", "steps": 0}],
    "retracted": None,
    "draws_on_retracted": [],
}
_STAMPS: Final = {
    "first_published_at": "2026-11-20T09:00:00.000000Z",
    "updated_at": "2026-11-23T04:49:24.123456Z",
}
_CLAIM: Final = {
    "type": "claim",
    "id": "3k9xw2m7q0rt",
    "url": "/claims/3k9xw2m7q0rt/the-exodus-is-ethnic-cleansing/",
    "text": "The exodus from Nagorno-Karabakh is ethnic cleansing.",
    "language": "en",
    "kind": "legal_characterisation",
    "topics": [_TOPIC],
}


def _passage(record_id: str, exact: str) -> dict[str, Any]:
    position = {"start": 1042, "end": 1042 + len(exact), "media_start": None, "media_end": None}
    return {"id": record_id, "exact": exact, "prefix": "", "suffix": "", **position, "source": _SOURCE}


def _utterance(record_id: str, claimant: dict[str, str], role: str, cue: str, quote: str) -> dict[str, Any]:
    words = {"mode": "direct_quote", "cue": cue, "quote": quote, "language": "en", "said_on": _DAY, "venue": ""}
    return {"id": record_id, "claimant": claimant, "role": role, **words}


ENTRY: Final[dict[str, Any]] = _CLAIM | {
    "disputed": True,
    "says": 1,
    "contests": 1,
    "reviews": 0,
    "claimants": [_SPEAKER | {"stance": "asserts"}],
    "contested_by": [_MINISTRY],
    "ratings": [],
    **_STAMPS,
}
"""As it stands in a list."""

DOCUMENT: Final[dict[str, Any]] = _CLAIM | {
    "slug": "the-exodus-is-ethnic-cleansing",
    "context": "Nearly all residents left within a week.",
    "quantity": None,
    "attributions": [
        _utterance("t5q1n8vz3gk7", _SPEAKER, "Prime Minister of Armenia", "labelled", "ethnic cleansing")
        | {"stance": "asserts", "via": None, "passages": [_passage("b8c2y6dwm0f4", "labelled it ethnic cleansing")]}
    ],
    "rebuttals": [
        _utterance("r7z4k0x9p2hs", _MINISTRY, "", "rejects", "")
        | {
            "mode": "paraphrase",
            "kind": "denial",
            "answers": "t5q1n8vz3gk7",
            "counter_claim": None,
            "grounds": "Residents leave by personal choice.",
            "passages": [_passage("g1w5v9cqj3n6", "rejects the charge")],
        }
    ],
    "derivations": [],
    "links": [],
    "reviews": [],
    "translations": [
        {
            "language": "fr",
            "text": "Cet exode est un nettoyage ethnique.",
            "translator": "The desk",
            "translated_on": {"date": "2023-12", "precision": "month"},
            "machine_made": False,
        }
    ],
    **_STAMPS,
    "revision": {
        "number": 2,
        "change": "correction",
        "note": "The ministry's grounds had been left out.",
        "time": _STAMPS["updated_at"],
    },
    "corrections": [
        {"number": 2, "note": "The ministry's grounds had been left out.", "time": _STAMPS["updated_at"]},
    ],
}
"""Its published document."""
