"""Guards of the pages of accounts and groups: nobody gives what they don't have, nor takes over who has more."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from factcheck.language.labels.permissions import permission_name

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:  # At run time Django's classes take no type arguments.
    _ModelAdmin = admin.ModelAdmin


def beyond(user: Any, permissions: Iterable[Permission]) -> list[Permission]:
    """Those of the permissions that this user does not have; fetch them with their content types."""
    held = user.get_all_permissions()
    return [each for each in permissions if f"{each.content_type.app_label}.{each.codename}" not in held]


def _named(condition: Q) -> QuerySet[Permission]:
    return Permission.objects.filter(condition).select_related("content_type").distinct()


def has_all_of(user: Any, account: Any) -> bool:
    """Whether the user may do all that the account may, once that is active."""
    if user.is_superuser:
        return True
    return not account.is_superuser and not beyond(user, _named(Q(user=account) | Q(group__user=account)))


def has_all_of_group(user: Any, group: Group) -> bool:
    """Whether the user may do all that the group may."""
    return user.is_superuser or not beyond(user, _named(Q(group=group)))


class _Guard(_ModelAdmin):
    # Whether a user may do all that an account, or a group, may.
    is_within: Callable[[Any, Any], bool]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse to change what may do more than its user."""
        may: bool = super().has_change_permission(request, obj)
        return may and (obj is None or self.is_within(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse to delete what may do more than its user."""
        may: bool = super().has_delete_permission(request, obj)
        return may and (obj is None or self.is_within(request.user, obj))


class UserGuard(_Guard):
    """Keeps those who manage accounts from changing anyone who may do more than they."""

    is_within = staticmethod(has_all_of)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The fields to read: only a superuser makes superusers."""
        fields = super().get_readonly_fields(request, obj)
        return fields if getattr(request.user, "is_superuser", False) else (*fields, "is_superuser")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form; it gives no permission and no role that its user does not have."""
        form = super().get_form(request, obj, change=change, **kwargs)

        def clean_user_permissions(self: Any) -> Any:
            return _checked(request, self, "user_permissions", lambda new: Q(pk__in=new))

        def clean_groups(self: Any) -> Any:
            return _checked(request, self, "groups", lambda new: Q(group__in=new))

        cleaning = {"clean_user_permissions": clean_user_permissions, "clean_groups": clean_groups}
        return type(form.__name__, (form,), cleaning)


class GroupGuard(_Guard):
    """Keeps those who manage roles from changing one that may do more than they."""

    is_within = staticmethod(has_all_of_group)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form; it gives no permission that its user does not have."""
        form = super().get_form(request, obj, change=change, **kwargs)

        def clean_permissions(self: Any) -> Any:
            return _checked(request, self, "permissions", lambda new: Q(pk__in=new))

        return type(form.__name__, (form,), {"clean_permissions": clean_permissions})


def _checked(request: HttpRequest, form: Any, field: str, meaning: Any) -> Any:
    """What was chosen in a field, unless what is new in it goes beyond what the user may do."""
    chosen = form.cleaned_data[field]
    before = set(getattr(form.instance, field).all()) if form.instance.pk else set()
    new = [each.pk for each in chosen if each not in before]
    if new and (lacking := beyond(request.user, _named(meaning(new)))):
        names = ", ".join(f"“{permission_name(permission)}”" for permission in lacking[:3])
        raise ValidationError(_("You can't give what you may not do yourself: %(names)s.") % {"names": names}, "beyond")
    return chosen
