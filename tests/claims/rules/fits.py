"""Documents that meet every standard, to be spoilt by the tests of each."""

from typing import Any

from factcheck.publishing.standards import Rule


def source(number: int, **members: Any) -> dict[str, Any]:
    found = {"id": f"s{number}", "name": f"Source {number}", "captured": True}
    return found | {"origins": [{"id": f"s{number}", "steps": 0}]} | members


def passage(of: dict[str, Any], exact: str = "The bridge was closed, she said.") -> dict[str, Any]:
    return {"exact": exact, "start": 3, "media_start": None, "source": of}


def utterance(number: int, **members: Any) -> dict[str, Any]:
    said = {"id": f"u{number}", "claimant": {"name": f"Claimant {number}"}, "mode": "paraphrase", "quote": ""}
    return said | {"passages": [passage(source(number))]} | members


def claim(**members: Any) -> dict[str, Any]:
    whole = {"text": "The bridge was closed.", "context": "", "language": "en", "reviews": []} | derived("a / 2")
    said = [utterance(1), utterance(2)]
    return whole | {"attributions": said, "rebuttals": [utterance(3, answers="u1")]} | members


def derived(formula: str) -> dict[str, Any]:
    """A number of 50, worked out from one of 100."""
    term = {"id": "c2", "name": "100 were counted.", "quantity": {"low": "100", "high": "100"}}
    derivation = {"id": "d1", "formula": formula, "note": "", "terms": {"a": term}}
    return {"quantity": {"low": "50", "high": "50"}, "derivations": [derivation]}


def review(**members: Any) -> dict[str, Any]:
    rating = {"label": "False", "bucket": "false", "position": 1, "best": 5, "scale_publisher": "p1"}
    whole = {"id": "r1", "title": "Was it?", "address": "", "publisher": {"id": "p1"}, "rating": rating}
    reasons = {"summary": "It was not.", "analysis": "", "evidence": [{"bearing": "refutes"}]}
    return whole | {"rating_as_published": None, "reply_asked_on": "2024-01-02"} | reasons | members


def found(rule: type[Rule], document: Any) -> list[tuple[str, str]]:
    """The message and the place of each finding."""
    return [(finding.message, finding.place) for finding in rule().check(document)]
