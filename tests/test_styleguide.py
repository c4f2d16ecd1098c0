"""The style guide of development."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client

from factcheck.styleguide_examples import AROUND, EXAMPLES
from tests.reader import read


def test_styleguide_shows_every_component() -> None:
    names = {path.stem for path in Path(settings.BASE_DIR, "templates", "_components").glob("*.html")}

    assert {example.name for example in EXAMPLES} | AROUND == names


def test_styleguide_in_development_is_a_valid_page(settings: Any) -> None:
    settings.DEBUG = True

    text = read("/styleguide/").text

    assert "Nikol Pashinyan" in text
    assert [example.name for example in EXAMPLES if example.name not in text] == []


def test_styleguide_elsewhere_is_not_there() -> None:
    assert Client().get("/styleguide/").status_code == 404
