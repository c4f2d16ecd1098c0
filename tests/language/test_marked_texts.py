"""Every text that readers see is marked for translation."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils.functional import Promise

from claims.documents import filters as claim_filters
from claims.rules import RULES as CLAIM_RULES
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.reading.filters import ListFilterSet
from sources.documents import filters as source_filters
from sources.rules import RULES as SOURCE_RULES

# Names of formats and of another site; and pages that speak English alone. What is typed at a terminal stands in <pre>.
NAMES: Final = {"Atom", "JSON Feed", "BibTeX", "RIS", "CSL-JSON", "Wikidata", "WARC", "UTC", "Enter", "Ctrl", "Esc"}
ENGLISH: Final = {"api_docs.html", "vocabulary.html", "styleguide.html", "_components/values.html"}
NOT_SHOWN: Final = re.compile(
    r"<script.*?</script>|{%\s*block (?:bodyclass|coltype)\s*%}.*?{%\s*endblock\s*%}|"
    r"{#.*?#}|{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}|<pre.*?</pre>|<style.*?</style>"
    r"|{%\s*block layout\s*%}.*?{%\s*endblock layout\s*%}|{%.*?%}|{{.*?}}|<(?:{%.*?%}|{{.*?}}|[^>])*>|&\w+;",
    re.DOTALL,
)
"""What is no text, styles and classes of a page's layout among it."""
DEFAULT_WORDS: Final = re.compile(r"\|default:\"[A-Z]")


def unmarked(template: str) -> Iterator[str]:
    """The words of a template that stand outside of all marks."""
    yield from (words for line in NOT_SHOWN.sub("\n", template).splitlines() if (words := line.strip(" .,:;·–—()/")))
    yield from DEFAULT_WORDS.findall(template)


def test_templates_leave_quotation_marks_to_the_language_of_the_page() -> None:
    marked = re.compile(r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}", re.DOTALL)
    paths = [path for path in Path(settings.BASE_DIR, "templates").rglob("*.html") if path.name not in ENGLISH]

    quoting = [path.name for path in paths if re.search("“(?:<bdi>)?{{", marked.sub("", path.read_text()))]

    assert quoting == []


def test_templates_hold_no_word_that_is_not_marked() -> None:
    folder = Path(settings.BASE_DIR, "templates")
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")]
    shown = [name for name in names if name not in ENGLISH]

    found = {name: [text for text in unmarked((folder / name).read_text()) if is_word(text)] for name in shown}

    assert len(shown) > 200
    assert {name: texts for name, texts in found.items() if texts} == {}


def is_word(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]{2}", text)) and text not in NAMES


def test_words_outside_of_marks_are_found() -> None:
    template = '<p title="x">{% translate "One" %} two {{ three }}</p>{# four #}{{ five|default:"Six" }}'

    assert list(unmarked(template)) == ["two", '|default:"S']


def test_titles_and_meanings_of_standards_are_marked() -> None:
    rules = (*CLAIM_RULES, *SOURCE_RULES)

    assert [rule for rule in rules if not all(isinstance(text, Promise) for text in (rule.title, rule.meaning))] == []


def test_labels_of_filters_are_marked() -> None:
    labels = {
        f"{filterset.__name__}.{name}": filter_.label
        for filterset in filtersets()
        for name, filter_ in filterset.base_filters.items()
    }

    assert labels
    assert [name for name, label in labels.items() if not isinstance(label, Promise)] == []


def filtersets() -> list[Any]:
    modules = (claim_filters, source_filters)
    found = [each for module in modules for each in vars(module).values() if isinstance(each, type)]
    return [each for each in found if issubclass(each, ListFilterSet) and "record_kind" in vars(each)]


def test_every_kind_of_record_has_its_words() -> None:
    for kind in public_kinds.registered():
        assert isinstance(kind.words.one, Promise), kind.name
        assert not kind.list_page or isinstance(kind.words.many, Promise), kind.name
    for kind in public_kinds.with_revisions():
        assert isinstance(kind.words.history, Promise), kind.name
        assert isinstance(kind.words.withdrawn, Promise), kind.name
