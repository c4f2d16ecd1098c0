"""Which publisher stands behind an address or a name."""

from urllib.parse import urlsplit

from django.db.models import Q

from sources.models import Publisher

_MOST = 50


def publisher_of(*, name: str = "", address: str = "") -> Publisher | None:
    """The publisher of that name, or else the one whose homepage has the host of that address; None if unknown."""
    return (_called(name.strip()) if name.strip() else None) or _by_host(host_of(address))


def _called(name: str) -> Publisher | None:
    named = Publisher.objects.filter(name__folded_exact=name).first()
    return named or Publisher.objects.filter(names__name__folded_exact=name).order_by("pk").first()


def host_of(address: str) -> str:
    """The host of an address without “www.”, in lower case; "" if it has none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _by_host(host: str) -> Publisher | None:
    if not host:
        return None
    # A page may stand on a host below that of the homepage: news.example.org below example.org.
    parts = host.split(".")
    hosts = [".".join(parts[place:]) for place in range(len(parts) - 1)]
    wanted = Q()
    for each in hosts:
        wanted |= Q(homepage__icontains=f"//{each}") | Q(homepage__icontains=f"//www.{each}")
    found = {host_of(row.homepage): row for row in Publisher.objects.filter(wanted).order_by("-pk")[:_MOST]}
    return next((found[each] for each in hosts if each in found), None)
