"""What readers see in other languages is all there: each text marked, and translated with its placeholders."""

import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings

_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|(?<![%\w])\{\w+\}|</?\w+|<a href")


def catalogues() -> Iterator[tuple[str, Catalog]]:
    for path in sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            yield path.parts[-3], read_po(file, locale=path.parts[-3])


def forms(of: object) -> tuple[str, ...]:
    return tuple(of) if isinstance(of, list | tuple) else (str(of),)


def faults(catalogue: Catalog) -> Iterator[str]:
    for message in catalogue:
        if message.id:
            yield from (f"{fault}: {message.id}" for fault in faults_of(message, catalogue.num_plurals))


def faults_of(message: Message, plurals: int) -> Iterator[str]:
    translated = forms(message.string)
    if message.fuzzy:
        yield "fuzzy"
    if not all(translated):
        yield "not translated"
    elif len(translated) != (plurals if message.pluralizable else 1):
        yield "too few plural forms"
    elif not keeps_placeholders(forms(message.id), translated):
        yield "other placeholders"


def keeps_placeholders(original: tuple[str, ...], translated: tuple[str, ...]) -> bool:
    """Each form has those of the original; for one or two things a form may say the number in words."""
    wanted = sorted(_PLACEHOLDER.findall(original[-1]))
    found = [sorted(_PLACEHOLDER.findall(form)) for form in translated]
    if len(original) == 1:
        return found == [wanted]
    return found[-1] == wanted and all(set(form) <= set(wanted) for form in found)


def test_every_catalogue_is_of_a_language_that_the_site_speaks() -> None:
    assert {language for language, _ in catalogues()} <= {tag for tag, _ in settings.LANGUAGES}


def test_every_text_is_translated_with_its_placeholders_and_plural_forms() -> None:
    found = {language: list(faults(catalogue)) for language, catalogue in catalogues()}

    assert {language: listed for language, listed in found.items() if listed} == {}


def test_what_is_compiled_is_what_is_translated(tmp_path: Path) -> None:
    for language, catalogue in catalogues():
        compiled = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.mo"
        again = tmp_path / f"{language}.mo"
        with again.open("wb") as file:
            write_mo(file, catalogue)
        assert texts_in(compiled) == texts_in(again), language


def texts_in(compiled: Path) -> dict[object, str]:
    with compiled.open("rb") as file:
        texts: dict[object, str] = dict(GNUTranslations(file)._catalog)  # type: ignore[attr-defined]
    return {key: text for key, text in texts.items() if key}


def test_faults_of_a_catalogue_are_found() -> None:
    catalogue = Catalog(locale="ru")
    catalogue.add("Well", "Хорошо")
    catalogue.add("Empty", "")
    catalogue.add("Guessed", "Угадано", flags=["fuzzy"])
    catalogue.add("%(day)s, %(time)s UTC", "%(day)s UTC")
    catalogue.add("a <b>word</b>", "слово")
    catalogue.add(("%(number)s book", "%(number)s books"), ("одна книга", "%(number)s книги", "%(number)s книг"))
    catalogue.add(("%(number)s ship", "%(number)s ships"), ("%(number)s корабль", "%(number)s корабля"))

    assert list(faults(catalogue)) == [
        "not translated: Empty",
        "fuzzy: Guessed",
        "other placeholders: %(day)s, %(time)s UTC",
        "other placeholders: a <b>word</b>",
        "too few plural forms: ('%(number)s ship', '%(number)s ships')",
    ]
