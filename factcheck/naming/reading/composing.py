"""What pages are made of, with the names that records have in the language of the page."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, cast

from django.utils.translation import get_language

from factcheck.language.localisation import DEFAULT
from factcheck.naming.reading.names import Names, cited_in
from factcheck.publishing.addresses import page_path
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key
from factcheck.publishing.reading.public_state import Now, PublicState

Composed = TypeVar("Composed")


class _Read:
    """A state that asks for the same thing once, and knows all that it was asked for."""

    def __init__(self, state: PublicState) -> None:
        self._state = state
        self.answers: dict[str, Any] = {}
        self.names: Names | None = None

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def answer(*args: Any, **kwargs: Any) -> Any:
            given = [each if isinstance(each, str | int) else list(each) for each in args]
            asked = repr((method, given, kwargs))
            if asked not in self.answers:
                self.answers[asked] = getattr(self._state, method)(*given, **kwargs)
            return self.names.given_to(self.answers[asked]) if self.names else self.answers[asked]

        return answer


def composed(
    document: Document, state: PublicState, compose: Callable[[Document, PublicState], Composed]
) -> tuple[Document, Composed]:
    """The document, and what is composed of it and of a state; one query more looks up the names of all of that.

    Sentences hold names too, so they are composed once more where anything has a name in the language of the page.
    """
    read = _Read(state)
    first = compose(document, cast("PublicState", read))
    names = _names_in([document, *read.answers.values()], state)
    if not names:
        return document, first
    read.names = names
    named: Document = names.given_to(document)
    return named, compose(named, cast("PublicState", read))


def named(documents: Sequence[Document]) -> list[Document]:
    """Documents or list entries as they are now, with the names of the language of the page; one query."""
    names = _names_in(documents, Now()) if documents else None
    return names.given_to(documents) if names else list(documents)


def called(records: Iterable[tuple[Key, str]]) -> dict[str, str]:
    """What records are called in the language of the page, by id, given what they call themselves; one query."""
    own = [{"id": key.record_id, "name": name, "url": page_path(*key)} for key, name in records]
    return {each["id"]: each["name"] for each in named(own)}


def _names_in(documents: Sequence[Any], state: PublicState) -> Names:
    language = get_language() or DEFAULT
    keys = cited_in(documents)
    return Names(state.named(keys, language) if keys else {}, language)
