"""What is read, by whom: documents, lists and pages, each compared with the others in one run."""

import json
import statistics
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.suites.contenders import Contender
from tests.benchmarks.suites.loading import Run, load

_AWAKE: Final = 10
_GZIP: Final = {"Accept-Encoding": "gzip"}
HEADLINE: Final = ("claim JSON", "claim JSON, 304", "list of 50, JSON")
PAGES: Final = ("claim page", "claim page, Armenian", "topic page", "claimant page", "source page", "list page", "home")
SEARCH: Final = ("search, JSON", "search page")


@dataclass(frozen=True)
class Question:
    """Addresses that are asked for in turn, by contender; one that has none for it is left out."""

    name: str
    asked: Mapping[str, Sequence[tuple[str, Mapping[str, str]]]]


def questions(names: Sequence[str], addresses: Mapping[str, Any], ours: Contender) -> list[Question]:
    """The questions of these names, about the records whose addresses are given by kind."""
    return [_question(name, addresses, ours) for name in names]


def _question(name: str, addresses: Mapping[str, Any], ours: Contender) -> Question:
    ids = addresses["ids"]
    documents: list[tuple[str, Mapping[str, str]]] = [(f"/api/v1/claims/{each}/", {}) for each in ids]
    if name == "claim JSON":
        return Question(name, {"ours": documents, "drf": [(f"/nested/claims/{each}/", {}) for each in ids]})
    if name == "claim JSON, 304":
        known = [(path, {"If-None-Match": _headers(ours, path, {})["ETag"]}) for path, _ in documents[:50]]
        return Question(name, {"ours": known})
    if name == "list of 50, JSON":
        return Question(name, {"ours": [("/api/v1/claims/", {})], "drf": [("/nested/claims/", {})]})
    paths = {
        "claim page": addresses["claim"],
        "claim page, Armenian": [f"/hy{path}" for path in addresses["claim"]],
        "topic page": addresses["topic"],
        "claimant page": addresses["claimant"],
        "source page": addresses["source"],
        "list page": ["/claims/"],
        "home": ["/"],
        "search, JSON": ["/api/v1/claims/?q=bridge+shelled"],
        "search page": ["/claims/?q=bridge+shelled"],
    }[name]
    return Question(name, {"ours": [(path, _GZIP) for path in paths]})


def measured(
    question: Question, contenders: Sequence[Contender], *, rounds: int, seconds: float, folder: Path, bare: Path
) -> dict[str, Any]:
    """Each contender in turn, so many times, in an order that alternates; equal content first."""
    by_name = {each.name: each for each in contenders}
    _refuse_unequal(question, by_name)
    asked = dict(question.asked)
    if "bare" in by_name:
        path, headers = asked["ours"][0]
        _tell(bare, by_name["ours"], path, headers)
        asked["bare"] = asked["ours"]
    taking = [each for each in contenders if each.name in asked]
    for each in taking:
        # What was asked before is what is measured, of ours; the others only need to be awake.
        for path, headers in [*asked[each.name][: None if each.name == "ours" else _AWAKE]] * 2:
            each.ask(path, headers)
    runs: dict[str, list[Run]] = {each.name: [] for each in taking}
    for number in range(rounds):
        for each in taking if number % 2 == 0 else reversed(taking):
            runs[each.name].append(load(each, asked[each.name], seconds, folder))
    return {
        "question": question.name,
        "bytes": len(by_name["ours"].ask(*asked["ours"][0])[1]),
        "memory": {each.name: each.peak_memory() for each in taking},
        "runs": {name: [run._asdict() for run in found] for name, found in runs.items()},
        "ratios": {name: _ratios(found, runs["ours"]) for name, found in runs.items() if name != "ours"},
    }


def _ratios(others: Sequence[Run], ours: Sequence[Run]) -> list[float]:
    """The quartiles of how much more of the processor another takes than ours, round by round."""
    ratios = [other.cpu / our.cpu for other, our in zip(others, ours, strict=True) if our.cpu]
    if len(ratios) < 2:
        return ratios * 3
    return statistics.quantiles(ratios, n=4, method="inclusive")


def _refuse_unequal(question: Question, by_name: Mapping[str, Contender]) -> None:
    """Assert that both tell of as many records, and say the same of our first one."""
    if "drf" not in question.asked or "drf" not in by_name:
        return
    said = [json.loads(by_name[name].ask(*question.asked[name][0])[1]) for name in ("ours", "drf")]
    ours, theirs = (each.get("results", [each]) for each in said)
    first = ours[0]
    same = json.loads(by_name["drf"].ask(f"/nested/claims/{first['id']}/", {})[1])
    assert len(ours) == len(theirs)
    assert all(first[name] == same[name] for name in ("text", "language", "kind")), (first, same)


def _headers(contender: Contender, path: str, headers: Mapping[str, str]) -> dict[str, str]:
    connection = HTTPConnection("127.0.0.1", contender.port)
    connection.request("GET", path, headers=dict(headers))
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return dict(answer.getheaders())


def _tell(bare: Path, ours: Contender, path: str, headers: Mapping[str, str]) -> None:
    """Let the bare server say what ours says, with the same headers."""
    left_out = {"Server", "Date", "Connection", "Transfer-Encoding"}
    said = [pair for pair in _headers(ours, path, headers).items() if pair[0] not in left_out]
    body = b"" if "If-None-Match" in headers else ours.ask(path, headers)[1]
    kept = [pair for pair in said if pair[0] != "Content-Length"] + [("Content-Length", str(len(body)))]
    bare.write_text(json.dumps({"headers": kept, "body": b64encode(body).decode()}))
