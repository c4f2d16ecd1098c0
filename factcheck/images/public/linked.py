"""Images in the words of schema.org."""

from factcheck.images.vocabulary import MEDIA_TYPE
from factcheck.linked.terms import absolute, filled, pixels
from factcheck.publishing.canonical import Document


def image_node(image: Document | None) -> Document | None:
    """The largest file of an image, with whose it is and by what right it is shown; None without an image."""
    if not image:
        return None
    largest = image["sizes"][-1]
    return filled(
        {
            "@type": "ImageObject",
            "contentUrl": absolute(largest["url"]),
            "encodingFormat": MEDIA_TYPE,
            "width": pixels(largest["width"]),
            "height": pixels(largest["height"]),
            "caption": image["alt"],
            "creditText": image["credit"],
            "license": image.get("licence_address"),
        }
    )
