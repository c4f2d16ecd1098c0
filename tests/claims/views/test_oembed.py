"""The oEmbed provider."""

from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from factcheck.merging.actions import merge
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.markup import tree
from tests.records import whole_claim
from tests.together import each_of

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def ask(url: str, **parameters: Any) -> Any:
    return Client().get("/oembed", {"url": url, **parameters})


def frame_of(embed: dict[str, Any]) -> dict[str, str]:
    [frame] = tree(embed["html"]).iter("iframe")
    return dict(frame.attrib)


@pytest.fixture(scope="module")
def claim(shared_editor: User) -> Claim:
    """A public claim with a review."""
    claim = whole_claim("Some")
    publish(claim, by=shared_editor)
    return claim


def test_answer_has_a_frame_with_the_card_and_a_picture(claim: Claim) -> None:
    response = ask(f"{SITE}/claims/{claim.public_id}/{claim.slug}/")

    embed = response.json()
    own = f"{SITE}/claims/{claim.public_id}/"
    assert response["Content-Type"] == "application/json"
    title = "Claim: Some text (said by Some speaker; contested by Some contester)"
    assert (embed["type"], embed["version"], embed["title"]) == ("rich", "1.0", title)
    assert frame_of(embed)["title"] == title
    assert (embed["provider_name"], embed["provider_url"]) == ("Factcheck", f"{SITE}/")
    assert embed["width"] == 600
    assert embed["thumbnail_url"] == f"{own}image.png"
    frame = frame_of(embed)
    assert (frame["src"], frame["width"], frame["height"]) == (f"{own}card/", "600", str(embed["height"]))
    assert "allow-scripts" not in frame["sandbox"]


def test_every_address_of_a_claim_is_known(claim: Claim) -> None:
    own, review = f"/claims/{claim.public_id}/", claim.reviews.all()[0]
    paths = [own, f"{own}{claim.slug}/", f"{own}another/", f"{own}history/", f"{own}?as_of=2026-01-31#found"]
    paths.append(f"/reviews/{review.public_id}/")

    for path in paths:
        for url in (f"{SITE}{path}", f"HTTPS://127.0.0.1:8000{path}", f"{SITE}{path.rstrip('/')}"):
            embed = ask(url).json()
            assert frame_of(embed)["src"] == f"{SITE}{own}card/", url


def test_address_with_language_is_answered_with_the_card_in_that_language(claim: Claim) -> None:
    # As browsers are led on from them.
    for address in (
        f"/fr/claims/{claim.public_id}/",
        f"/FR/claims/{claim.public_id}",
        f"/fr-CA/claims/{claim.public_id}/",
    ):
        embed = ask(f"{SITE}{address}").json()

        assert frame_of(embed)["src"] == f"{SITE}/fr/claims/{claim.public_id}/card/"


def test_answer_is_no_larger_than_what_is_asked_for(claim: Claim) -> None:
    url = f"{SITE}/claims/{claim.public_id}/"

    small, large = ask(url, maxwidth=300, maxheight=200).json(), ask(url, maxwidth=5000, maxheight="9" * 5000).json()

    assert (small["width"], small["height"]) == (300, 200)
    assert (frame_of(small)["width"], frame_of(small)["height"]) == ("300", "200")
    assert "thumbnail_url" not in small
    assert (large["width"], large["thumbnail_width"]) == (600, 1200)


def test_narrow_card_is_taller(claim: Claim) -> None:
    embeds = [ask(f"{SITE}/claims/{claim.public_id}/", maxwidth=width).json() for width in (600, 400, 280)]

    assert [embed["width"] for embed in embeds] == [600, 400, 280]
    heights = [embed["height"] for embed in embeds]
    assert heights == sorted(set(heights))
    assert [frame_of(embed)["height"] for embed in embeds] == [str(height) for height in heights]


