"""Slugs that are free: those under which drafts are published, where a public record has the draft's own."""

from collections.abc import Collection

from factcheck.publishing.addresses import page_path
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key
from factcheck.slugs import settled


def number(templates: dict[Key, Document], *, leaving: Collection[Key] = ()) -> dict[Key, str]:
    """Put free slugs into those of the templates whose own is taken; return the new slugs, by record.

    What public records have that are `leaving` is free.
    """
    changed = settled({key: template["slug"] for key, template in templates.items()}, leaving=leaving)
    for key, slug in changed.items():
        templates[key] |= {"slug": slug, "url": page_path(*key, slug)}
    return changed
