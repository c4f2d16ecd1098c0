"""What a redaction may take along of a source: its captures, and the words of its passages."""

from typing import Any, Final

from django.db.models import QuerySet

from factcheck.database.write_once import Unless
from factcheck.redaction.erasable import Erasable
from sources.models import Capture, CaptureAttempt, Passage
from sources.vocabulary import PassageState

# Where a hash was: that of the bytes would tell whoever guesses them that they guessed right.
_NO_HASH: Final = "0" * 64
_ERASED: Final = "[erased]"
_IS_EMPTY: Final = f"""
length({{row}}.content) = 0 AND length({{row}}.warc) = 0 AND {{row}}.text = '' AND {{row}}.sha256 = '{_NO_HASH}'
AND EXISTS (SELECT 1 FROM redaction_redaction AS ordered{{chosen}})
"""
_CHOSEN: Final = {
    "sqlite": """, json_each(ordered.besides, '$.captures') AS chosen
WHERE ordered.entry_id IS NOT NULL AND chosen.value = {row}.id""",
    "postgresql": """
WHERE ordered.entry_id IS NOT NULL AND ordered.besides -> 'captures' @> to_jsonb({row}.id)""",
}
EMPTIED: Final = Unless(
    {vendor: _IS_EMPTY.replace("{chosen}", chosen) for vendor, chosen in _CHOSEN.items()}, reads=["redaction_redaction"]
)
"""A capture may be emptied once a redaction that is carried out names it."""


def _captures(record_id: str) -> QuerySet[Any]:
    return Capture.objects.filter(source__public_id=record_id)


def _passages(record_id: str) -> QuerySet[Any]:
    return Passage.objects.filter(source__public_id=record_id)


def _empty(captures: QuerySet[Any]) -> None:
    CaptureAttempt.objects.filter(capture__in=captures).update(left_out=[])
    captures.update(content=b"", warc=b"", text="", sha256=_NO_HASH)


def _blank(passages: QuerySet[Any]) -> None:
    passages.exclude(exact="").update(exact=_ERASED)
    passages.update(prefix="", suffix="", start=None, end=None, state=PassageState.UNCHECKED)


CAPTURES: Final = Erasable(kind="source", name="captures", rows=_captures, erase=_empty)
PASSAGES: Final = Erasable(kind="source", name="passages", rows=_passages, erase=_blank)
