"""Whether what guards the rows is there: triggers, functions, indexes, constraints; and nothing nobody declared."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection
from django.db.models import Model

from factcheck.database.comparing import departures
from factcheck.publishing.verifying.checks import Fault
from factcheck.publishing.verifying.portions import Portion


def faults(portion: Portion) -> Iterator[Fault]:
    """What is missing, is not as it was declared, does not fire, or was put there by somebody else."""
    for sort, name, table, what in departures(connection):
        yield Fault(f"{sort} {name}{f' of {table}' if table else ''}", what)
    for model in apps.get_app_config("publishing").get_models():
        yield from _constraints(model)


def _constraints(model: type[Model]) -> Iterator[Fault]:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        laid = connection.introspection.get_constraints(cursor, table)
    for constraint in model._meta.constraints:
        if constraint.name not in laid:
            yield Fault(f"constraint {constraint.name} of {table}", "it is missing")
