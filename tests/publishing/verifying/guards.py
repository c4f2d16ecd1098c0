"""What a database owner may do to triggers, constraints and indexes, each with the fault that must be named."""

from collections.abc import Callable
from typing import Any

from django.db import connection

from tests.database.catalogue import laid
from tests.publishing.verifying.owner import ask, run
from tests.publishing.verifying.scene import Scene
from tests.publishing.verifying.tamperings import Tampering

_INDEX = "publishing_search"


def _ran(*statements: str) -> Callable[[Scene], None]:
    return lambda scene: run(*statements)


def _drop_trigger(name: str, table: str) -> str:
    return f'DROP TRIGGER "{name}"' + (f' ON "{table}"' if connection.vendor == "postgresql" else "")


def _without(name: str, table: str) -> Tampering:
    return Tampering(f"trigger missing: {name}", _ran(_drop_trigger(name, table)), f"trigger {name} of {table}: it is")


def _hollow(scene: Scene) -> None:
    """A trigger of the same name that does nothing."""
    [sql] = [sql for key, sql in laid().items() if key.name == "publishing_revision_no_update"]
    run("DROP TRIGGER publishing_revision_no_update", sql.replace("SELECT RAISE", "SELECT 1 WHERE 0 AND RAISE"))


_EMPTY = """CREATE OR REPLACE FUNCTION publishing_revision_write_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RETURN NULL; END $$"""


def _sign_hollow(scene: Scene) -> None:
    """A function that does nothing, with the comment that the installer would have left on it."""
    from factcheck.database.objects import declared  # noqa: PLC0415
    from factcheck.database.postgresql import sign  # noqa: PLC0415
    from factcheck.database.schema import Schema  # noqa: PLC0415

    run(_EMPTY)
    parts = [part for each in declared(Schema(connection)) for part in each.parts]
    with connection.cursor() as cursor:
        sign(cursor, [part for part in parts if part.key.name == "publishing_revision_write_once"], laid())


def _words(**values: Any) -> tuple[int, str]:
    row = "SELECT min(id) FROM publishing_publicrecord"
    return ask(row), ask(f"SELECT search_text FROM publishing_publicrecord WHERE id = ({row})")


def _forget(scene: Scene) -> None:
    key, words = _words()
    forget = f"INSERT INTO {_INDEX}({_INDEX}, rowid, search_text) VALUES ('delete', %(key)s, %(words)s)"
    run(forget, key=key, words=words)


def _learn(scene: Scene) -> None:
    run(f"INSERT INTO {_INDEX}(rowid, search_text) VALUES (%(key)s, 'forged')", key=_words()[0])


_UNSOUND = f"index {_INDEX}: it is damaged"
_ALIEN_ON_SQLITE = """CREATE TRIGGER alien AFTER INSERT ON publishing_publicfacet
BEGIN DELETE FROM publishing_publicfacet WHERE id = new.id; END"""
_VECTORS = "search: it does not find the words"

_SQLITE = (
    *(
        _without(f"publishing_{table}_no_{operation}", f"publishing_{table}")
        for table in ("revision", "revisionbody")
        for operation in ("update", "delete", "replace")
    ),
    _without("editing_log_publishing_revisionauthor_update", "publishing_revisionauthor"),
    _without("editing_log_publishing_publication_update", "publishing_publication"),
    _without("editing_log_claims_claim_update", "claims_claim"),
    _without("claims_claim_saved_update", "claims_claim"),
    _without("publishing_search_insert", "publishing_publicrecord"),
    Tampering("trigger hollow", _hollow, "trigger publishing_revision_no_update of publishing_revision: it is not as"),
    Tampering("trigger that nobody declared", _ran(_ALIEN_ON_SQLITE), "nobody declared it"),
    Tampering("search: emptied", _ran(f"INSERT INTO {_INDEX}({_INDEX}) VALUES ('delete-all')"), _UNSOUND),
    Tampering("search: a row forgotten", _forget, _UNSOUND),
    Tampering("search: a row found by another word", _learn, _UNSOUND),
    Tampering("search: pages emptied", _ran(f"DELETE FROM {_INDEX}_data"), _UNSOUND),
    Tampering("search: sizes emptied", _ran(f"DELETE FROM {_INDEX}_docsize"), _UNSOUND),
    Tampering("search: dropped", _ran(f"DROP TABLE {_INDEX}"), _UNSOUND),
    Tampering(
        "words of the desk: emptied",
        _ran("INSERT INTO claims_claim_text_words(claims_claim_text_words) VALUES ('delete-all')"),
        "index claims_claim_text_words: it is damaged",
    ),
)
_POSTGRESQL = (
    *(
        _without(f"publishing_{table}_no_{operation}", f"publishing_{table}")
        for table in ("revision", "revisionbody")
        for operation in ("update", "delete", "truncate")
    ),
    _without("editing_log", "publishing_revisionauthor"),
    _without("editing_log", "publishing_publication"),
    _without("editing_log", "claims_claim"),
    _without("claims_claim_saved_update", "claims_claim"),
    Tampering(
        "trigger disabled",
        _ran("ALTER TABLE publishing_revision DISABLE TRIGGER publishing_revision_no_update"),
        "trigger publishing_revision_no_update of publishing_revision: it is not as",
    ),
    Tampering("function hollow", _ran(_EMPTY), "function publishing_revision_write_once: it is not as"),
    Tampering("function hollow, and signed", _sign_hollow, "function publishing_revision_write_once: it is not as"),
    Tampering(
        "rule that nobody declared",
        _ran("CREATE RULE alien AS ON DELETE TO publishing_publicfacet DO INSTEAD NOTHING"),
        "rule alien of publishing_publicfacet: nobody declared it",
    ),
    Tampering(
        "rows hidden by a policy",
        _ran("ALTER TABLE publishing_revision ENABLE ROW LEVEL SECURITY"),
        "row security publishing_revision of publishing_revision: nobody declared it",
    ),
    Tampering(
        "constraint dropped",
        _ran("ALTER TABLE publishing_revisionbody DROP CONSTRAINT publishing_revisionbody_salt_length"),
        "constraint publishing_revisionbody_salt_length of publishing_revisionbody: it is missing",
    ),
    Tampering("search: index dropped", _ran(f"DROP INDEX {_INDEX}"), f"index {_INDEX} of publishing_publicrecord"),
    Tampering(
        "search: vectors forged",
        _ran(
            "ALTER TABLE publishing_publicrecord ALTER COLUMN search_vector DROP EXPRESSION",
            "UPDATE publishing_publicrecord SET search_vector = array_to_tsvector(ARRAY['forged'])",
        ),
        _VECTORS,
    ),
    Tampering(
        "search: vectors made no more",
        _ran("ALTER TABLE publishing_publicrecord ALTER COLUMN search_vector DROP EXPRESSION"),
        _VECTORS,
    ),
    Tampering(
        "search: column dropped",
        _ran("ALTER TABLE publishing_publicrecord DROP COLUMN search_vector"),
        "indexes of words: can't be read",
    ),
)
GUARDS = _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL
