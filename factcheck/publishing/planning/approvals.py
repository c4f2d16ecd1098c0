"""Who approved drafts, and whether what they approved is what the drafts still say."""

from collections.abc import Collection, Mapping

from django.conf import settings
from django.db.models import QuerySet

from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document, NotCanonicalError, canonical_bytes, parse
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import Approval
from factcheck.publishing.planning.tolerance import differs_by_fewer


def live_approvals(keys: Collection[Key]) -> "QuerySet[Approval]":
    """The approvals of these records that have not ended, by accounts that are still there."""
    rows = Approval.objects.filter(record_id__in=[key.record_id for key in keys], kind__in={key.kind for key in keys})
    return rows.filter(ended_at=None, approved_by__isnull=False).select_related("approved_by")


def standing(templates: Mapping[Key, Document]) -> dict[Key, set[int]]:
    """The keys of the accounts whose approval stands, of the drafts that say this now; in one query."""
    found: dict[Key, set[int]] = {key: set() for key in templates}
    for row in live_approvals(templates.keys()):
        key = Key(row.kind, row.record_id)
        if key in found and row.approved_by_id is not None and stands(row, templates[key]):
            found[key].add(row.approved_by_id)
    return found


def stands(approval: Approval, template: Document) -> bool:
    """Whether the draft says what was approved, to the letter or to as many letters as the site lets pass."""
    approved, limit = bytes(approval.template), settings.FACTCHECK_APPROVAL_TOLERATES
    try:
        if canonical_bytes(template) == approved:
            return True
    except NotCanonicalError:
        return False
    prose = kinds.get(approval.kind).prose
    return limit > 0 and differs_by_fewer(parse(approved), template, limit, prose=prose)
