"""What this package compares, in order."""

from factcheck.publishing.verifying import (
    authors,
    chain,
    indexes,
    objects,
    past,
    publications,
    redacted,
    shown,
)
from factcheck.publishing.verifying.checks import Sweep, register


def register_all() -> None:
    """The log, what is made of it, what is remembered beside it, and what guards them."""
    register("log", chain.faults)
    register("redactions", redacted.faults, Sweep.ALWAYS)
    register("read model", shown.faults)
    register("read model of before", past.faults)
    register("parts that went with their records", past.parts_that_went, Sweep.WHOLE)
    register("publications", publications.faults)
    register("authors", authors.faults)
    register("publications without a log", publications.strays, Sweep.WHOLE)
    register("indexes of words", indexes.faults, Sweep.WHOLE)
    register("database objects", objects.faults, Sweep.ALWAYS)
