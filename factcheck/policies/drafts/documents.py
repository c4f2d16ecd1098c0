"""How policies become public: template and row of the read model."""

from collections.abc import Iterable

from factcheck.analysis.terms import Field
from factcheck.policies.models import Policy
from factcheck.policies.public.serializers import PolicySerializer
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key, Kind, Row
from factcheck.publishing.writing.drafts import STAMPS, pick, present, templates_of


def policy_templates(ids: Iterable[str]) -> dict[str, Document]:
    """The templates of policies, by public id."""
    return templates_of(Policy.objects.filter(public_id__in=ids), PolicySerializer)


def policy_as_cited(document: Document) -> Document:
    """The embedded form of a policy."""
    return pick(document, "id", "url") | {"name": document["title"]}


def project_policy(document: Document) -> list[Row]:
    """The row of the read model that a policy's document makes."""
    return [
        Row(
            key=Key("policy", document["id"]),
            document=document,
            summary=pick(document, "type", "id", "url", "title", "subject", "language", *STAMPS),
            name=document["title"],
            slug=document["slug"],
            language=document["language"],
            searched=(Field(document["body"]),),
            facets=present((name, document[name]) for name in ("subject", "language")),
        )
    ]


POLICY = Kind(
    model=Policy,
    templates=policy_templates,
    as_cited=policy_as_cited,
    project=project_policy,
    published_when_cited=False,
    prose=frozenset({"title", "body"}),
)
