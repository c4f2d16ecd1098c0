"""Names in other languages as documents and the read model carry them. Imports no model."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from django.utils.translation import pgettext
from rest_framework import serializers

from factcheck.analysis.terms import Field
from factcheck.naming.vocabulary import FACET, NameOrigin
from factcheck.publishing.canonical import Document
from factcheck.publishing.serializers import SparseSerializer

NAMES: Final = ("names", "role_names", "label_names")
"""The members that hold words in other languages, each missing where there are none."""


class NameSerializer(SparseSerializer):
    """What the record is called in another language, and what it is in that language's words."""

    sparse: ClassVar[frozenset[str]] = frozenset({"description"})

    language = serializers.CharField(help_text="BCP 47, with its script where there is more than one.")
    name: Any = serializers.CharField()
    description = serializers.CharField(required=False, help_text="Missing where it is not translated.")
    origin = serializers.ChoiceField(choices=NameOrigin.choices, help_text="Who says so.")


class RoleNameSerializer(serializers.Serializer[Any]):
    """A role of the record in another language."""

    role = serializers.CharField(help_text="As documents write it.")
    language = serializers.CharField(help_text="BCP 47.")
    name: Any = serializers.CharField()
    origin = serializers.ChoiceField(choices=NameOrigin.choices, help_text="Who says so.")


class LabelNameSerializer(serializers.Serializer[Any]):
    """A label that the record rates with in another language."""

    label: Any = serializers.CharField(help_text="As its scale has it.")
    language = serializers.CharField(help_text="BCP 47.")
    name: Any = serializers.CharField()
    origin = serializers.ChoiceField(choices=NameOrigin.choices, help_text="Who says so.")


def primary(tag: str) -> str:
    """The language of a tag, without script or country."""
    return tag.partition("-")[0].lower()


def name_facets(document: Document) -> Iterator[tuple[str, str]]:
    """The languages in which a record has words besides its own, as facets."""
    yield from ((FACET, primary(each["language"])) for member in NAMES for each in document.get(member, ()))


def names_searched(document: Document) -> Iterator[Field]:
    """Names, descriptions and roles in other languages, by which the record is found too."""
    for each in document.get("names", ()):
        yield Field(each["name"], each["language"], heading=True, names=True)
        yield Field(each.get("description", ""), each["language"])
    yield from (Field(each["name"], each["language"]) for each in document.get("role_names", ()))


def names_of(document: Document) -> list[str]:
    """Its names in other languages."""
    return [each["name"] for each in document.get("names", ())]


def titles_searched(document: Document) -> Iterator[Field]:
    """Titles in other languages, by which the record is found too; their words are no names."""
    yield from (Field(each["name"], each["language"], heading=True) for each in document.get("names", ()))


def titled_in(document: Document) -> Iterator[tuple[str, str]]:
    """The same titles as a search shows them, with their heading."""
    yield from ((pgettext("field", "Title in another language"), title) for title in names_of(document))


def named_in(document: Document) -> Iterator[tuple[str, str]]:
    """The same texts as a search shows them, each with its heading."""
    for each in document.get("names", ()):
        yield pgettext("field", "Name in another language"), each["name"]
        yield pgettext("field", "Description"), each.get("description", "")
    for each in document.get("role_names", ()):
        yield pgettext("field", "Role in another language"), each["name"]


def other_names(document: Document) -> list[Document]:
    """Its names in other languages, as values of JSON-LD that say their language."""
    return [{"@value": each["name"], "@language": each["language"]} for each in document.get("names", ())]
