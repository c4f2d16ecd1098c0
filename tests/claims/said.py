"""Documents of claims, cut down to what the page of a topic reads of them."""

from typing import Any


def date(shown: str | None) -> dict[str, str] | None:
    precisions = {4: "year", 7: "month", 10: "day"}
    return {"date": shown, "precision": precisions[len(shown)]} if shown else None


def said(speaker: str, stance: str = "", said_on: str | None = None, **members: Any) -> dict[str, Any]:
    """An utterance; one without a stance is a rebuttal."""
    claimant = {"id": speaker.lower(), "name": speaker, "url": f"/claimants/{speaker.lower()}/"}
    utterance = {"id": f"{speaker.lower()}-{stance or 'contests'}", "claimant": claimant, "said_on": date(said_on)}
    return utterance | ({"stance": stance} if stance else {}) | {"quote": "", "passages": []} | members


def claim(name: str, *utterances: dict[str, Any], further: str = "", **members: Any) -> dict[str, Any]:
    """A claim of which all that was said; perhaps one that goes further than another."""
    links = [{"relation": "goes_further", "claim": {"id": further}}] if further else []
    whole = {"id": name, "text": f"Claim {name}.", "url": f"/claims/{name}/", "links": links, "quantity": None}
    return whole | {
        "language": "en",
        "attributions": [each for each in utterances if "stance" in each],
        "rebuttals": [each for each in utterances if "stance" not in each],
        **members,
    }


def quantity(low: str | None, high: str | None = None, counted: str = "people who left", **members: Any) -> Any:
    return {
        "low": low,
        "high": high,
        "unit": "people",
        "counted": counted,
        "approximate": False,
        "as_of": None,
        **members,
    }
