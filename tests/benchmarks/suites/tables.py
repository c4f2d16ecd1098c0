"""What was measured, as a table in Markdown."""

import statistics
from collections.abc import Iterable, Mapping
from typing import Any, Final

_HEAD: Final = (
    "| database | claims | what | who | requests/s | p50 ms | p99 ms | CPU µs | bytes | MB | errors | CPU ÷ ours |",
    "|---|---|---|---|---|---|---|---|---|---|---|---|",
)


def markdown(report: Mapping[str, Any]) -> str:
    """The table of all that was read under load, then what other suites said, then the versions."""
    read = [each for each in report["measured"] if "runs" in each]
    said = [
        f"{each['suite']} on {each['db']}:\n\n```\n{each['said']}```" for each in report["measured"] if "said" in each
    ]
    versions = ", ".join(f"{name} {number}" for name, number in report["versions"].items())
    lines = [*(_HEAD if read else ()), *(line for each in read for line in _lines(each))]
    return "\n".join([*lines, "", *said, versions])


def _lines(measured: Mapping[str, Any]) -> Iterable[str]:
    for name, runs in measured["runs"].items():
        cells = [measured["db"], measured["claims"], measured["question"], name]
        cells += [
            _median(runs, "per_second", 0),
            _median(runs, "p50", 2),
            _median(runs, "p99", 2),
            _median(runs, "cpu", 0),
        ]
        cells += [
            measured["bytes"] if name != "drf" else "",
            measured["memory"][name],
            sum(run["errors"] for run in runs),
        ]
        yield f"| {' | '.join(map(str, cells))} | {_ratio(measured['ratios'].get(name))} |"


def _median(runs: Iterable[Mapping[str, float]], name: str, digits: int) -> str:
    return f"{statistics.median(run[name] for run in runs):.{digits}f}"


def _ratio(quartiles: list[float] | None) -> str:
    if not quartiles:
        return ""
    low, middle, high = quartiles
    return f"{middle:.2f} ({low:.2f} to {high:.2f})"
