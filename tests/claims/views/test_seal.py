"""The seal of a claimant without a portrait."""

from xml.etree import ElementTree

from django.test import Client

from tests.reader import queries_of

ONE, OTHER = "/claimants/w9879c6bax6k/seal.svg", "/claimants/e9key99gbc72/seal.svg"


def test_seal_is_a_small_picture_kept_for_good_and_asks_nothing_of_the_database(db: None) -> None:
    response = Client().get(ONE)

    assert response["Content-Type"] == "image/svg+xml"
    assert "immutable" in response["Cache-Control"]
    assert ElementTree.fromstring(response.content).tag == "{http://www.w3.org/2000/svg}svg"
    assert len(response.content) < 3_000
    assert queries_of(ONE) == 0


def test_seal_of_one_differs_from_that_of_another_and_stays_the_same() -> None:
    first, again, other = (Client().get(path).content for path in (ONE, ONE, OTHER))

    assert first == again != other
