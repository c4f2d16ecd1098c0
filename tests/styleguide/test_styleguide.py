"""The style guide of development."""

from pathlib import Path
from typing import Any

from django.test import Client

from tests.reader import read


def test_styleguide_in_development_is_a_valid_page_that_shows_every_component(settings: Any) -> None:
    settings.DEBUG = True

    response: Any = read("/styleguide/").response

    shown = {template.name for template in response.templates}
    folder = Path(settings.BASE_DIR, "templates")
    components = [path.relative_to(folder).as_posix() for path in folder.glob("_components/*.html")]
    assert [name for name in components if name not in shown] == []


def test_styleguide_elsewhere_is_not_there() -> None:
    assert Client().get("/styleguide/").status_code == 404