def test_answer_in_xml_says_the_same(claim: Claim) -> None:
    url = f"{SITE}/claims/{claim.public_id}/"

    response = ask(url, format="xml")

    assert response["Content-Type"] == "text/xml; charset=utf-8"
    found = {member.tag: member.text for member in ElementTree.fromstring(response.content)}
    assert found == {name: str(value) for name, value in ask(url).json().items()}


@pytest.mark.parametrize("form", ["json", "xml"])
def test_hostile_text_stays_within_the_frame(form: str, editor: User) -> None:
    text = "\"></iframe><script>alert(1)</script> ]]> \ufffe & '"
    claim = factories.ClaimFactory.create(text=text)
    publish(claim, by=editor)

    response = ask(f"{SITE}/claims/{claim.public_id}/", format=form)

    html = response.json()["html"] if form == "json" else ElementTree.fromstring(response.content).findtext("html")
    assert frame_of({"html": html})["title"].startswith('Claim: "></iframe><script>')
    assert "<script>" not in str(html)


@each_of(
    "url",
    [
        "https://elsewhere.example/claims/{id}/",
        "//127.0.0.1:8000/claims/{id}/",
        "http://127.0.0.1:8000@elsewhere.example/claims/{id}/",
        "http://127.0.0.1:8000.elsewhere.example/claims/{id}/",
        "javascript:alert(1)//127.0.0.1:8000/claims/{id}/",
        "/claims/{id}/",
        "http://127.0.0.1:8000",
        "http://127.0.0.1:8000/",
        "http://127.0.0.1:8000/claims/",
        "http://127.0.0.1:8000/topics/{topic}/",
        "http://127.0.0.1:8000/claims/000000000000/",
        "http://127.0.0.1:8000/claims/{id}/a/b/c/",
        "http://127.0.0.1:8000/claims/\0{id}/",
        "http://127.0.0.1:8000/admin/",
        "http://[::1/claims/{id}/",
        "http://127.0.0.1:8000/" + "x" * 10_000,
        "\0",
    ],
    rolled_back=True,
)
def test_address_that_is_no_page_of_a_claim_is_not_found(url: str, claim: Claim) -> None:
    url = url.replace("{id}", claim.public_id).replace("{topic}", claim.topics.get().public_id)

    response = ask(url)

    assert response.status_code == 404
    assert "Location" not in response
    assert "elsewhere" not in response.content.decode()


@each_of("size", ["-1", "0", "1.5", "x", "\0", "²", "1e3", " 1"], rolled_back=True)
@each_of("name", ["maxwidth", "maxheight"], rolled_back=True)
def test_size_that_makes_no_sense_is_refused(name: str, size: str) -> None:
    assert ask(f"{SITE}/claims/000000000000/", **{name: size}).status_code == 400


def test_request_without_address_is_refused_and_unknown_format_not_implemented() -> None:
    assert Client().get("/oembed").status_code == 400
    assert Client().get("/oembed?url=").status_code == 400
    assert Client().get(f"/oembed?url={quote(SITE)}&format=yaml").status_code == 501
    assert Client().post("/oembed").status_code == 405
    assert Client().get("/fr/oembed").status_code == 404


def test_draft_and_withdrawn_claim_are_not_found_and_merged_one_is_the_other(editor: User) -> None:
    draft, gone, loser, winner = factories.ClaimFactory.create_batch(4)
    for claim in (gone, loser, winner):
        publish(claim, by=editor)
    withdraw(gone, by=editor, note="Gone.")
    merge(loser, into=winner, by=editor, note="The same.", publish=True)

    for claim in (draft, gone):
        assert ask(f"{SITE}/claims/{claim.public_id}/").status_code == 404
    embed = ask(f"{SITE}/claims/{loser.public_id}/").json()
    assert frame_of(embed)["src"] == f"{SITE}/claims/{winner.public_id}/card/"


def test_answer_takes_two_queries(claim: Claim) -> None:
    with CaptureQueriesContext(connection) as queries:
        ask(f"{SITE}/claims/{claim.public_id}/")

    assert len(queries) == 2
