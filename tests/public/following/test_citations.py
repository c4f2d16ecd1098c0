"""Citations of revisions, read by the parsers that reference managers are made of."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
import rispy
import time_machine
from bibtexparser.entrypoint import parse_string
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test import Client

from claims.models import Claim
from factcheck.publishing.models import Revision
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.reader import queries_of, read

pytestmark = pytest.mark.django_db

TITLES = [
    "84 boats called at Tessamere.",
    r"50 % of {braces} & \commands cost $5 #1 a_b ~x^2",
    "One brace } only { and “quotes” \"straight\" 'single'",
    "ER  - and TY  - JOUR in a title, with @misc{x, y = {z}}",
    "Հայաստան, שלום, Ελλάδα, 日本語 🌍 é e\u0301",
    "A title\u2028of two lines\u0085and three",
]
FORMATS = ["bib", "ris", "json", "txt"]
ACCESSED = datetime(2026, 12, 24, 9, tzinfo=UTC)


@pytest.fixture
def claim(editor: User) -> Claim:
    made = factories.ClaimFactory.create(text=TITLES[0], language="en")
    with time_machine.travel(datetime(2026, 1, 31, 23, 30, tzinfo=UTC)):
        publish(made, by=editor)
    return made


def titled(claim: Claim, title: str, editor: User) -> Claim:
    # `update`, since no form takes what stands between lines.
    Claim.objects.filter(pk=claim.pk).update(text=title)
    claim.refresh_from_db()
    publish(claim, by=editor)
    return claim


def path_of(claim: Claim, form: str, number: int = 1) -> str:
    return f"/claims/{claim.public_id}/revisions/{number}/citation.{form}"


def address_of(claim: Claim, number: int = 1) -> str:
    return f"http://127.0.0.1:8000/claims/{claim.public_id}/revisions/{number}/"


def digits(claim: Claim, number: int = 1) -> str:
    return bytes(Revision.objects.get(record_id=claim.public_id, number=number).hash).hex()[:12]


def cite(claim: Claim, form: str, number: int = 1) -> Any:
    with time_machine.travel(ACCESSED):
        response = Client().get(path_of(claim, form, number))
    assert response.status_code == 200
    return response


def bibtex_fields(text: str) -> dict[str, str]:
    library = parse_string(text)
    assert not library.failed_blocks
    [entry] = library.entries
    return {field.key: field.value for field in entry.fields} | {"type": entry.entry_type, "cited by": entry.key}


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
        ("json", "application/vnd.citationstyles.csl+json"),
        ("txt", "text/plain; charset=utf-8"),
    ],
)
def test_citation_has_its_media_type_and_file_name(form: str, media_type: str, claim: Claim) -> None:
    response = cite(claim, form)

    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"] == f'attachment; filename="claim-{claim.public_id}-r1.{form}"'
    assert response["Cache-Control"] == "public, no-cache"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_bibtex_names_the_revision(claim: Claim) -> None:
    fields = bibtex_fields(cite(claim, "bib").content.decode())

    assert fields == {
        "type": "misc",
        "cited by": f"claim-{claim.public_id}-r1",
        "key": "Factcheck",
        "title": "{Claim: 84 boats called at Tessamere.}",
        "howpublished": "Record of a claim",
        "publisher": "Factcheck",
        "year": "2026",
        "month": "jan",
        "url": address_of(claim),
        "urldate": "2026-12-24",
        "version": "1",
        "note": f"Revision 1, log entry {digits(claim)}",
    }


@pytest.mark.parametrize("title", TITLES)
def test_bibtex_escapes_a_title_and_keeps_it_whole(title: str, claim: Claim, editor: User) -> None:
    if title != claim.text:
        titled(claim, title, editor)
    text = cite(claim, "bib", 1 if title == TITLES[0] else 2).content.decode()

    assert text.count("{") == text.count("}")
    read_back = bibtex_fields(text)["title"].removeprefix("{").removesuffix("}")
    for mark, written in (("{", "textbraceleft"), ("}", "textbraceright"), ("~", "textasciitilde")):
        read_back = read_back.replace(rf"\{written}{{}}", mark)
    for mark, written in (("^", "textasciicircum"), ("\\", "textbackslash")):
        read_back = read_back.replace(rf"\{written}{{}}", mark)
    for mark in "$&%#_":
        read_back = read_back.replace(f"\\{mark}", mark)
    assert read_back == f"Claim: {' '.join(title.split())}"


@pytest.mark.parametrize("title", TITLES)
def test_ris_names_the_revision_on_lines_ended_as_its_rules_say(title: str, claim: Claim, editor: User) -> None:
    number = 1 if title == TITLES[0] else 2
    if number == 2:
        titled(claim, title, editor)
    body = cite(claim, "ris", number).content.decode()
    [found] = rispy.loads(body)

    assert all(line[2:6] == "  - " for line in body.removesuffix("\r\n").split("\r\n"))
    assert body.replace("\r\n", "").isprintable()
    assert body.endswith("ER  - \r\n")
    assert found["title"] == f"Claim: {' '.join(title.split())}"
    assert found["type_of_reference"] == "ELEC"
    assert (found["type_of_work"], found["publisher"]) == ("Record of a claim", "Factcheck")
    assert "authors" not in found
    assert found["urls"] == [address_of(claim, number)]
    assert found["access_date"] == "2026/12/24/"
    assert found["notes"] == [f"Revision {number}, log entry {digits(claim, number)}"]
    assert number == 2 or (found["year"], found["date"]) == ("2026", "2026/01/31/")


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.filterwarnings("ignore::UserWarning:citeproc")
def test_csl_json_can_be_set_in_a_style(title: str, claim: Claim, editor: User) -> None:
    number = 1 if title == TITLES[0] else 2
    if number == 2:
        titled(claim, title, editor)
    items = json.loads(cite(claim, "json", number).content)
    [item] = items

    assert item["title"] == f"Claim: {' '.join(title.split())}"
    assert (item["genre"], item["publisher"], item.get("author")) == ("Record of a claim", "Factcheck", None)
    assert item["URL"] == address_of(claim, number)
    assert (item["type"], item["version"], item["language"]) == ("webpage", str(number), "en")
    assert item["accessed"] == {"date-parts": [[2026, 12, 24]]}
    assert number == 2 or item["issued"] == {"date-parts": [[2026, 1, 31]]}
    entry = set_in_harvard_style(items)
    assert item["title"][:10] in entry
    assert "Factcheck" in entry


def set_in_harvard_style(items: list[dict[str, Any]]) -> str:
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    bibliography.register(Citation([CitationItem(items[0]["id"])]))
    return str(bibliography.bibliography()[0])


def test_plain_citation_names_the_revision(claim: Claim) -> None:
    assert cite(claim, "txt").content.decode() == (
        f"“Claim: 84 boats called at Tessamere”. Record of a claim, Factcheck. Revision 1, 31 January 2026. "
        f"{address_of(claim)} (log entry {digits(claim)})\n"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_citation_of_withdrawn_record_is_gone(form: str, claim: Claim, editor: User) -> None:
    withdraw(claim, by=editor, note="Mistaken identity.")

    assert "84 boats" not in read(path_of(claim, form), 410).text


@pytest.mark.parametrize(
    "end", ["2/citation.txt", "0/citation.bib", "1/citation.pdf", "1/citation.", "1/citation.ris/"]
)
def test_citation_that_is_not_there_is_not_found(end: str, claim: Claim) -> None:
    read(f"/claims/{claim.public_id}/revisions/{end}", 404)


def test_citation_takes_two_queries(claim: Claim) -> None:
    assert queries_of(path_of(claim, "bib")) == 2


@pytest.mark.parametrize("kind", ["claimant", "topic", "source", "publisher"])
def test_citation_of_each_kind_has_its_name(kind: str, editor: User) -> None:
    record = getattr(factories, f"{kind.capitalize()}Factory").create()
    publish(record, by=editor)

    text = Client().get(f"/{kind}s/{record.public_id}/revisions/1/citation.txt").content.decode()

    assert f"“{record}”. Record, Factcheck. Revision 1" in text


def box_of(path: str) -> str:
    """The box of a page, as its template has it."""
    context = Client().get(path).context
    return render_to_string("_components/cite.html", {name: context[name] for name in ("cited", "record")})


def test_box_cites_the_revision_that_the_page_shows(claim: Claim) -> None:
    box = box_of(f"/claims/{claim.public_id}/{claim.slug}/")

    assert cite(claim, "txt").content.decode().strip() in box.replace('<bdi dir="ltr">', "").replace("</bdi>", "")
    assert f'href="/claims/{claim.public_id}/revisions/1/"' in box
    for form in FORMATS:
        assert f'href="{path_of(claim, form)}"' in box


def test_box_of_an_earlier_page_cites_the_earlier_revision(claim: Claim, editor: User) -> None:
    titled(claim, "Another text.", editor)

    assert address_of(claim, 2) in box_of(f"/claims/{claim.public_id}/{claim.slug}/")
    for path in ("revisions/1/", f"{claim.slug}/?as_of=2026-01-31"):
        assert address_of(claim, 1) in box_of(f"/claims/{claim.public_id}/{path}")


def test_box_of_a_review_cites_the_revision_of_its_claim(editor: User) -> None:
    review = factories.ReviewFactory.create(title="A review")
    publish(review.claim, by=editor)

    box = box_of(f"/reviews/{review.public_id}/")

    assert review.claim.text.rstrip(".") in box
    assert address_of(review.claim) in box
    assert digits(review.claim) in box
    assert "A review is a part of its claim" in box


def test_box_is_not_there_for_what_can_not_be_cited() -> None:
    assert render_to_string("_components/cite.html", {}).strip() == ""
