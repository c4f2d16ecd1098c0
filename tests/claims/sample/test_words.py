"""The sample's words against the article that they were taken from. The project doesn't ship the article."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from claims.sample.loader import NAMES, read
from tests.together import each_of

SHARED = Path(os.environ.get("FACTCHECK_SHARED", settings.BASE_DIR.parent / "shared"))
ARTICLE = SHARED / "example" / "article.txt"
LONGEST_PASSAGE = 150
LARGEST_SHARE = 0.56

needs_article = pytest.mark.skipif(not ARTICLE.is_file(), reason=f"The article is not at {ARTICLE}.")


def passages(name: str) -> dict[str, tuple[str, str, str]]:
    rows = read(name)["sources"].values()
    return {key: (words[0], words[1], words[2]) for row in rows for key, words in row["passages"].items()}


def utterances(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for slug, claim in read(name)["claims"].items():
        for row in (*claim["attributions"].values(), *claim.get("rebuttals", {}).values()):
            yield slug, row


@needs_article
@each_of(("key", "words"), passages("nagorno_karabakh").items())
def test_passage_of_the_article_stands_in_it_once_with_its_surroundings(key: str, words: tuple[str, str, str]) -> None:
    article = ARTICLE.read_text(encoding="utf-8")

    assert article.count("".join(words)) == 1


@needs_article
def test_passages_together_leave_much_of_the_article_out() -> None:
    article = ARTICLE.read_text(encoding="utf-8")
    taken: set[int] = set()

    for words in passages("nagorno_karabakh").values():
        start = article.index("".join(words))
        taken |= set(range(start, start + len("".join(words))))

    assert len(taken) < LARGEST_SHARE * len(article)


def test_passages_of_the_article_are_short() -> None:
    lengths = {key: len("".join(words)) for key, words in passages("nagorno_karabakh").items()}

    assert {key: length for key, length in lengths.items() if length > LONGEST_PASSAGE} == {}


def test_source_of_the_article_carries_no_text_and_no_address() -> None:
    (source,) = read("nagorno_karabakh")["sources"].values()

    assert source.keys() & {"text", "url", "capture"} == set()


@pytest.mark.parametrize("name", NAMES)
def test_cue_and_quote_stand_in_the_passages_of_their_utterance(name: str) -> None:
    words = passages(name)

    astray = [
        (slug, said)
        for slug, row in utterances(name)
        for said in (row.get("cue", ""), row.get("quote", ""))
        if not any(said in words[key][1] for key in row["passages"])
    ]

    assert astray == []


@pytest.mark.parametrize("name", NAMES)
def test_every_passage_and_record_is_used(name: str) -> None:
    data = read(name)
    used = str([data["claims"], data.get("like")])

    unused = [
        key
        for key in (*passages(name), *data["topics"], *data["claimants"], *data["publishers"])
        if f"'{key}'" not in used + str([data["sources"], data["claimants"], data["topics"], data.get("scales")])
    ]

    assert unused == []


def test_demonstration_says_in_every_text_that_it_is_invented() -> None:
    data = read("demonstration")
    names = [row["name"] for part in ("publishers", "claimants") for row in data[part].values()]

    assert [name for name in names if "(invented" not in name] == []
    assert [row["text"] for row in data["claims"].values() if "invented island of Tessamere" not in row["text"]] == []
    assert [row["title"] for row in data["sources"].values() if not row["title"].startswith("Demonstration: ")] == []
    assert [row["text"] for row in data["sources"].values() if "about an invented place" not in row["text"]] == []


def test_demonstration_names_no_address_that_could_exist() -> None:
    text = str(read("demonstration"))

    assert text.count("https://") == text.count(".tessamere.example/")
