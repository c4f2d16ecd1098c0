"""What can be followed: a list of claims with its filters, corrections and withdrawals, or one record."""

from collections.abc import Collection, Iterable
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from claims.documents.filters import ClaimFilterSet
from claims.views.feed import filters_of, title_of_claims
from factcheck.following.vocabulary import MAX_PATH
from factcheck.inbox.public.pages import RECORD, path_on_site, record_at
from factcheck.naming.reading.composing import named
from factcheck.public import rendering
from factcheck.public.following.feeds import title_of_changes
from factcheck.publishing.addresses import page_path
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key
from factcheck.publishing.reading import listing, public_kinds, records
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
    path, _mark, query = path_on_site(address, MAX_PATH).partition("?")
    if path != CORRECTIONS:
        path = (_list(query) if path == CLAIMS else _record(path)) or ""
    return Followed(path, title_of(path)) if path else None


def title_of(path: str) -> str:
    """What is followed at a path, by name, in the language of the thread; in general words once it is not public."""
    return titles_of([path])[path]


def titles_of(paths: Iterable[str]) -> dict[str, str]:
    """The same of several, by path: two queries, and a few for each topic or claimant that is public no more."""
    keys = {path: _named_after(path) for path in paths}
    documents = _documents({key for key in keys.values() if key})
    return {path: _title(path, key, documents.get(key) if key else None) for path, key in keys.items()}


def record_of(path: str) -> Key | None:
    """The record at a path, whether or not it is public."""
    found = RECORD.match(path)
    kinds = [kind.name for kind in public_kinds.registered() if found and kind.plural == found[1]]
    return Key(kinds[0], found[2]) if found and kinds else None


def untyped_title_of(path: str) -> str:
    """The same without words that were searched for: a letter that nobody confirmed carries none of a stranger's."""
    is_search = "q" in QueryDict(path.partition("?")[2])
    return _("New claims that a search leaves") if is_search else title_of(path)


def claims_at(path: str) -> tuple[QueryDict, listing.Listing]:
    """The filters of a list of claims that is followed, and the list, or what is wrong with it by now."""
    filters = filters_of(QueryDict(path.partition("?")[2]))
    filters.pop(_IDLE, None)
    return filters, listing.asked(filters, ClaimFilterSet, set(ClaimFilterSet.base_filters))


def _named_after(path: str) -> Key | None:
    """The record by which what is followed is called; None for the lists that are of no topic or claimant alone."""
    match list(QueryDict(path.partition("?")[2]).lists()):
        case [(kind, [record_id])] if kind in _LEAD_TO_CLAIMS:
            return Key(kind, record_id)
    return record_of(path)


def _documents(keys: Collection[Key]) -> dict[Key, Document]:
    """Of those that are public, with the names of the language; the claims of one that was merged are the other's."""
    found = records.documents_of(keys)
    merged = {key: records.led_to(*key) for key in keys if key not in found and key.kind in _LEAD_TO_CLAIMS}
    found |= {key: other.data for key, other in merged.items() if other}
    return dict(zip(found, named(list(found.values())), strict=True))


def _title(path: str, key: Key | None, document: Document | None) -> str:
    page, _mark, query = path.partition("?")
    if path == CORRECTIONS:
        return _("Corrections and withdrawals")
    if page == CLAIMS and (document or not key):
        return title_of_claims(QueryDict(query), rendering.title_of(document) if document else "")
    return title_of_changes(rendering.headline_of(document)) if document else _("What you follow")


def _list(query: str) -> str | None:
    filters, found = claims_at(f"{CLAIMS}?{query}")
    if found.errors:
        return None
    pairs = sorted((name, value) for name in filters for value in _values(name, filters, found))
    path = f"{CLAIMS}?{urlencode(pairs)}" if pairs else CLAIMS
    # What was typed was bounded already, but each of its letters may be several here.
    return path if len(path) <= MAX_PATH else None


def _values(name: str, filters: QueryDict, found: listing.Listing) -> list[str]:
    """The values of a filter; records by their ids, since slugs change."""
    if isinstance(ClaimFilterSet.base_filters[name], RecordsFilter):
        referents: Any = found.filterset.form.cleaned_data[name]
        return [referent.id for referent in referents]
    return list(dict.fromkeys(filters.getlist(name)))


def _record(path: str) -> str | None:
    found = record_at(path)
    if found is None or public_kinds.get(found.kind).part_of:
        return None
    if found.kind in _LEAD_TO_CLAIMS:
        return _list(f"{found.kind}={found.record_id}")
    return page_path(found.kind, found.record_id)
