"""The list of what was done to accounts, and the page of accounts that writes it down."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.accounts.changes.recording import record, record_difference, snapshot
from factcheck.accounts.changes.ties import Ties
from factcheck.accounts.models import AccountChange, Sort
from factcheck.desk.options import OnRecordAdmin
from factcheck.desk.protected import without_links, without_links_counted

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:  # At run time Django's classes take no type arguments.
    _ModelAdmin = admin.ModelAdmin


@admin.register(AccountChange)
class AccountChangeAdmin(OnRecordAdmin):
    """What was done to accounts, to read."""

    list_display = ("made_at", "account_name", "sort", "by_name", "detail")
    list_filter = ("sort",)
    search_fields = ("=account_name", "=by_name")
    search_help_text = gettext_lazy("The name of an account, of either side.")
    date_hierarchy = "made_at"
    actions = None
    fields = ("made_at", ("account_name", "account_id"), "sort", ("by_name", "by_id"), "detail")


class RecordedAccounts(_ModelAdmin):
    """Before Django's page of accounts: it writes down who did what to which."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save the account; what it was before is kept with the form."""
        form.before = snapshot(obj) if change else None
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save its roles and permissions, and write down what was done."""
        super().save_related(request, form, formsets, change)
        editor: Any = request.user
        if form.before is None:
            record(form.instance, Sort.MADE, by=editor)
        else:
            record_difference(form.instance, form.before, by=editor)

    @transaction.atomic
    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002 -- Django's name
        """Django's page; where it sets a password, that is written down."""
        before = self.get_object(request, id)
        page: Any = super()
        response: HttpResponse = page.user_change_password(request, id, form_url)
        account = self.get_object(request, id)
        if before is not None and account is not None and before.password != account.password:
            record(account, Sort.PASSWORD, by=request.user)  # type: ignore[arg-type]
        return response

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete the account, and write it down."""
        record(obj, Sort.DELETED, by=request.user)  # type: ignore[arg-type]
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete the accounts, and write each down."""
        for account in queryset:
            record(account, Sort.DELETED, by=request.user)  # type: ignore[arg-type]
        super().delete_queryset(request, queryset)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What deleting would take along. What somebody wrote must not become nobody's while they count as another."""
        to_delete, counts, lacking, protected = super().get_deleted_objects(objs, request)
        ties = Ties()
        refusals = [
            _("“%(account)s” was made or given a password lately, or made another account: disable it instead.")
            % {"account": account}
            for account in objs
            if len(ties.one_with(account.pk)) > 1
        ]
        return without_links(to_delete), without_links_counted(counts), lacking, [*refusals, *protected]
