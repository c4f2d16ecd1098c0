"""Vectors follow what is published, and find what says the same in other words or another language."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.matching import across, candidates, match
from factcheck.matching.asked import Asked
from factcheck.matching.candidates import sought
from factcheck.matching.engine import considered
from factcheck.meaning import catching_up, encoding, tasks
from factcheck.meaning.matrix import matrix
from factcheck.meaning.models import Vector
from factcheck.meaning.nearest import nearest
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing import read_model
from tests.matching.conftest import Published

pytestmark = pytest.mark.django_db

OTHERS = ("The lighthouse is for sale.", "Wheat prices doubled.", "The king has two sons.")


@pytest.mark.usefixtures("semantic")
def test_match_in_another_language_finds_the_claim(published: Published) -> None:
    for text in OTHERS:
        published(text)
    claim = published("The exodus is ethnic cleansing.")
    catching_up.catch_up()

    assert match("Этот исход - этническая чистка.")[0].record == claim


@pytest.mark.usefixtures("semantic")
def test_nearest_to_a_few_words_is_what_they_mean_and_nothing_to_others(published: Published) -> None:
    for text in OTHERS:
        published(text)
    claim = published("The exodus is ethnic cleansing.")
    catching_up.catch_up()

    assert nearest("claim", "этническая чистка")[claim.pk] == 1
    assert nearest("claim", "qwrt zzkk") == nearest("topic", "этническая чистка") == {}


@pytest.mark.usefixtures("semantic")
def test_match_among_some_claims_finds_those_by_meaning_too(published: Published) -> None:
    claims = [published(text) for text in ("The exodus is ethnic cleansing.", *OTHERS)]
    catching_up.catch_up()
    among = PublicRecord.objects.filter(pk__in=[row.pk for row in claims[1:]])

    found = match("Этот исход - этническая чистка.", among=among)

    assert {each.record for each in found} == set(claims[1:])


@pytest.mark.usefixtures("semantic")
def test_match_before_vectors_are_made_finds_by_words(published: Published) -> None:
    claim = published("The bridge was closed.")

    assert match("They closed the bridge")[0].record == claim


@pytest.mark.usefixtures("semantic")
def test_vector_is_the_same_whatever_is_encoded_with_it() -> None:
    texts = ["The bridge was closed.", "", *("word " * length for length in range(1, 12))]

    together = encoding.english(texts)

    assert all(abs(encoding.english([text])[0] - one).max() < 1e-5 for text, one in zip(texts, together, strict=True))


@pytest.mark.usefixtures("semantic")
def test_catch_up_twice_makes_nothing_more(published: Published) -> None:
    published("The bridge was closed.")

    assert [catching_up.catch_up(), catching_up.catch_up()] == [1, 0]


@pytest.mark.usefixtures("semantic")
def test_vector_of_a_row_that_goes_is_gone_with_it(published: Published) -> None:
    claim = published("The bridge was closed.")
    catching_up.catch_up()

    read_model.withdraw(Key(claim.kind, claim.record_id))

    assert not Vector.objects.exists()


@pytest.mark.usefixtures("semantic")
def test_rebuild_vectors_makes_all_anew(published: Published, capsys: pytest.CaptureFixture[str]) -> None:
    published("The bridge was closed.")

    call_command("rebuild_vectors")

    assert "Made 1 vectors." in capsys.readouterr().out


def test_rebuild_vectors_without_the_extra_says_how_to_install_it() -> None:
    with pytest.raises(CommandError, match="pip install"):
        call_command("rebuild_vectors")


@pytest.mark.usefixtures("semantic")
def test_claim_in_the_same_language_is_compared_by_the_model_of_many_languages_too(published: Published) -> None:
    published("The bridge over the river was closed.")
    catching_up.catch_up()

    known = considered(sought(Asked("They said that the bridge over the river was closed")))

    assert [across.is_compared(row) for row in known.rows] == [True]


@pytest.mark.usefixtures("semantic")
def test_claim_that_the_model_of_many_languages_alone_finds_is_a_candidate_of_a_text_in_another_language(
    published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = published("The bridge over the river was closed.")
    catching_up.catch_up()
    near = matrix().nearest("across", encoding.across(["bridge"], asked=True)[0], 1)
    monkeypatch.setattr(candidates, "by_meaning", lambda *_: {"text": [], "title": [], "across": near})
    monkeypatch.setattr(candidates, "BY_WORDS", 0)
    monkeypatch.setattr(candidates, "BY_INDEX", 0)

    english, russian = (list(considered(sought(Asked(text))).claims) for text in ("It was shut", "Мост закрыт"))

    assert (english, russian) == ([], [claim.pk])


@pytest.mark.usefixtures("semantic")
def test_text_with_nothing_around_it_is_encoded_once(published: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    published("The bridge was closed.")
    catching_up.catch_up()
    encoded: list[str] = []
    english = encoding.english

    def noted(texts: Sequence[str]) -> Any:
        encoded.extend(texts)
        return english(texts)

    monkeypatch.setattr(encoding, "english", noted)

    match(" They closed the bridge https://example.org/bridge")

    assert encoded == ["They closed the bridge"]


@pytest.mark.usefixtures("semantic")
def test_matrix_after_more_was_made_reads_that_alone(published: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    first = published("The bridge was closed.")
    catching_up.catch_up()
    matrix()
    second = published("The lighthouse is for sale.")
    catching_up.catch_up()

    with CaptureQueriesContext(connection) as queries:
        found = matrix()

    assert list(found.records) == [first.pk, second.pk]
    assert sum("across" in query["sql"] for query in queries) == 1
    assert all("batch" in query["sql"] for query in queries if "across" in query["sql"])


@pytest.mark.usefixtures("semantic")
def test_matrix_without_news_asks_one_query(published: Published) -> None:
    published("The bridge was closed.")
    catching_up.catch_up()
    matrix()

    with CaptureQueriesContext(connection) as queries:
        matrix()

    assert len(queries) == 1


@pytest.mark.usefixtures("semantic")
def test_publications_ask_the_worker_once_until_it_begins(
    published: Published, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[None] = []
    encode = tasks.encode_what_is_new
    monkeypatch.setattr(tasks, "encode_what_is_new", type("Task", (), {"enqueue": lambda: asked.append(None)}))

    with django_capture_on_commit_callbacks(execute=True):
        published("The bridge was closed.")
        published("The lighthouse is for sale.")
    encode.call()
    with django_capture_on_commit_callbacks(execute=True):
        published("Wheat prices doubled.")

    assert len(asked) == 2
