"""Whether derived figures can be worked out, and follow."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.arithmetic.deriving import Hindrance, Verdict, checks_of
from claims.vocabulary import ClaimKind
from factcheck.publishing.canonical import Document
from factcheck.publishing.standards import Finding, Level, Rule, part_of, text_of

_MEND: Final = {
    Hindrance.FORMULA: _("the formula can't be read"),
    Hindrance.LETTER: _("a letter of the formula stands for no claim: choose one on the derivation's own page"),
    Hindrance.UNUSED: _("one of its claims is not in the formula: use its letter, or take it out"),
    Hindrance.FIGURE: _("one of its claims, as it is published, gives no number"),
    Hindrance.ZERO: _("it divides by what may be zero"),
    Hindrance.CLAIM: _("this claim gives no number itself: enter its quantity"),
    Hindrance.ITSELF: _("the figure is derived from itself: choose another claim, or delete the derivation"),
}


class Numbered(Rule):
    """A claim of a number without its number can be neither compared nor worked out."""

    name = "numbered"
    title = _("Every claim of a quantity gives its number")
    meaning = _("A claim of the kind “quantity” has its number, with unit and what is counted, apart from its text.")
    level = Level.WARN
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding if it is of that kind and has none."""
        if document.get("kind") == ClaimKind.QUANTITY and not part_of(document, "quantity"):
            yield self.finding(gettext("A claim of a quantity without its number: enter it below."), "quantity")


class WorkedOut(Rule):
    """A sum that can't be done proves nothing."""

    name = "worked-out"
    title = _("Every derivation can be worked out")
    meaning = _(
        "Where a figure is derived from others, each of those is a published number, and the formula yields one."
    )
    level = Level.BLOCK
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each derivation that yields nothing."""
        for derivation, found in checks_of(document):
            if found.hindrance:
                message = gettext("“%(formula)s” can't be worked out: %(mend)s.") % {
                    "formula": text_of(derivation, "formula"),
                    "mend": _MEND[found.hindrance],
                }
                yield self.finding(message, _place(derivation))


class Arithmetic(Rule):
    """Figures that contradict each other deserve a second look."""

    name = "arithmetic"
    title = _("Every derived figure follows")
    meaning = _("What a formula yields agrees with the number in the claim. Where it doesn't, the page says so.")
    level = Level.WARN
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each derivation that yields another number."""
        for derivation, found in checks_of(document):
            if found.verdict == Verdict.FAILS:
                message = gettext("%(equation)s: that is not the number in the claim.") % {"equation": found.equation}
                yield self.finding(message, _place(derivation))


def _place(derivation: Document) -> str:
    return f"derivations:{text_of(derivation, 'id')}"
