"""Of the sentences in the tables, how many get the right speaker; `python -m tests.benchmarks.speakers` prints them."""

import pytest

from claims.intake.speaking.finding import is_no_name, speaker_of
from tests.claims.intake.speaking.table import LANGUAGES, rows, scored
from tests.together import each_of

MOST_WRONG, LEAST_RIGHT = 0.05, 0.85


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_a_language_name_who_speaks(language: str) -> None:
    for name in (language, f"{language}_unseen", f"{language}_later", f"{language}_again"):
        score = scored(name, language)
        whole = score.right + score.wrong + score.silent

        assert score.right >= LEAST_RIGHT * whole, score.failed
        assert score.wrong <= MOST_WRONG * whole, score.failed


def test_tables_hold_as_many_sentences_as_the_figures_rest_on() -> None:
    few = {name: len(rows(name)) for name in LANGUAGES if len(rows(name)) < (150 if name == "en" else 40)}

    assert few == {}


def test_kind_and_role_are_told_where_they_are_plain() -> None:
    answers = {
        "Mayor Anna Lee said no.": ("person", "Mayor"),
        "Anna Lee, the mayor, said no.": ("person", "the mayor"),
        "Anna Lee said no.": ("", ""),
        "Two officials in Ardova who asked not to be named said no.": ("anonymous", ""),
        "The Ministry of Health said no.": ("ministry", ""),
        "Armenia said no.": ("government", ""),
        "The Supreme Court said no.": ("organisation", ""),
        "Reuters said no.": ("", ""),
    }
    found = {text: speaker_of(text, 0, len(text)).speaker for text in answers}
    wrong = {text: named for text, named in found.items() if named is None or named[1:] != answers[text]}

    assert wrong == {}


@each_of(
    ("who", "name"),
    [
        ("Stephen King", "Stephen King"),
        ("Barbara Pope", "Barbara Pope"),
        ("Mike Judge", "Mike Judge"),
        ("John Major", "John Major"),
        ("Mayor Tom Baker", "Tom Baker"),
        ("The author Stephen King", "Stephen King"),
        ("Judge Mary Pope", "Mary Pope"),
        ("King Charles", "King Charles"),
        ("Chief Judge", ""),
        ("The Saudi King", ""),
        ("The Crown Prince", ""),
    ],
)
def test_title_behind_a_first_name_is_a_family(who: str, name: str) -> None:
    text = f"{who} said the bridge was closed."
    found = speaker_of(text, 0, len(text), "en").speaker

    assert (found.name if found else "") == name


def test_pronouns_and_dates_name_nobody() -> None:
    nobody = ["He", "they", "On Monday"[3:], "May", "Il", "Она", "Նա", "Onlar", "هو", "the", "12 May"]
    somebody = ["WHO", "IT", "Anna", "May Lee", "Le Monde", "Она Петрова", "The Guardian"]

    assert [name for name in nobody if not is_no_name(name)] + [name for name in somebody if is_no_name(name)] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("« Non », répond Anna Roy.", "Anna Roy"),
        ("L’école ferme, déplore Anna Roy.", "Anna Roy"),
        ("José Núñez said the café closed.", "José Núñez"),
        ("“Don’t,” said La Toya Roy.", "La Toya Roy"),
    ],
)
def test_short_text_without_a_language_is_read_in_its_own(text: str, name: str) -> None:
    speaker = speaker_of(text, 0, len(text)).speaker

    assert speaker is not None
    assert speaker.name == name


def test_declined_comment_is_proposed_as_no_claim_of_anybody() -> None:
    text = "The bridge is closed. Mayor Anna Lee declined to comment."
    found = speaker_of(text, text.index("Mayor"), len(text))

    assert (found.speaker, found.cue, found.declined) == (None, None, True)


@pytest.mark.parametrize(
    "mark", ["“", "”", '"', "«", "»", "(", ")", ",", " said", "said ", "— ", "a.", "\n", "‘", "قال ", "А "]
)
def test_hostile_text_is_read_in_time(mark: str) -> None:
    text = mark * 3000

    speaker_of(text, len(text) // 2, len(text) // 2 + 5)
