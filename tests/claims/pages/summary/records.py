"""Documents of claims, cut down to what a summary reads of them."""

from typing import Any

PUBLISHER = {"id": "p1", "name": "Some checker", "url": "/publishers/p1/x/"}


def says(name: str, stance: str = "asserts", **members: Any) -> dict[str, Any]:
    """That somebody of this name put the claim forward."""
    return _said(name, f"{name}-{stance}") | {"stance": stance} | members


def contests(name: str, grounds: str = "", kind: str = "denial", **members: Any) -> dict[str, Any]:
    """That somebody of this name contested it."""
    rebuttal = {"kind": kind, "grounds": grounds, "counter_claim": None, "answers": None}
    return _said(name, f"{name}-contests") | rebuttal | members


def review(label: str, bucket: str, attribution: str | None = None) -> dict[str, Any]:
    """What a review found: of an attribution whether it was made, or else of the claim whether it is so."""
    return {
        "question": "did_they_say_it" if attribution else "is_it_so",
        "attribution": attribution,
        "rating": {"label": label, "bucket": bucket},
        "publisher": PUBLISHER,
        "url": "/reviews/r1/",
    }


def claim(*said: dict[str, Any], reviews: tuple[dict[str, Any], ...] = (), **members: Any) -> dict[str, Any]:
    """A claim of which all that was said."""
    return {
        "id": "c1",
        "text": "The lighthouse is for sale.",
        "language": "en",
        "attributions": [each for each in said if "stance" in each],
        "rebuttals": [each for each in said if "stance" not in each],
        "reviews": list(reviews),
        "corrections": [],
        **members,
    }


def _said(name: str, id_: str) -> dict[str, Any]:
    return {
        "id": id_,
        "claimant": {"id": name.lower(), "name": name, "url": f"/claimants/{name}/"},
        "role": "",
        "quote": "",
        "passages": [],
    }
