"""Which files of images public records show now."""

from django.db.models import QuerySet

from factcheck.images.vocabulary import FACET
from factcheck.publishing.models.public import PublicFacet
from factcheck.publishing.reading import public_kinds


def shown_files() -> QuerySet[PublicFacet]:
    """The facets whose values are the hashes of those files; by kind too, with which the index of facets begins."""
    return PublicFacet.objects.filter(kind__in=[kind.name for kind in public_kinds.registered()], name=FACET)
