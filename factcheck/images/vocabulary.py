"""The words of images that public pages, the API and the tables share. Imports no model."""

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy


class Licence(models.TextChoices):
    """By what right an image is shown."""

    CC0 = "CC0-1.0", pgettext_lazy("licence", "Public domain dedication (CC0 1.0)")
    PUBLIC_DOMAIN = "public-domain", pgettext_lazy("licence", "Public domain")
    CC_BY = "CC-BY-4.0", pgettext_lazy("licence", "Attribution (CC BY 4.0)")
    CC_BY_SA = "CC-BY-SA-4.0", pgettext_lazy("licence", "Attribution, share alike (CC BY-SA 4.0)")
    OGL = "OGL-UK-3.0", pgettext_lazy("licence", "Open Government Licence 3.0")
    OWN = "own", pgettext_lazy("licence", "Our own work")
    PERMISSION = "permission", pgettext_lazy("licence", "Shown with permission")
    QUOTATION = "quotation", pgettext_lazy("licence", "Quoted for review, by law")


ADDRESSES: Final = {
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.OGL: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
"""Where the licences stand that have an address."""
MEDIA_TYPE: Final = "image/webp"
"""Of every file that is kept."""
ALONE: Final = "default-src 'none'; sandbox"
"""The policy of a file of an image: whatever a browser takes it for, it runs and loads nothing."""
FACET: Final = "image"
"""The facet of a public record whose values are the hashes of the files of its image."""
