"""The roles: one table of who may do what. What is said of records holds for every app that has a kind of record.

A migration makes the groups. After each `migrate`, they get their share of the permissions that were made just then, so
that models that are added later need no step of their own, and what an administrator took from a group stays taken.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from django.apps import AppConfig
from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import transaction
from django.db.models import Q

from factcheck.editing import registry
from factcheck.publishing import kinds

CONTRIBUTOR: Final = "Contributor"
EDITOR: Final = "Editor"
SENIOR_EDITOR: Final = "Senior editor"
ADMINISTRATOR: Final = "Administrator"

FORMERLY: Final[Mapping[str, str]] = {"Publisher": SENIOR_EDITOR}
"""What roles were called before: a publisher is an outlet."""

_RECORDS: Final = "records"


class Grant(NamedTuple):
    """Permissions of one app, or of all that have records: those that begin with one of these words, or are one."""

    app: str
    codenames: tuple[str, ...]

    def matches(self, app: str, codename: str) -> bool:
        """Whether the permission of this name is granted."""
        verbs = (name for name in self.codenames if name.endswith("_"))
        granted_in = _apps_of_records() if self.app == _RECORDS else [self.app]
        return app in granted_in and (codename in self.codenames or codename.startswith(tuple(verbs)))


class PartsGrant:
    """Leave to take off a draft what stands on its page, such as the attributions of a claim."""

    def matches(self, app: str, codename: str) -> bool:
        """Whether the permission of this name is to delete such a part."""
        parts = (
            entry.model for kind in kinds.registered() for entry, _ in registry.with_parts(kind.model) if entry.parent
        )
        return (app, codename) in {(part._meta.app_label, f"delete_{part._meta.model_name}") for part in parts}


def _apps_of_records() -> list[str]:
    return list(dict.fromkeys(kind.model._meta.app_label for kind in kinds.registered()))


_EDITING = (
    Grant(_RECORDS, ("view_", "add_", "change_", "delete_")),
    Grant("workflow", ("submit", "edit_any")),
    Grant("publishing", ("approve",)),
    Grant("inbox", ("view_", "handle")),
    Grant("importing", ("view_", "bring_in")),
)
_PUBLISHING = (
    *_EDITING,
    Grant("publishing", ("publish",)),
    Grant("workflow", ("request_changes",)),
    Grant("inbox", ("delete_",)),
)

ROLES: Final[Mapping[str, tuple[Grant | PartsGrant, ...]]] = {
    CONTRIBUTOR: (
        Grant(_RECORDS, ("view_", "add_", "change_")),
        PartsGrant(),
        Grant("inbox", ("view_",)),
        Grant("workflow", ("submit",)),
    ),
    EDITOR: _EDITING,
    SENIOR_EDITOR: _PUBLISHING,
    ADMINISTRATOR: (
        *_PUBLISHING,
        Grant("auth", ("view_", "add_", "change_", "delete_")),
        Grant("accounts", ("view_",)),
        Grant("redaction", ("view_", "redact")),
    ),
}
"""Each role and what it may do."""


def granted(role: str, permissions: Iterable[Any]) -> list[Any]:
    """Those of the permissions, fetched with their content types, that the table gives to this role."""
    grants = ROLES[role]
    return [
        permission
        for permission in permissions
        if any(grant.matches(permission.content_type.app_label, permission.codename) for grant in grants)
    ]


def grant(apps: Any, schema_editor: Any) -> None:
    """Make the groups, and give each what the table says, for the permissions that exist at this point.

    Can run again. A group of the same name that exists already keeps its members and what else it may do.
    """
    alias = schema_editor.connection.alias
    permissions = list(_of(apps, "Permission", alias).select_related("content_type"))
    for role in ROLES:
        group, _ = _of(apps, "Group", alias).get_or_create(name=role)
        group.permissions.add(*granted(role, permissions))


def share_new_permissions(app_config: AppConfig, using: str, apps: Any = installed, **kwargs: Any) -> None:
    """Make those permissions of an app that are missing, and give each group what the table says of them alone.

    To be called before Django makes them itself. Groups that are gone or bear another name stay so.
    """
    try:
        permissions = _of(apps, "Permission", using).filter(content_type__app_label=app_config.label)
    except LookupError:
        # The migrations of accounts have not run yet.
        return
    with transaction.atomic(using=using):
        known = set(permissions.values_list("pk", flat=True))
        create_permissions(app_config, verbosity=0, using=using, apps=apps)
        made = list(permissions.exclude(pk__in=known).select_related("content_type"))
        for group in _of(apps, "Group", using).filter(name__in=ROLES) if made else ():
            group.permissions.add(*granted(group.name, made))


def revoke(apps: Any, schema_editor: Any) -> None:
    """Take from each group what the table gives; delete those that are left without permission and member."""
    alias = schema_editor.connection.alias
    permissions = list(_of(apps, "Permission", alias).select_related("content_type"))
    groups = _of(apps, "Group", alias).filter(name__in=[*ROLES, *FORMERLY])
    for group in groups:
        group.permissions.remove(*granted(FORMERLY.get(group.name, group.name), permissions))
    groups.filter(Q(permissions=None), Q(user=None)).delete()


def rename(apps: Any, schema_editor: Any) -> None:
    """Give the groups of roles that were called otherwise their present names.

    A group that has such a name already takes over members and permissions.
    """
    for before, now in FORMERLY.items():
        _call(_of(apps, "Group", schema_editor.connection.alias), before, now)


def rename_back(apps: Any, schema_editor: Any) -> None:
    """Give them the names that they had before."""
    for before, now in FORMERLY.items():
        _call(_of(apps, "Group", schema_editor.connection.alias), now, before)


def _call(groups: Any, old: str, new: str) -> None:
    group, other = groups.filter(name=old).first(), groups.filter(name=new).first()
    if group and other:
        other.permissions.add(*group.permissions.all())
        other.user_set.add(*group.user_set.all())
        group.delete()
    elif group:
        group.name = new
        group.save()


def _of(apps: Any, model: str, alias: str) -> Any:
    return apps.get_model("auth", model)._default_manager.using(alias)
