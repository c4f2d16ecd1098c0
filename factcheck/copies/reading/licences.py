"""The licence under which the data may be taken along."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Licence:
    """What the licence is called, such as CC-BY-4.0, and where it is read."""

    name: str
    url: str


def licence() -> Licence | None:
    """The licence that the settings name; None where they name none."""
    return Licence(settings.DATA_LICENCE, settings.DATA_LICENCE_URL) if settings.DATA_LICENCE else None
