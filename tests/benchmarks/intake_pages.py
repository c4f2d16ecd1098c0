"""How much of an article is kept of pages in the shapes that outlets use, and how much of what stands beside it.

    python -m tests.benchmarks.intake_pages

Counted are sentences. Those that are not kept but offered to the editor as a missing part stand in a column apart.
"""

import os
from importlib import import_module
from typing import Any

from tests.sources.intake.outlets import Page, pages


def main() -> None:
    """Print the table."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import_module("django").setup()
    read = import_module("sources.intake.pages").page_facts
    print(f"{'page':36}{'kept':>10}{'offered':>10}{'junk':>10}{'junk offered':>14}")
    totals = [0] * 6
    for page in pages():
        counts = _counts(page, read(page.html.encode(), media_type="text/html", url="https://news.example.org/bridge"))
        totals = [one + other for one, other in zip(totals, counts, strict=True)]
        _print(page.name, *counts)
    _print("all", *totals)


def _counts(page: Page, found: Any) -> list[int]:
    offered = "\n".join(left.words for left in found.left_out)
    kept = [sentence in found.text for sentence in page.article]
    missing = [sentence in offered for sentence, is_kept in zip(page.article, kept, strict=True) if not is_kept]
    junk = [sentence in found.text for sentence in page.beside]
    return [
        *(sum(kept), sum(missing), len(kept)),
        *(sum(junk), sum(sentence in offered for sentence in page.beside), len(junk)),
    ]


def _print(name: str, *counts: int) -> None:
    kept, offered, own, junk, junk_offered, others = counts
    shares = [_share(kept, own), _share(offered, own), _share(junk, others), _share(junk_offered, others)]
    print(f"{name:36}{shares[0]:>10}{shares[1]:>10}{shares[2]:>10}{shares[3]:>14}")


def _share(count: int, total: int) -> str:
    return f"{count / total:.1%}" if total else "–"


if __name__ == "__main__":
    main()
