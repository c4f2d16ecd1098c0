"""Dumps in the API: which there are, and their files."""

from typing import Any

import orjson
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import register_converter, reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from factcheck.api.views import ReadView
from factcheck.copies.reading import dumps
from factcheck.copies.reading.dumps import FILE, MANIFEST, NAME, Dump, DumpFile
from factcheck.copies.reading.licences import licence
from factcheck.http.answers import json_response
from factcheck.http.ranges import file_response
from factcheck.language.localisation import DEFAULT, canonical


class _Text:
    def to_python(self, value: str) -> str:
        """The name as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The name as it stands in the address."""
        return value


class DumpConverter(_Text):
    """The name of a dump, which is when it was begun."""

    regex = NAME


class DumpFileConverter(_Text):
    """The name of a file of a dump. No folder is in it, nor anything that leads out of one."""

    regex = FILE


register_converter(DumpConverter, "dump_name")
register_converter(DumpFileConverter, "dump_file")


class LicenceSerializer(serializers.Serializer[Any]):
    """Under which terms the data may be taken along."""

    name = serializers.CharField(help_text="Such as `CC-BY-4.0`.")
    url = serializers.CharField(help_text="Where it is read, or empty.")


class DumpFileSerializer(serializers.Serializer[Any]):
    """A file of a dump."""

    name = serializers.CharField()
    url = serializers.URLField(help_text="Its address; it takes `Range`.")
    bytes = serializers.IntegerField(min_value=0)
    sha256 = serializers.CharField(help_text="In hexadecimal, of these bytes.")


class HeadSerializer(serializers.Serializer[Any]):
    """The last revision in a dump."""

    sequence = serializers.IntegerField(min_value=-1, help_text="Its place in the log; -1 of an empty one.")
    hash = serializers.CharField(help_text="Of its row.")
    time = serializers.CharField(help_text="When it was made, in UTC, or empty.")


class DumpSerializer(serializers.Serializer[Any]):
    """All that was public at one moment, in files."""

    name = serializers.CharField()
    made_at = serializers.DateTimeField(help_text="The moment that it is of.")
    head = HeadSerializer()
    counts: Any = serializers.DictField(child=serializers.IntegerField(), help_text="Records by their plural.")
    manifest = serializers.URLField(help_text="The address of its manifest.")
    files = DumpFileSerializer(many=True)


class DumpsSerializer(serializers.Serializer[Any]):
    """The dumps that there are."""

    licence = LicenceSerializer(allow_null=True, help_text="Of all of the site's data; null where none is stated.")
    dumps = DumpSerializer(many=True, help_text="The latest first.")


class DumpList(ReadView):
    """Everything at once: dumps of all that is public, the latest first, each with its files and their hashes.

    One with words that were withdrawn or redacted since is not listed any more.
    """

    document = DumpsSerializer

    def get(self, request: Request) -> HttpResponse:
        """The dumps, under their licence."""
        granted = licence()
        terms = {"name": granted.name, "url": granted.url} if granted else None
        return json_response(orjson.dumps({"licence": terms, "dumps": [_dump(dump) for dump in dumps.dumps()]}))


@extend_schema(exclude=True)
class DumpFileView(ReadView):
    """A file of a dump, or a part of it."""

    def perform_content_negotiation(self, request: Any, force: bool = False) -> Any:
        """It is what it is, whatever the client would rather have."""
        return super().perform_content_negotiation(request, force=True)

    def get(self, request: Request, name: str, file: str) -> HttpResponseBase:
        """The bytes of the file, which have the hash that the list tells."""
        found = dumps.dump_of(name)
        if found is not None and file == MANIFEST:
            return json_response((found.folder / MANIFEST).read_bytes())
        one = next((each for each in found.files if each.name == file), None) if found else None
        if one is None or not one.path.is_file():
            raise Http404("There is no such file of a dump.")
        headers = {
            "Content-Type": one.media_type,
            "Content-Disposition": f'attachment; filename="{one.name}"',
            "Cache-Control": "public, no-cache",
        }
        return file_response(request._request, one.path, size=one.bytes, etag=f'"{one.sha256}"', headers=headers)


def _dump(dump: Dump) -> dict[str, Any]:
    said = dump.manifest
    kept = {name: said[name] for name in ("made_at", "head", "counts")}
    files = [_file(dump, each) for each in dump.files]
    return {"name": dump.name, **kept, "manifest": _address(dump, MANIFEST), "files": files}


def _file(dump: Dump, file: DumpFile) -> dict[str, Any]:
    return {"name": file.name, "url": _address(dump, file.name), "bytes": file.bytes, "sha256": file.sha256}


def _address(dump: Dump, file: str) -> str:
    return canonical(reverse("api:dump-file", args=[dump.name, file]), DEFAULT)
