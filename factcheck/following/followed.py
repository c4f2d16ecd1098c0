"""What can be followed: a list of claims with its filters, corrections and withdrawals, or one record."""

from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from claims.documents.filters import ClaimFilterSet
from claims.views.feed import filters_of, title_of_list
from factcheck.following.vocabulary import MAX_PATH
from factcheck.inbox.public.pages import path_on_site, record_at
from factcheck.public.following.feeds import title_of_changes
from factcheck.publishing.addresses import page_path
from factcheck.publishing.reading import listing, public_kinds
from factcheck.publishing.reading.filters import RecordsFilter

CLAIMS: Final = "/claims/"
CORRECTIONS: Final = "/corrections/"
_LEAD_TO_CLAIMS: Final = {"topic", "claimant"}
# A bound in time leaves out nothing that is yet to come.
_IDLE: Final = "updated_after"


class Followed(NamedTuple):
    """What is followed: the path of its page, one for all ways to ask for the same, and what it is called."""

    path: str
    title: str


def followed_at(address: str) -> Followed | None:
    """What the page at an address of this site is about, to follow it; None where there is nothing to follow."""
    path, _mark, query = path_on_site(address).partition("?")
    if path == CLAIMS:
        return _list(query)
    if path == CORRECTIONS:
        return Followed(CORRECTIONS, _("Corrections and withdrawals"))
    return _record(path)


def title_of(path: str) -> str:
    """What is followed at a path, by name, in the language of the thread; in general words once it is not public."""
    found = followed_at(path)
    return found.title if found else _("What you follow")


def untyped_title_of(path: str) -> str:
    """The same without words that were searched for: a letter that nobody confirmed carries none of a stranger's."""
    is_search = "q" in QueryDict(path.partition("?")[2])
    return _("New claims that a search leaves") if is_search else title_of(path)


def claims_at(path: str) -> tuple[QueryDict, listing.Listing]:
    """The filters of a list of claims that is followed, and the list, or what is wrong with it by now."""
    filters = filters_of(QueryDict(path.partition("?")[2]))
    filters.pop(_IDLE, None)
    return filters, listing.asked(filters, ClaimFilterSet, set(ClaimFilterSet.base_filters))


def _list(query: str) -> Followed | None:
    filters, found = claims_at(f"{CLAIMS}?{query}")
    if found.errors:
        return None
    pairs = sorted((name, value) for name in filters for value in _values(name, filters, found))
    path = f"{CLAIMS}?{urlencode(pairs)}" if pairs else CLAIMS
    # What was typed was bounded already, but each of its letters may be several here.
    return Followed(path, title_of_list(filters, found)) if len(path) <= MAX_PATH else None


def _values(name: str, filters: QueryDict, found: listing.Listing) -> list[str]:
    """The values of a filter; records by their ids, since slugs change."""
    if isinstance(ClaimFilterSet.base_filters[name], RecordsFilter):
        referents: Any = found.filterset.form.cleaned_data[name]
        return [referent.id for referent in referents]
    return list(dict.fromkeys(filters.getlist(name)))


def _record(path: str) -> Followed | None:
    named = record_at(path)
    if named is None or public_kinds.get(named.kind).part_of:
        return None
    if named.kind in _LEAD_TO_CLAIMS:
        return _list(f"{named.kind}={named.record_id}")
    return Followed(page_path(named.kind, named.record_id), title_of_changes(named.kind, named.record_id))
