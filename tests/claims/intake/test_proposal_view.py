"""What the reading desk's script asks for while words are selected."""

import pytest
from django.test import Client
from django.urls import reverse

from sources.models import Source
from tests.factories import ClaimantFactory, SourceFactory

pytestmark = pytest.mark.django_db
TEXT = "Anna said the bridge 🌍 was closed. Ben denied it, saying that it was open. The bridge was closed again."


@pytest.fixture
def source() -> Source:
    return SourceFactory.create(text=TEXT)


def desk_of(source: Source) -> str:
    return reverse("read_source", args=[source.pk])


def test_proposal_is_given_by_field(desk: Client, source: Source) -> None:
    ben = ClaimantFactory.create(name="Ben")

    found = desk.post(desk_of(source) + "proposal/", {"exact": "denied it"}).json()

    assert (found["part"], found["cue"], found["place"]) == ("rebuttal", "denied", TEXT.index("denied"))
    assert (found["claimant"], found["claimant_label"]) == (ben.pk, "Ben")


def test_proposal_counts_code_points(desk: Client, source: Source) -> None:
    place = TEXT.rindex("was closed")

    found = desk.post(desk_of(source) + "proposal/", {"exact": "was closed", "place": str(place)}).json()

    assert found["place"] == place


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({}, "exact"),
        ({"exact": "gone"}, "exact"),
        ({"exact": "a\0b"}, "exact"),
        ({"exact": "was closed"}, "place"),
        ({"exact": "was closed", "place": "-5"}, "place"),
    ],
)
def test_proposal_for_words_that_can_not_be_found_says_why(
    data: dict[str, str], field: str, desk: Client, source: Source
) -> None:
    response = desk.post(desk_of(source) + "proposal/", data)

    assert response.status_code == 422
    assert field in response.json()["errors"]
