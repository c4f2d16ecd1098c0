"""What the gate found, where an editor can mend it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from factcheck.publishing.standards import Finding

_LINE: Final = '<span class="finding finding-{1}" id="{0}"><b><span aria-hidden="true">{2}</span> {3}:</b> {4}</span>'


@dataclass(frozen=True)
class Placed:
    """A finding, and whether its place is on the page."""

    finding: Finding
    shown: bool

    @property
    def anchor(self) -> str:
        """The id of the finding beside its field."""
        return f"finding-{self.finding.number}"

    @property
    def mark(self) -> str:
        """A shape, so that no one has to tell colours apart."""
        return "■" if self.finding.blocks else "△"

    @property
    def label(self) -> str:
        """What the finding does, in words: it blocks publication, or asks for another look."""
        return _("Blocks") if self.finding.blocks else _("Look again")


@dataclass(frozen=True)
class Findings:
    """All that the gate found in one record."""

    all: list[Placed]

    @property
    def blocked(self) -> bool:
        """Whether the record can't be published as it is."""
        return any(placed.finding.blocks for placed in self.all)

    def at(self, place: str) -> list[Placed]:
        """Those of one place on the page."""
        return [placed for placed in self.all if placed.shown and placed.finding.place == place]


def placed(findings: Iterable[Finding], page: Mapping[str, Any] | None = None) -> Findings:
    """The findings, with what the page of the record has a place for; without a page, none has."""
    places = _places(page) if page else set()
    return Findings([Placed(finding, finding.place in places) for finding in findings])


def _places(page: Mapping[str, Any]) -> set[str]:
    places = set(page["adminform"].form.fields)
    for inline in page["inline_admin_formsets"]:
        prefix = str(inline.formset.prefix)
        rows = (getattr(form.instance, "public_id", "") for form in inline.formset.initial_forms)
        places |= {prefix, *(f"{prefix}:{public_id}" for public_id in rows)}
    return places


def at_fields(findings: Findings, form: Any) -> None:
    """Show findings in the help beside their fields, which readers of screens hear with the field."""
    for name in form.fields:
        if found := findings.at(name):
            rows = ((row.anchor, row.finding.level, row.mark, row.label, row.finding.message) for row in found)
            lines = format_html_join("", _LINE, rows)
            form[name].help_text = format_html("{} {}", lines, mark_safe(form[name].help_text))  # noqa: S308 -- ours, and HTML to Django
