"""What the database itself allows a redaction: to erase the bodies that an entry of the log names, and nothing else."""

from collections.abc import Iterator, Mapping
from typing import Final

from factcheck.database.objects import Declaration
from factcheck.database.write_once import Unless, write_once

_BODY: Final = "publishing_revisionbody"
_REDACTED: Final = "publishing_redactedrevision"
_IS_DECLARED: Final = "EXISTS (SELECT 1 FROM publishing_redactedrevision WHERE revision_id = {row}.revision_id)"
_IS_NAMED: Final = """
EXISTS (SELECT 1 FROM publishing_revision AS entry JOIN publishing_revisionbody AS said
ON said.revision_id = entry.sequence JOIN publishing_revision AS erased ON erased.sequence = {{row}}.revision_id
WHERE entry.sequence = {{row}}.entry_id AND entry.change = 'redact' AND erased.change <> 'redact'
AND erased.sequence < entry.sequence AND {names})
"""
_NAMES: Final[Mapping[str, str]] = {
    "sqlite": """
erased.kind = json_extract(CAST(said.document AS TEXT), '$.record.type')
AND erased.record_id = json_extract(CAST(said.document AS TEXT), '$.record.id')
AND erased.number IN (SELECT value FROM json_each(CAST(said.document AS TEXT), '$.revisions'))
""",
    "postgresql": """
erased.kind = convert_from(said.document, 'UTF8')::jsonb -> 'record' ->> 'type'
AND erased.record_id = convert_from(said.document, 'UTF8')::jsonb -> 'record' ->> 'id'
AND convert_from(said.document, 'UTF8')::jsonb -> 'revisions' @> to_jsonb(erased.number)
""",
}


def write_once_but_for_redactions() -> Iterator[Declaration]:
    """Bodies that are declared as redacted may go; only what the entry's document names can be so declared."""
    yield write_once(_BODY, deleted=Unless(dict.fromkeys(_NAMES, _IS_DECLARED), reads=[_REDACTED]))
    named = {vendor: _IS_NAMED.format(names=names) for vendor, names in _NAMES.items()}
    yield write_once(_REDACTED, added=Unless(named, reads=[_BODY, "publishing_revision"]))
