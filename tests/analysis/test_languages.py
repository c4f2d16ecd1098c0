"""The language that a text's small words tell."""

import pytest

from factcheck.analysis.languages import guess_language


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
        ("港で火事があった", "ja"),
    ],
)
def test_language_of_a_message_is_told_by_small_words_or_not_at_all(text: str, language: str) -> None:
    assert guess_language(text) == language
