"""TimeGates: a record's own address leads on to the revision of a moment that a client names."""

from django.http import HttpRequest, HttpResponse

from factcheck.public.memento.datetimes import asked_for
from factcheck.public.memento.headers import Addresses, to_memento
from factcheck.public.memento.mementos import around, at


def from_timegate(request: HttpRequest, addresses: Addresses) -> HttpResponse | None:
    """302 to the revision of the moment; None where no moment is named, or none that a revision is of.

    Raises:
        AsOfError: what is named is no moment.
    """
    moment = asked_for(request)
    found = at(addresses.kind, addresses.record_id, moment) if moment else None
    if found is None:
        return None
    return to_memento(addresses, found, around(addresses.kind, addresses.record_id, found.number))
