"""The look that every page shares: typefaces that are few enough to send, and colours that can be read."""

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from tests.together import each_of

FONTS = Path("factcheck/static/factcheck/fonts")
LOOK = Path("factcheck/static/factcheck/look")
# Letters that pages of a language are full of: its own, and those of names in Latin script.
LETTERS = {
    "en": "Who says so, who contests it – and “what” it rests on: 1, 2",
    "fr": "Où l’ont-ils dit ? « Ça » : œuvre, été, gîte, naïf",
    "ru": "Кто так говорит, а кто возражает № 1, ёлка, Factcheck",
    "ar": "من يقول ذلك Factcheck",
    "hy": "Ով է այդպես ասում Factcheck",
    "az": "Kim belə deyir, kim etiraz edir? Iğdır, şəhər, İğdır",
}


def _rules(style: str) -> list[str]:
    return re.findall(r"@font-face \{(.*?)\}", style, re.DOTALL)


def _covers(rule: str, letter: str) -> bool:
    spans = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", rule)
    return any(int(first, 16) <= ord(letter) <= int(last or first, 16) for first, last in spans)


@each_of("language", LETTERS)
def test_typefaces_of_a_page_in_any_language_weigh_less_than_90_kb(language: str) -> None:
    rules = _rules((FONTS / "fonts.css").read_text())

    fetched = {
        match[1]
        for rule, letter in product(rules, LETTERS[language])
        if (match := re.search(r'url\("(.*?)"\)', rule)) and _covers(rule, letter)
    }

    assert {"literata-latin.woff2", "literata-display-latin.woff2", "commissioner-latin.woff2"} <= fetched
    assert sum((FONTS / name).stat().st_size for name in fetched) < 90_000


def test_every_typeface_shows_another_meanwhile_and_has_its_licence_beside_it() -> None:
    rules = _rules((FONTS / "fonts.css").read_text())

    ours = [rule for rule in rules if "url(" in rule]
    assert all("font-display: swap" in rule for rule in ours)
    assert all("size-adjust" in rule and "ascent-override" in rule for rule in rules if rule not in ours)
    families = {re.search(r"font-family: \"(.*?)( Display)?\"", rule)[1] for rule in ours}  # type: ignore[index]
    assert all(
        "SIL Open Font License" in (FONTS / f"LICENSE-{family.lower().replace(' ', '-')}.txt").read_text()
        for family in families
    )


@each_of("language", LETTERS)
def test_look_of_a_page_fetches_only_files_that_are_there(language: str) -> None:
    html = render_to_string("_components/look.html", {"LANGUAGE_CODE": language})

    asked = re.findall(r'href="/static/(.*?)"', html)
    assert len(asked) >= 6
    assert [path for path in asked if not finders.find(path)] == []


def _tokens() -> tuple[dict[str, str], dict[str, str]]:
    light, dark = (LOOK / "tokens.css").read_text().split("prefers-color-scheme: dark")
    [first, second] = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part)) for part in (light, dark)]
    return first, first | second


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@each_of("tokens", _tokens())
@each_of(
    ("text", "ground", "least"),
    [
        *product(("ink", "soft", "gone", "come"), ("paper", "panel"), (4.5,)),
        *product(("ink", "soft", "say"), ("say-plate",), (4.5,)),
        *product(("ink", "soft", "contest"), ("contest-plate",), (4.5,)),
        *product(("say", "contest"), ("paper", "panel"), (4.5,)),
        ("ink", "marker", 4.5),
        ("edge", "paper", 3),
    ],
)
def test_colours_of_text_stand_out_from_their_ground(
    tokens: dict[str, str], text: str, ground: str, least: float
) -> None:
    assert _contrast(tokens[text], tokens[ground]) >= least


@pytest.mark.parametrize("tokens", _tokens(), ids=["light", "dark"])
def test_the_two_sides_are_equally_loud(tokens: dict[str, Any]) -> None:
    say, contest = (_contrast(tokens[side], tokens["paper"]) for side in ("say", "contest"))

    assert max(say, contest) / min(say, contest) < 1.1


@each_of("sheet", sorted(LOOK.glob("*.css")))
def test_style_sheets_name_only_tokens_that_there_are(sheet: Path) -> None:
    known = set(re.findall(r"(--[a-z0-9-]+):", (LOOK / "tokens.css").read_text()))
    named = set(re.findall(r"var\((--[a-z0-9-]+)", sheet.read_text()))
    own = set(re.findall(r"(--[a-z0-9-]+):", sheet.read_text()))

    assert sorted(named - known - own) == []
    assert len(sheet.read_text().splitlines()) < 400
