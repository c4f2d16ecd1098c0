"""Triggers and indexes as migrations laid them by hand, before they were declared in code."""

from django.db.backends.base.base import BaseDatabaseWrapper

_WRITE_ONCE = {
    "sqlite": """
CREATE TRIGGER {table}_no_update BEFORE update ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is write-once: update refused'); END;
CREATE TRIGGER {table}_no_delete BEFORE delete ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is write-once: delete refused'); END;
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE ({key} = NEW.{key}))
BEGIN SELECT RAISE(ABORT, '{table} is write-once: replace refused'); END;
""",
    "postgresql": """
CREATE OR REPLACE FUNCTION {table}_write_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is write-once: % refused', TG_OP
USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER {table}_no_update BEFORE update ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_write_once();
CREATE TRIGGER {table}_no_delete BEFORE delete ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_write_once();
CREATE TRIGGER {table}_no_truncate BEFORE truncate ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_write_once();
""",
}
_KEYS = {"publishing_revision": "sequence", "publishing_revisionbody": "revision_id", "sources_capture": "id"}
_FLAG = (
    "UPDATE publishing_publication SET saved_since = {true} "
    "WHERE kind = 'source' AND NOT saved_since AND record_id IN (NEW.public_id);"
)
_SAVED = {
    "sqlite": f"""
CREATE TRIGGER sources_source_saved_update AFTER UPDATE ON sources_source  BEGIN {_FLAG.format(true=1)} END;
""",
    "postgresql": f"""
CREATE FUNCTION sources_source_saved_update() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN {_FLAG.format(true="true")} RETURN NULL; END $$;
CREATE TRIGGER sources_source_saved_update AFTER UPDATE ON sources_source FOR EACH ROW
EXECUTE FUNCTION sources_source_saved_update();
""",
}
_SEARCH = {
    "sqlite": """
CREATE VIRTUAL TABLE publishing_search USING fts5(search_text, content='publishing_publicrecord', content_rowid='id',
tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co'");
CREATE TRIGGER publishing_search_insert AFTER INSERT ON publishing_publicrecord
BEGIN INSERT INTO publishing_search(rowid, search_text) VALUES (new.id, new.search_text); END;
""",
    "postgresql": """
CREATE INDEX publishing_search ON publishing_publicrecord USING gin
((array_to_tsvector(string_to_array(search_text, ' '))));
""",
}
_WORDS = {
    "sqlite": """
CREATE VIRTUAL TABLE sources_source_title_words USING fts5(title, content='sources_source', content_rowid='id',
tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co'");
INSERT INTO sources_source_title_words(sources_source_title_words) VALUES ('rebuild');
""",
    "postgresql": """
CREATE INDEX sources_source_title_words ON sources_source USING gin (to_tsvector('simple', title));
""",
}
_HISTORY = {
    "sqlite": """
CREATE TRIGGER editing_log_sources_source_delete AFTER DELETE ON sources_source BEGIN
INSERT INTO editing_rowchange (model, row_id, operation, before, after, moment)
VALUES ('sources.source', OLD.id, 'delete', '{}', '{}', '2026-11-25 00:00:00.000000'); END;
""",
    "postgresql": """
CREATE FUNCTION editing_log() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
COMMENT ON FUNCTION editing_log() IS 'a fingerprint';
CREATE TRIGGER editing_log AFTER INSERT OR UPDATE OR DELETE ON sources_source FOR EACH ROW
EXECUTE FUNCTION editing_log('sources.source');
""",
}


def lay(connection: BaseDatabaseWrapper, *, history: bool) -> None:
    """Lay what the first landed version laid and, with `history`, what later ones added."""
    statements = [_WRITE_ONCE[connection.vendor].format(table=table, key=key) for table, key in _KEYS.items()]
    statements.append(_SEARCH[connection.vendor])
    if history:
        statements += [each[connection.vendor] for each in (_SAVED, _WORDS, _HISTORY)]
    with connection.cursor() as cursor:
        for statement in statements:
            (cursor.executescript if connection.vendor == "sqlite" else cursor.execute)(statement)
