"""A matcher that finds what each test says."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from factcheck.matching import Asked, Because, Match, Reason
from factcheck.public.checking import answers, comparing
from factcheck.public.checking.limits import IN_MEMORY
from factcheck.publishing.models import PublicRecord

Finds = Callable[..., None]


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch) -> Finds:
    """Lets the matcher find a record wherever a text holds some words, as probable as is said."""
    told: list[tuple[str, str, float]] = []

    def match_all(texts: Sequence[Asked], **how: Any) -> list[list[Match]]:
        return [list(_found(asked.text, told)) for asked in texts]

    monkeypatch.setattr(comparing, "match_all", match_all)
    monkeypatch.setattr(answers, "match", lambda text, **how: list(_found(text, told)))
    return lambda words, record_id, probability=0.95: told.append((words, record_id, probability))


def _found(text: str, told: Sequence[tuple[str, str, float]]) -> Iterator[Match]:
    for words, record_id, probability in told:
        if (start := text.find(words)) >= 0:
            record = PublicRecord.objects.get(kind="claim", record_id=record_id)
            yield Match(record, probability, (Because(Reason.WORDS, (words,)),), ((start, start + len(words)),))


@pytest.fixture(autouse=True)
def nobody_asked_before() -> None:
    IN_MEMORY.forget()
