"""Where records are read: paths without a host, the same on every site that carries the document."""

from urllib.parse import quote


def plural(kind: str) -> str:
    """What the records of a kind are called together, in addresses: claims, policies."""
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def page_path(kind: str, record_id: str, slug: str = "") -> str:
    """The path of a record's public page, percent-encoded."""
    return f"/{plural(kind)}/{record_id}/" + (f"{quote(slug)}/" if slug else "")


def revision_path(kind: str, record_id: str, number: int) -> str:
    """The permanent path of one revision of a record, without host and slug."""
    return f"{page_path(kind, record_id)}revisions/{number}/"
