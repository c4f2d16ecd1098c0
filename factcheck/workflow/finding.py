"""Comments that the search of the desk finds."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck.desk.views.search import Found, Group, first_rows
from factcheck.publishing import kinds
from factcheck.publishing.kinds import key_of, records_of
from factcheck.publishing.models import Publishable
from factcheck.workflow.models import Comment


def comments(request: HttpRequest, site: AdminSite, query: str) -> Group | None:
    """The latest comments with these words, on records that the user may see."""
    seen = [kind.model for kind in kinds.registered() if site.get_model_admin(kind.model).has_view_permission(request)]
    rows = Comment.objects.filter(text__folded=query, kind__in=[model.record_kind for model in seen]).order_by("-pk")
    found, _is_more = first_rows(rows)
    records = {key_of(record): record for record in records_of({comment.key for comment in found})}
    shown = [_found(comment, records[comment.key]) for comment in found if comment.key in records]
    return Group(_("Comments"), shown, "") if shown else None


def _found(comment: Comment, record: Publishable) -> Found:
    url = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    return Found(comment.text, f"{url}#comment-{comment.pk}")
