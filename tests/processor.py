"""Counts the processor's seconds of each folder of tests: they stay the same however busy the machine is."""

import os
from collections import defaultdict
from collections.abc import Generator
from pathlib import PurePosixPath

import pytest

OPTION = "--processor-seconds"
PROPERTY = "processor_seconds"


class ProcessorSeconds:
    """Adds up what each folder's tests take, with their fixtures and over all workers, and prints it at the end."""

    def __init__(self) -> None:
        self._read = _seconds()
        self._of_folder: defaultdict[str, float] = defaultdict(float)

    def pytest_collection_finish(self) -> None:
        """Begin to count: what it takes to start is no test's."""
        self._read = _seconds()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Put on the report, which a worker sends to whoever prints, the seconds since the report before."""
        report = yield
        before, self._read = self._read, _seconds()
        report.user_properties.append((PROPERTY, self._read - before))
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add a report's seconds to its folder."""
        folder = str(PurePosixPath(report.nodeid.partition("::")[0]).parent)
        self._of_folder[folder] += sum(float(str(value)) for name, value in report.user_properties if name == PROPERTY)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the folders, the most expensive first."""
        terminalreporter.section("processor's seconds by folder")
        for folder, seconds in sorted(self._of_folder.items(), key=lambda item: -item[1]):
            terminalreporter.write_line(f"{seconds:8.1f}  {folder}")
        terminalreporter.write_line(f"{sum(self._of_folder.values()):8.1f}  in all")


def _seconds() -> float:
    """What this process has used so far, and those that it started and that have ended, such as browsers."""
    return sum(os.times()[:4])
