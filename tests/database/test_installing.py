"""What is missing, damaged or left over in the catalogue is set right by `migrate`."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.database.objects import OURS, declared
from factcheck.database.schema import Schema
from tests.database.catalogue import laid, run

pytestmark = pytest.mark.django_db
_FUNCTION = "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN {answer}; END $$"
DAMAGE = {
    "sqlite": [
        ["DROP TRIGGER publishing_revision_no_update"],
        ["DROP TRIGGER editing_log_claims_claim_update"],
        ["DROP TRIGGER sources_source_saved_update"],
        ["DROP TABLE claims_claim_text_words"],
        ["DROP TRIGGER publishing_search_update"],
        [
            "DROP TRIGGER publishing_revision_no_delete",
            "CREATE TRIGGER publishing_revision_no_delete BEFORE DELETE ON publishing_revision BEGIN SELECT 1; END",
        ],
    ],
    "postgresql": [
        ["DROP TRIGGER publishing_revision_no_update ON publishing_revision"],
        ["DROP TRIGGER editing_log ON claims_claim"],
        ["DROP FUNCTION sources_source_saved_update() CASCADE"],
        ["DROP INDEX claims_claim_text_words"],
        ["DROP STATISTICS publishing_facet_values"],
        ["ALTER TABLE publishing_revision DISABLE TRIGGER publishing_revision_no_delete"],
        [_FUNCTION.format(name="publishing_revision_write_once", answer="NULL")],
        [_FUNCTION.format(name="editing_version", answer="NEW")],
    ],
}


def _migrate() -> None:
    call_command("migrate", verbosity=0)


def test_whatever_is_missing_or_damaged_is_put_back_by_migrate() -> None:
    before = laid()
    for statements in DAMAGE[connection.vendor]:
        run("default", *statements)
        assert laid() != before, statements

        _migrate()

        assert laid() == before, statements


def test_migrate_changes_nothing_where_all_is_as_declared() -> None:
    with CaptureQueriesContext(connection) as queries:
        _migrate()

    assert not [query["sql"] for query in queries if query["sql"].lstrip().startswith(("CREATE", "DROP", "COMMENT"))]


def test_what_is_declared_no_more_is_dropped_and_what_is_not_ours_stays() -> None:
    before = laid()
    made = {
        "sqlite": "CREATE TRIGGER {name} BEFORE UPDATE ON sources_source BEGIN SELECT 1; END",
        "postgresql": "CREATE TRIGGER {name} BEFORE UPDATE ON sources_source FOR EACH STATEMENT "
        "EXECUTE FUNCTION publishing_revision_write_once()",
    }[connection.vendor]
    run("default", *(made.format(name=name) for name in ("sources_source_no_update", "theirs")))

    _migrate()

    assert laid() == before
    run("default", "DROP TRIGGER theirs" + (" ON sources_source" if connection.vendor == "postgresql" else ""))


def test_everything_declared_is_laid_and_bears_a_name_of_ours() -> None:
    keys = [part.key for each in declared(Schema(connection)) for part in each.parts]

    assert sorted(keys) == sorted(laid())
    assert len(set(keys)) == len(keys)
    assert all(OURS.search(key.name) for key in keys)


def test_no_index_of_a_model_bears_a_name_of_ours() -> None:
    for model in apps.get_models(include_auto_created=True):
        assert not [index.name for index in model._meta.indexes if OURS.search(index.name)]
