"""The groups that the migration makes, on an empty database and on one that has such a group."""

from itertools import pairwise
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection, connections

from factcheck.workflow import roles
from tests.test_migrations import migrated_database

__all__ = ["migrated_database"]


def _held(alias: str, role: str) -> set[str]:
    group = Group.objects.using(alias).get(name=role)
    return {f"{each.content_type.app_label}.{each.codename}" for each in _permissions(group.permissions)}


def _due(alias: str, role: str) -> set[str]:
    due = roles.granted(role, _permissions(Permission.objects.using(alias)))
    return {f"{each.content_type.app_label}.{each.codename}" for each in due}


def _permissions(rows: Any) -> Any:
    return rows.select_related("content_type")


@pytest.mark.sweep
def test_migrations_make_the_groups_of_the_table_and_unmake_them(migrated_database: str) -> None:
    for role in roles.ROLES:
        assert _held(migrated_database, role) == _due(migrated_database, role), role

    call_command("migrate", "workflow", "0001", database=migrated_database, verbosity=0)
    assert not Group.objects.using(migrated_database).exists()

    theirs = Group.objects.using(migrated_database).create(name=roles.EDITOR)
    other = Permission.objects.using(migrated_database).get(codename="delete_session")
    theirs.permissions.add(other)
    for _ in range(2):
        call_command("migrate", "workflow", database=migrated_database, verbosity=0)
        roles.grant(apps, connections[migrated_database].schema_editor())
        assert _held(migrated_database, roles.EDITOR) == _due(migrated_database, roles.EDITOR) | {
            "sessions.delete_session"
        }
        call_command("migrate", "workflow", "0001", database=migrated_database, verbosity=0)
    assert _held(migrated_database, roles.EDITOR) == {"sessions.delete_session"}


def _migrate_with_new_permission() -> None:
    """Migrate as when the model of topics' events were new."""
    Permission.objects.filter(codename="change_topicevent").delete()
    call_command("migrate", verbosity=0)


@pytest.mark.django_db
def test_roles_get_their_share_of_a_new_permission_and_nothing_that_was_taken_from_them() -> None:
    taken = Permission.objects.get(codename="change_claim")
    Group.objects.get(name=roles.EDITOR).permissions.remove(taken)

    _migrate_with_new_permission()

    for role in roles.ROLES:
        less = {"claims.change_claim"} if role == roles.EDITOR else set()
        assert _held("default", role) == _due("default", role) - less, role


@pytest.mark.django_db
def test_role_that_was_deleted_is_not_made_again_nor_one_of_another_name_changed() -> None:
    Group.objects.get(name=roles.CONTRIBUTOR).delete()
    Group.objects.filter(name=roles.EDITOR).update(name="Desk")
    held = _held("default", "Desk")

    _migrate_with_new_permission()

    assert set(Group.objects.values_list("name", flat=True)) == {"Desk", roles.SENIOR_EDITOR, roles.ADMINISTRATOR}
    assert _held("default", "Desk") == held - {"claims.change_topicevent"}


@pytest.mark.django_db
def test_each_role_may_all_that_the_one_before_may() -> None:
    found = [_due("default", role) for role in roles.ROLES]

    assert all(lower < higher for lower, higher in pairwise(found))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        (roles.CONTRIBUTOR, "claims.change_claim workflow.submit", "claims.delete_claim workflow.edit_any"),
        (roles.EDITOR, "claims.delete_claim workflow.submit workflow.edit_any", "workflow.request_changes"),
        (roles.SENIOR_EDITOR, "publishing.publish workflow.request_changes", "auth.view_user"),
        (roles.ADMINISTRATOR, "publishing.publish auth.change_user auth.delete_group", "sessions.delete_session"),
    ],
)
def test_role_may_what_its_name_says_and_no_more(role: str, may: str, may_not: str) -> None:
    due = _due("default", role)

    assert set(may.split()) <= due
    assert not set(may_not.split()) & due


@pytest.mark.django_db
def test_role_that_was_called_publisher_keeps_members_and_permissions() -> None:
    Group.objects.filter(name=roles.SENIOR_EDITOR).update(name="Publisher")
    group, someone = Group.objects.get(name="Publisher"), User.objects.create_user("someone")
    someone.groups.add(group)

    roles.rename(apps, connection.schema_editor())

    assert someone.groups.get() == Group.objects.get(name=roles.SENIOR_EDITOR) == group
    roles.rename_back(apps, connection.schema_editor())
    assert someone.groups.get().name == "Publisher"


@pytest.mark.django_db
def test_group_that_has_the_new_name_already_takes_over_members_and_permissions() -> None:
    theirs, ours = Group.objects.get(name=roles.SENIOR_EDITOR), Group.objects.create(name="Publisher")
    other = Permission.objects.get(codename="delete_session")
    ours.permissions.add(other)
    someone = User.objects.create_user("someone")
    someone.groups.add(ours)

    roles.rename(apps, connection.schema_editor())

    assert someone.groups.get() == theirs
    assert other in theirs.permissions.all()
    assert not Group.objects.filter(name="Publisher").exists()
