"""What PostgreSQL's planner must know of facets, as a migration operation."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_CREATE = "CREATE STATISTICS publishing_facet_values (mcv) ON kind, name, value FROM publishing_publicfacet"


def _create(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(_CREATE, params=None)


def _drop(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP STATISTICS publishing_facet_values", params=None)


def facet_statistics() -> migrations.RunPython:
    """A reversible migration operation: values go with names, so how many rows have both is not a product."""
    return migrations.RunPython(_create, _drop)
