"""A change to what is public, settled in memory before any of it is written.

Documents embed the public form of what they cite, so that publishing one record may change others. An
edition starts from the templates that an action publishes, and pulls in every public document that
cites what changes, until nothing changes any more.
"""

from collections.abc import Iterable, Mapping

from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key
from factcheck.publishing.placeholders import cited, resolve
from factcheck.publishing.planning.publications import citing, templates_in
from factcheck.publishing.reading.records import documents_of

STAMPS = frozenset({"first_published_at", "updated_at", "revision", "corrections"})
"""What a document says of its revisions, as against of its record."""


def content_of(document: Document) -> Document:
    """What a document says of its record, without what it says of its revisions."""
    return {name: value for name, value in document.items() if name not in STAMPS}


class Edition:
    """The contents of all records that an action changes, consistent with each other."""

    def __init__(self, templates: dict[Key, Document]) -> None:
        self.templates = dict(templates)
        # What is published for its own sake, not only brought up to date.
        self.published = frozenset(templates)
        self.before: dict[Key, Document] = {}
        self.contents: dict[Key, Document] = {}
        self._embeds: dict[Key, Document | None] = {}
        # Those whose citing documents are here already.
        self._pulled: set[Key] = set()
        self._know(templates)

    def settle(self) -> None:
        """Resolve all templates until no embedded form changes any more."""
        changed = set(self.templates)
        while changed:
            changed = {key for key in list(self.templates) if self._resolve(key)}
            self._pull_in_citing(changed)

    def drop(self, key: Key) -> None:
        """Settle without a record: every document that cites it leaves it out."""
        self._embeds[key] = None
        self._pull_in_citing({key})
        self.settle()

    def changes(self) -> list[Key]:
        """The records whose content is no longer what the public reads, what others cite first."""
        changed = [key for key in self.contents if self.contents[key] != self._content_before(key)]
        return sorted(changed, key=lambda key: kinds.rank(key.kind))

    def name_of(self, key: Key) -> str:
        """What a record is called where others cite it."""
        name: str = kinds.get(key.kind).as_cited(self.contents[key])["name"]
        return name

    def _content_before(self, key: Key) -> Document | None:
        return content_of(self.before[key]) if key in self.before else None

    def _resolve(self, key: Key) -> bool:
        self.contents[key] = resolve(self.templates[key], self._embeds)
        embed = kinds.get(key.kind).as_cited(self.contents[key])
        differs = self._embeds.get(key) != embed
        self._embeds[key] = embed
        return differs

    def _know(self, templates: Mapping[Key, Document]) -> None:
        """Read what is public of these records, and of what they cite."""
        unknown = {key for template in templates.values() for key in cited(template)} - set(self._embeds)
        public = documents_of({*templates, *unknown})
        self.before |= {key: public[key] for key in templates if key in public}
        for key in {*templates, *unknown} - set(self._embeds):
            self._embeds[key] = kinds.get(key.kind).as_cited(public[key]) if key in public else None

    def _pull_in_citing(self, changed: Iterable[Key]) -> None:
        unpulled = set(changed) - self._pulled
        self._pulled |= unpulled
        found = templates_in(citing(unpulled).filter(withdrawn=False))
        new = {key: template for key, template in found.items() if key not in self.templates}
        self.templates |= new
        self._know(new)
