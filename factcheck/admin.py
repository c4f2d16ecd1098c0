"""The desk's pages of accounts: Django's own, with our guards. And what of the front page is no one app's."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, Permission, User
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_tasks_db import admin as tasks_admin  # noqa: F401 -- registers what is taken off below
from django_tasks_db.models import DBTaskResult

from factcheck.accounts.changes.admin import RecordedAccounts
from factcheck.desk import front
from factcheck.desk.autocomplete import PickedManyField
from factcheck.desk.front import Section
from factcheck.desk.options import DeskAdmin
from factcheck.language.labels.permissions import permission_label
from factcheck.workflow.admin import GroupGuard, UserGuard

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
    _UserAdmin = UserAdmin[User]
else:  # At run time Django's classes take no type arguments.
    _ModelAdmin = admin.ModelAdmin
    _UserAdmin = UserAdmin

admin.site.unregister(User)
admin.site.unregister(Group)

# What the worker does shows on the pages of the records that it does it for.
admin.site.unregister(DBTaskResult)


front.register(
    Section(
        _("Public log"),
        _("All that was ever published, and by whom."),
        ("publishing.Revision", "transparency.Signing", "merging.Merge", "redaction.Redaction"),
        place=6,
    ),
    Section(
        _("Accounts"), _("Who may do what at the desk."), ("auth.User", "auth.Group", "accounts.AccountChange"), place=7
    ),
)


class _PermissionsField(PickedManyField):
    """Permissions as the language of the page calls them."""

    def label_from_instance(self, obj: Any) -> str:
        return permission_label(obj)


class PermissionsMixin(_ModelAdmin):
    """A page on which permissions are given, fetched with what they are for."""

    def formfield_for_manytomany(
        self, db_field: "models.ManyToManyField[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The form field."""
        if db_field.related_model is Permission:
            kwargs["queryset"] = Permission.objects.select_related("content_type")
            kwargs["form_class"] = _PermissionsField
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(User)
class DeskUserAdmin(PermissionsMixin, RecordedAccounts, UserGuard, DeskAdmin, _UserAdmin):
    """The accounts of the desk: nobody gives more than they have."""

    form = UserChangeForm


@admin.register(Group)
class DeskGroupAdmin(PermissionsMixin, GroupGuard, DeskAdmin):
    """The roles, as groups of permissions: nobody gives more than they have."""

    search_fields = ("name",)
    ordering = ("name",)
    filter_horizontal = ("permissions",)
