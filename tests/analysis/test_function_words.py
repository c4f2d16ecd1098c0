"""The language that a text's small words tell."""

import pytest

from factcheck.analysis.function_words import likely_language
from factcheck.analysis.tokens import words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("More than a hundred thousand people have left their homes", "en"),
        ("Plus de cent mille personnes ont quitté leurs maisons dans la région", "fr"),
        ("Более ста тысяч человек покинули свои дома, и это не только из-за войны", "ru"),
        (
            "Mehr als hunderttausend Menschen haben die Region mit ihren Familien verlassen und sind auf der Flucht",
            "de",
        ),
        ("Más de cien mil personas han dejado sus casas en la región por la guerra", "es"),
        ("", ""),
        ("Nagorno-Karabakh 2023", ""),
        ("港で火事があった", ""),
    ],
)
def test_likely_language_is_told_by_small_words_or_not_at_all(text: str, language: str) -> None:
    assert likely_language(words(text)) == language
