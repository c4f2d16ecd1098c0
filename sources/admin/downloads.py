"""Captures as files. They are others' pages: a browser must neither show nor run them under our name."""

import mimetypes
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from factcheck.desk.options import DeskAdmin
from sources.models import Capture

_SEALED = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class DownloadMixin(DeskAdmin):
    """Two downloads of each capture: the document, and the WARC file with how it was had."""

    def get_urls(self) -> list[URLPattern]:
        """The addresses of the downloads, before Django's own."""
        views = {"content": self.content_view, "warc": self.warc_view}
        ours = [
            path(
                f"<int:object_id>/{name}/",
                self.admin_site.admin_view(require_safe(view)),
                name=f"sources_capture_{name}",
            )
            for name, view in views.items()
        ]
        return [*ours, *super().get_urls()]

    def content_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """The document, byte for byte as it was kept, as a file to save."""
        capture = self._capture(request, object_id)
        return _download(capture, capture.content, mimetypes.guess_extension(capture.media_type) or ".bin")

    def warc_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """The WARC file; captures that were saved by hand have none."""
        capture = self._capture(request, object_id)
        if not capture.warc:
            raise Http404("This capture was saved by hand: it has no WARC file.")
        return _download(capture, capture.warc, ".warc.gz")

    def _capture(self, request: HttpRequest, object_id: int) -> Any:
        capture = Capture.objects.filter(pk=object_id).defer("text", "source__text").select_related("source").first()
        if capture is None:
            raise Http404(f"There is no capture {object_id}.")
        if not self.has_view_permission(request, capture):
            raise PermissionDenied
        return capture


def _download(capture: Capture, content: bytes, ending: str) -> HttpResponse:
    name = f"{capture.source.public_id}-{capture.captured_at:%Y%m%dT%H%M%SZ}{ending}"
    headers = {**_SEALED, "Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(bytes(content), content_type="application/octet-stream", headers=headers)
