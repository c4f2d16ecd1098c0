"""The text of a claim as readers of a language are given it. Reads documents and list entries only."""

from dataclasses import dataclass

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from factcheck.language.localisation import DEFAULT
from factcheck.publishing.canonical import Document


@dataclass(frozen=True)
class Wording:
    """The text that leads on a surface."""

    text: str
    language: str
    # The member of the document that it is taken from; None where the claim's own text leads.
    translation: Document | None = None

    @property
    def is_by_machine(self) -> bool:
        """Whether no person translated it or read it against the claim's own text."""
        return bool(self.translation and self.translation["machine_made"])

    @property
    def note(self) -> str:
        """That it is a translation, and whether a machine's; nothing for the claim's own text."""
        if not self.translation:
            return ""
        return _("Machine translation") if self.is_by_machine else pgettext("field", "Translation")


def wording_of(claim: Document) -> Wording:
    """In the language of the page where the claim was translated into it, or else the claim's own."""
    found = translation_into(claim, get_language() or DEFAULT)
    if found:
        return Wording(found["text"], found["language"], found)
    return Wording(claim["text"], claim["language"])


def translation_into(claim: Document, language: str) -> Document | None:
    """The translation for readers of a language; None where there is none, or where the claim itself speaks it."""
    translations = claim.get("translations")
    if not translations or _primary(claim["language"]) == language:
        return None
    found = [each for each in translations if _primary(each["language"]) == language]
    # A person's before a machine's, and the plain tag before one that names a script or a country.
    return min(found, key=lambda each: (each["machine_made"], len(each["language"])), default=None)


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()
