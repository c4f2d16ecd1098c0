"""What is new of something that is followed: the entries of its feed since, out of the read model and the log."""

from typing import Any, Final, NamedTuple

from django.db.models import Exists, OuterRef
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.pages.summary.summaries import summary_of
from factcheck.following.followed import CLAIMS, CORRECTIONS, claims_at, record_of
from factcheck.language.localisation import DEFAULT, canonical
from factcheck.naming.reading.composing import named
from factcheck.public.following.feeds import MOST
from factcheck.public.following.told import told_of
from factcheck.public.histories import corrections_and_withdrawals
from factcheck.publishing.models.log import Change, Revision
from factcheck.publishing.models.public import ROWS_OF_REVISION
from factcheck.publishing.reading import records
from factcheck.publishing.reading.listing import Listing

# That a record which claims cite was renamed is no news to whoever follows a topic.
_TOLD: Final = (Change.FIRST, Change.UPDATE, Change.CORRECTION)


class News(NamedTuple):
    """An entry of a letter: a title, the whole address of its page, and what there is to say."""

    title: str
    address: str
    text: str


def news_of(path: str, after: int, until: int) -> list[News]:
    """What the log tells of it after one sequence, up to another, in the language of the thread: the latest 50.

    Args:
        path: what is followed, as a `Followed` has it.
        after: the sequence of the last revision that was told of.
        until: that of the last revision to tell of.
    """
    if path == CLAIMS or path.startswith(f"{CLAIMS}?"):
        _filters, found = claims_at(path)
        return [] if found.errors else _of_claims(found, after, until)
    revisions = corrections_and_withdrawals() if path == CORRECTIONS else _revisions_at(path)
    told = revisions.filter(sequence__gt=after, sequence__lte=until).select_related("body").order_by("-sequence")
    return [News(entry.title, _address(entry.page), entry.note) for entry in told_of(told[:MOST])]


def _revisions_at(path: str) -> Any:
    """Those of the record at a path, which may be public no more."""
    found = record_of(path)
    return records.told_revisions(*found) if found else Revision.objects.none()


def _of_claims(found: Listing, after: int, until: int) -> list[News]:
    told = Revision.objects.filter(
        kind="claim", record_id=OuterRef("record_id"), change__in=_TOLD, sequence__gt=after, sequence__lte=until
    )
    rows: Any = found.rows
    place = rows.column("pk")
    since = rows.filter(Exists(told), **{f"{place}__gte": (after + 1) * ROWS_OF_REVISION})
    latest = list(since.defer("search_text", "summary").order_by(f"-{place}")[:MOST])
    claims = zip(latest, named([row.data for row in latest]), strict=True)
    return [_of_claim(claim, is_new=row.first_place >= (after + 1) * ROWS_OF_REVISION) for row, claim in claims]


def _of_claim(claim: Any, *, is_new: bool) -> News:
    summary = summary_of(claim)
    title = summary.title if is_new else _("Changed: %(title)s") % {"title": summary.title}
    return News(title, _address(claim["url"]), summary.text)


def _address(path: str) -> str:
    return canonical(path, get_language() or DEFAULT)
