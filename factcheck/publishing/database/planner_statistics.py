"""What PostgreSQL's planner must know of facets: values go with names, so how many rows have both is no product."""

from collections.abc import Iterator

from factcheck.database.objects import DatabaseObject, Key, Part
from factcheck.database.schema import Schema

_NAME = "publishing_facet_values"
_TABLE = "publishing_publicfacet"


def facet_statistics(schema: Schema) -> Iterator[DatabaseObject]:
    """Statistics of three columns together; SQLite has none of the kind."""
    if schema.vendor == "postgresql" and schema.has(_TABLE, "kind", "name", "value"):
        sql = f"CREATE STATISTICS {_NAME} (mcv) ON kind, name, value FROM {_TABLE}"
        yield DatabaseObject((Part(Key("statistics", _NAME, _TABLE), sql),))
