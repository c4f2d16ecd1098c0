"""The roles: one table of who may do what, and the function by which migrations write it to the database.

A migration that adds models runs `grant` again after them, so that every role gets its share:
`migrations.RunPython(roles.grant, roles.revoke_nothing)`.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db.models import Q

CONTRIBUTOR: Final = "Contributor"
EDITOR: Final = "Editor"
PUBLISHER: Final = "Publisher"
ADMINISTRATOR: Final = "Administrator"

APPS: Final = ("sources", "claims", "publishing", "workflow", "auth")
_RECORDS: Final = ("sources", "claims")
# What stands on the page of a draft and may be taken off it by whoever writes the draft.
_PARTS: Final = (
    *("alias", "affiliation", "sameas", "quantity", "claimlink", "attribution", "rebuttal", "review", "evidence"),
    *("draw", "claimtranslation", "derivation", "derivationterm", "topicevent"),
)


class Grant(NamedTuple):
    """Permissions of one app: those whose codename begins with one of these words, or is one of them."""

    app: str
    codenames: tuple[str, ...]

    def matches(self, app: str, codename: str) -> bool:
        """Whether the permission of this name is granted."""
        verbs = (name for name in self.codenames if name.endswith("_"))
        return app == self.app and (codename in self.codenames or codename.startswith(tuple(verbs)))


_DRAFTS = tuple(Grant(app, ("view_", "add_", "change_")) for app in _RECORDS)
_PARTS_OFF = tuple(Grant(app, tuple(f"delete_{part}" for part in _PARTS)) for app in _RECORDS)
_ALL_RECORDS = tuple(Grant(app, ("view_", "add_", "change_", "delete_")) for app in _RECORDS)
_EDITING = (*_ALL_RECORDS, Grant("workflow", ("submit", "edit_any")))
_PUBLISHING = (*_EDITING, Grant("publishing", ("publish",)), Grant("workflow", ("request_changes",)))

ROLES: Final[Mapping[str, tuple[Grant, ...]]] = {
    CONTRIBUTOR: (*_DRAFTS, *_PARTS_OFF),
    EDITOR: _EDITING,
    PUBLISHER: _PUBLISHING,
    ADMINISTRATOR: (*_PUBLISHING, Grant("auth", ("view_", "add_", "change_", "delete_"))),
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
    """Make the groups, and give each what the table says, for the models that exist at this point.

    Can run again. A group of the same name that exists already keeps its members and what else it may do.
    """
    alias = schema_editor.connection.alias
    _make_permissions(apps, alias)
    permissions = list(_of(apps, "Permission", alias).select_related("content_type"))
    for role in ROLES:
        group, _ = _of(apps, "Group", alias).get_or_create(name=role)
        group.permissions.add(*granted(role, permissions))


def revoke(apps: Any, schema_editor: Any) -> None:
    """Take from each group what the table gives; delete those that are left without permission and member."""
    alias = schema_editor.connection.alias
    permissions = list(_of(apps, "Permission", alias).select_related("content_type"))
    for group in _of(apps, "Group", alias).filter(name__in=ROLES):
        group.permissions.remove(*granted(group.name, permissions))
    _of(apps, "Group", alias).filter(Q(permissions=None), Q(user=None), name__in=ROLES).delete()


def revoke_nothing(apps: Any, schema_editor: Any) -> None:
    """Undo a second `grant`: the permissions go with the models whose migrations are undone."""


def _of(apps: Any, model: str, alias: str) -> Any:
    return apps.get_model("auth", model)._default_manager.using(alias)


def _make_permissions(apps: Any, alias: str) -> None:
    """Make what Django makes only after all migrations have run."""
    for label in APPS:
        create_permissions(installed.get_app_config(label), verbosity=0, using=alias, apps=apps)
