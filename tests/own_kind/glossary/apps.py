"""The app of a glossary."""

from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    """Terms."""

    name = "tests.own_kind.glossary"

    def ready(self) -> None:
        """Let terms be published and read, and remember their drafts."""
        from factcheck.editing.registry import track
        from factcheck.publishing import kinds
        from factcheck.publishing.reading import public_kinds
        from tests.own_kind.glossary.kind import DRAFTS_OF_TERMS, TERM

        kinds.register(DRAFTS_OF_TERMS)
        public_kinds.register(TERM)
        track(DRAFTS_OF_TERMS.model)
