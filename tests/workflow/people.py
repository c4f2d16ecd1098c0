"""People of every role, and those without one."""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection

from factcheck.workflow import roles


def make_roles() -> None:
    """The groups as the migration makes them: a transactional test empties all tables."""
    if Group.objects.filter(name__in=roles.ROLES).count() < len(roles.ROLES):
        roles.grant(apps, connection.schema_editor())


def person(role: str, name: str = "", **fields: Any) -> User:
    """Somebody of the staff who has this role, or none for ""."""
    user = User.objects.create_user(name or (role or "nobody").lower(), is_staff=True, **fields)
    if role:
        make_roles()
        user.groups.add(Group.objects.get(name=role))
    return User.objects.get(pk=user.pk)
