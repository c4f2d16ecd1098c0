"""The files of images: served while a public record shows them, and not before or after."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from factcheck.http.requests.methods import read_only
from factcheck.images.models import ImageFile
from factcheck.images.public.shown import shown_files
from factcheck.images.vocabulary import ALONE, MEDIA_TYPE

_CACHE: Final = "public, max-age=31536000, immutable"


@read_only
def image_file(request: HttpRequest, sha256: str) -> HttpResponse:
    """The bytes of this hash, while the document of a public record names it.

    Raises:
        Http404: no public record shows it now, be it there or not.
    """
    if not shown_files().filter(value=sha256).exists():
        raise Http404("No public record shows this image.")
    content = ImageFile.objects.filter(sha256=sha256).values_list("content", flat=True).first()
    # Restored from a feed, which has no files.
    if not content:
        raise Http404("This site has no file of this image.")
    etag = f'"{sha256}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(bytes(content), content_type=MEDIA_TYPE)
    headers = {"ETag": etag, "Cache-Control": _CACHE, "Content-Security-Policy": ALONE}
    for name, value in headers.items():
        response.headers[name] = value
    return response
