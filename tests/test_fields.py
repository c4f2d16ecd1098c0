from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from factcheck.fields import (
    LineField,
    ProseField,
    VerbatimField,
    one_line,
    prose,
    validate_line,
    validate_prose,
    validate_verbatim,
    validate_visible,
    verbatim,
)
from tests.together import each_of

LINE = LineField(max_length=20)
PROSE = ProseField(max_length=20)
VERBATIM = VerbatimField(max_length=20)
ALL = [LINE, PROSE, VERBATIM]

NEVER = ["a\x00b", "a\x1bb", "a\ud800b", "a\udfffb", "a\ufffeb", "a\uffffb"]
BIDI = [f"a{mark}b" for mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]


def message_of(field: Any, text: str) -> str:
    with pytest.raises(ValidationError) as caught:
        field.clean(text, None)
    return " ".join(caught.value.messages)


@each_of("field", ALL)
@each_of(
    "text", ["word", "Փաշինյան", "שלום", "नमस्ते", "e\u0301", "👩\u200d👩\u200d👧", "a\u200cb", "a\u200eb", "“quoted”"]
)
def test_text_of_any_script_is_kept_exactly(field: Any, text: str) -> None:
    assert field.clean(text, None) == text


@each_of("field", ALL)
@each_of("text", NEVER)
def test_character_that_cannot_be_stored_is_refused(field: Any, text: str) -> None:
    assert f"Character 2 (U+{ord(text[1]):04X}) is " in message_of(field, text)


@each_of("field", [LINE, PROSE])
@each_of("text", BIDI)
def test_mark_of_direction_in_our_own_words_is_refused(field: Any, text: str) -> None:
    assert "a mark that turns the direction of text" in message_of(field, text)


@each_of("text", BIDI)
def test_mark_of_direction_in_the_words_of_a_source_is_kept(text: str) -> None:
    assert VERBATIM.clean(text, None) == text


@each_of("text", ["a\nb", "a\rb", "a\tb", "a\x85b", "a\u2028b", "a\u2029b"])
def test_line_with_a_break_is_refused(text: str) -> None:
    assert "Character 2" in message_of(LINE, text)


@each_of("field", [PROSE, VERBATIM])
@each_of(("typed", "stored"), [("a\r\n\r\nb\tc", "a\n\nb\tc"), ("a\rb", "a\nb"), ("a\nb", "a\nb")])
def test_line_breaks_of_long_text_become_one_sort(field: Any, typed: str, stored: str) -> None:
    assert field.clean(typed, None) == stored


@each_of("field", [LINE, PROSE])
@each_of("text", [" ", "\u00a0", "\u200b\u2003", "\u200b"])
def test_text_with_nothing_to_read_is_refused(field: Any, text: str) -> None:
    assert "spaces alone say nothing" in message_of(field, text)


def test_white_space_around_the_words_of_a_source_is_kept() -> None:
    assert VERBATIM.clean(" \n", None) == " \n"


@pytest.mark.parametrize("field", ALL)
def test_text_as_long_as_allowed_is_kept(field: Any) -> None:
    assert field.clean("🌍" * 20, None) == "🌍" * 20


@pytest.mark.parametrize("field", ALL)
def test_text_longer_than_allowed_is_refused(field: Any) -> None:
    assert "at most 20 characters" in message_of(field, "🌍" * 21)


@pytest.mark.parametrize("field", ALL)
def test_text_of_100_kb_is_refused_in_a_short_message(field: Any) -> None:
    assert len(message_of(field, "x" * 100_000)) < 200


@pytest.mark.parametrize("field", ALL)
def test_form_refuses_text_longer_than_allowed(field: Any) -> None:
    form_field = field.formfield()

    assert isinstance(form_field, forms.CharField)
    with pytest.raises(forms.ValidationError):
        form_field.clean("x" * 21)


def test_form_leaves_white_space_of_a_source_alone() -> None:
    form_field = VERBATIM.formfield()

    assert isinstance(form_field, forms.CharField)
    assert form_field.clean(" word ") == " word "


@pytest.mark.parametrize("field", [PROSE, VERBATIM])
def test_long_text_field_is_built_again_from_a_migration(field: Any) -> None:
    _, _, args, kwargs = field.deconstruct()

    again = type(field)(*args, **kwargs)

    assert again.max_length == 20


@given(st.text(max_size=15), st.sampled_from([validate_line, validate_prose, validate_verbatim]))
def test_any_text_that_is_kept_can_be_written_down(text: str, validate: Callable[[str], None]) -> None:
    try:
        validate(text)
    except ValidationError as error:
        text = error.messages[0]
    assert "\x00" not in text
    assert text.encode("utf-8").decode("utf-8") == text


@given(st.text(alphabet=st.characters(categories=["Zs", "Cc", "Cf"]), max_size=9), st.sampled_from("aԱא字1!"))
def test_text_with_one_visible_character_says_something(spaces: str, character: str) -> None:
    validate_visible(spaces + character + spaces)


@given(st.text(max_size=15))
def test_tidied_text_is_one_that_its_field_takes(text: str) -> None:
    for field, tidy in ((LINE, one_line), (PROSE, prose), (VERBATIM, verbatim)):
        tidied = tidy(text)

        assert not tidied or field.clean(tidied, None) == tidied


@pytest.mark.parametrize("tidy", [one_line, prose, verbatim])
def test_tidied_text_keeps_what_can_be_read(tidy: Callable[[str], str]) -> None:
    assert tidy("Փաշինյան e\u0301 a\u200cb") == "Փաշինյան e\u0301 a\u200cb"
    assert tidy("\u200b \x00") == ""
