"""The reconciliation service, as OpenRefine asks it."""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jsonschema
import pytest
import referencing
from django.conf import LazySettings, settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from referencing.jsonschema import DRAFT7

from claims.models import Claimant
from factcheck.matching import match
from factcheck.public.checking.limits import IN_MEMORY
from factcheck.publishing.canonical import Document
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.api.common import problem_of
from tests.records import whole_claim
from tests.together import each_of

pytestmark = pytest.mark.django_db

SHARED = Path(os.environ.get("FACTCHECK_SHARED", settings.BASE_DIR.parent / "shared"))
PUBLISHED = SHARED / "data" / "reconciliation"
SITE = "http://127.0.0.1:8000"
needs_schemas = pytest.mark.skipif(not PUBLISHED.is_dir(), reason="The schemas of the service are not at hand.")


@pytest.fixture(autouse=True)
def nobody_asked_before() -> None:
    IN_MEMORY.forget()


def get(path: str = "", status: int = 200, **parameters: str) -> Any:
    answer = Client(raise_request_exception=False).get(f"/reconcile{path}?{urlencode(parameters)}")
    assert answer.status_code == status, answer.content
    return answer.json()


def ask(**queries: Any) -> dict[str, list[Any]]:
    """The candidates for each query of a batch."""
    found = get(queries=json.dumps(queries))
    assert found == Client().post("/reconcile", {"queries": json.dumps(queries)}).json()
    return {key: answer["result"] for key, answer in found.items()}


def named(name: str, editor: User, **more: Any) -> Claimant:
    claimant: Claimant = factories.ClaimantFactory.create(name=name, **more)
    publish(claimant, by=editor)
    return claimant


def fits(name: str, value: Any) -> None:
    """Hold a message against the published schema."""
    folder = PUBLISHED / "schemas"
    schemas = {file.name: json.loads(file.read_bytes()) for file in folder.glob("*.json")}
    registry = referencing.Registry().with_resources(
        (uri, DRAFT7.create_resource(schema))
        for file, schema in schemas.items()
        for uri in (schema.get("$id", file), f"https://reconciliation-api.github.io/specs/0.2/schemas/{file}")
    )
    jsonschema.Draft7Validator(schemas[f"{name}.json"], registry=registry).validate(value)


@needs_schemas
def test_every_answer_fits_its_schema(editor: User) -> None:
    claim = whole_claim()
    publish(claim, by=editor)
    speaker = Claimant.objects.get(name="Some speaker")
    ids = [speaker.public_id, claim.public_id, "zzzzzzzzzzzz"]
    asked = {"ids": ids, "properties": [{"id": "name"}, {"id": "organisation"}, {"id": "low"}]}
    batch = {
        "a": {"query": "Some speaker"},
        "b": {"query": "Some text", "type": "claim"},
        "c": {"query": "Some checker"},
    }

    fits("manifest", get())
    fits("reconciliation-query-batch", batch)
    answer = get(queries=json.dumps(batch))
    fits("reconciliation-result-batch", answer)
    assert all(found["result"] for found in answer.values())
    fits("suggest-entities-response", get("/suggest/entity", prefix="some"))
    fits("suggest-properties-response", get("/suggest/property", prefix="na"))
    fits("data-extension-query", asked)
    fits("data-extension-response", get(extend=json.dumps(asked)))
    fits("data-extension-property-proposal", get("/properties", type="claimant"))


def examples(message: str, sort: str) -> list[Any]:
    return [json.loads(file.read_bytes()) for file in sorted((PUBLISHED / "examples" / message / sort).glob("*.json"))]


@needs_schemas
def test_published_examples_are_answered_or_refused(editor: User) -> None:
    for batch in examples("reconciliation-query-batch", "valid"):
        answer = get(queries=json.dumps(batch))
        assert answer.keys() == batch.keys()
    for batch in examples("reconciliation-query-batch", "invalid"):
        get(status=400, queries=json.dumps(batch))


def test_manifest_says_what_the_service_can_do_and_where() -> None:
    manifest = get()

    assert manifest == get("/")
    assert manifest["versions"] == ["0.2"]
    assert [kind["id"] for kind in manifest["defaultTypes"]] == ["claim", "claimant", "publisher"]
    assert manifest["view"]["url"] == f"{SITE}/reconcile/view?id={{{{id}}}}"
    for name in ("entity", "property", "type"):
        service = manifest["suggest"][name]
        path = service["service_url"].removeprefix(SITE) + service["service_path"]
        assert Client().get(path, {"prefix": "x"}).status_code == 200


def test_name_is_matched_however_it_is_written(editor: User) -> None:
    speaker = named("Nikol Pashinyan", editor)
    named("Ilham Aliyev", editor)

    found = ask(
        a={"query": "Nikol Pashinyan"},
        b={"query": "Pashinyan, Nikol", "type": "claimant"},
        c={"query": "Никол Пашинян", "type": ["claimant"]},
        d={"query": "nikol pashinian"},
        e={"query": "Quagga"},
    )

    assert {key: [each["id"] for each in rows] for key, rows in found.items()} == {
        **{key: [speaker.public_id] for key in "abcd"},
        "e": [],
    }
    assert [found[key][0]["match"] for key in "ab"] == [True, True]
    assert found["a"][0]["score"] == 0.99 > found["d"][0]["score"]
    assert found["a"][0]["type"] == [{"id": "claimant", "name": "Claimant"}]


def test_alias_is_matched(editor: User) -> None:
    speaker = factories.AliasFactory.create(name="The Iron Mayor", claimant__name="Somebody Else").claimant
    publish(speaker, by=editor)

    assert [each["id"] for each in ask(a={"query": "Iron Mayor, The"})["a"]] == [speaker.public_id]


def test_namesakes_share_what_is_probable_and_none_is_certain(editor: User) -> None:
    for about in ("Of Armenia", "Of Chad"):
        named("Ministry of Health", editor, description=about)

    found = ask(a={"query": "Ministry of Health"})["a"]

    assert [(each["score"], each["match"]) for each in found] == [(0.5, False), (0.5, False)]
    assert {each["description"] for each in found} == {"person: Of Armenia", "person: Of Chad"}


def test_publisher_is_matched_and_another_type_is_not(editor: User) -> None:
    publisher = factories.PublisherFactory.create(name="Al Jazeera", country="QA")
    publish(publisher, by=editor)

    found = ask(
        a={"query": "Al-Jazeera", "type": "publisher"},
        b={"query": "Al Jazeera", "type": "claimant"},
        c={"query": "Al Jazeera", "type": "quagga"},
        d={"query": "Al Jazeera", "type": ["publisher", "claimant"], "type_strict": "any"},
        e={"query": "Al Jazeera", "type": ["publisher", "claimant"], "type_strict": "all"},
    )

    assert {key: len(rows) for key, rows in found.items()} == {"a": 1, "b": 0, "c": 0, "d": 1, "e": 0}


def test_claim_is_matched_with_the_probability_of_the_matcher(editor: User) -> None:
    for claim in ("Bananas cure the common cold within a week.", "A bridge fell.", "A ferry sank.", "It rained."):
        publish(factories.ClaimFactory.create(text=claim), by=editor)
    text = "They say bananas cure the common cold!"

    found, *_ = ask(a={"query": text, "type": "claim"})["a"]

    assert found["score"] == round(match(text)[0].probability, 4)


def test_properties_speak_for_and_against_a_candidate(editor: User) -> None:
    armenian = named("Ministry of Health", editor, kind="ministry", wikidata_id="Q1")
    named("Ministry of Health", editor, kind="organisation", wikidata_id="Q2")

    def first(*properties: Document) -> Any:
        return ask(a={"query": "Ministry of Health", "properties": list(properties)})["a"]

    by_id = first({"pid": "wikidata_id", "v": "Q1"})
    by_kind = first({"pid": "kind", "v": ["ministry"]}, {"pid": "quagga", "v": 3})

    assert (by_id[0]["id"], by_id[0]["score"], by_id[0]["match"]) == (armenian.public_id, 0.99, True)
    assert by_id[0]["features"] == [{"id": "wikidata_id", "value": True}]
    assert [(each["score"], each["features"][0]["value"]) for each in by_kind] == [(0.5, True), (0.25, False)]


def test_query_without_text_asks_by_the_name_among_its_properties(editor: User) -> None:
    speaker = named("Nikol Pashinyan", editor)

    found = ask(a={"properties": [{"pid": "name", "v": "Nikol Pashinyan"}]}, b={"properties": [{"pid": "x", "v": 1}]})

    assert [each["id"] for each in found["a"]] == [speaker.public_id]
    assert found["b"] == []


def test_limit_bounds_the_candidates(editor: User) -> None:
    for number in range(7):
        named("Ministry of Health", editor, description=str(number))

    found = ask(
        a={"query": "Ministry of Health"},
        b={"query": "Ministry of Health", "limit": 2},
        c={"query": "Health", "limit": 1e9},
    )

    assert {key: len(rows) for key, rows in found.items() if key != "c"} == {"a": 5, "b": 2}


def test_withdrawn_and_drafts_are_not_found(editor: User) -> None:
    factories.ClaimantFactory.create(name="Nikol Pashinyan")
    gone = named("Nikol Pashinyan", editor)
    withdraw(gone, by=editor, note="Entered twice.")

    assert ask(a={"query": "Nikol Pashinyan"}) == {"a": []}
    assert get("/suggest/entity", prefix="nikol") == {"result": []}
    get("/flyout/entity", status=404, id=gone.public_id)
    assert get(extend=json.dumps({"ids": [gone.public_id], "properties": [{"id": "name"}]}))["rows"] == {
        gone.public_id: {"name": []}
    }


def test_batch_takes_as_many_queries_for_many(editor: User) -> None:
    for number in range(4):
        named(f"Speaker {number}", editor)
        publish(factories.ClaimFactory.create(text=f"Bridge {number} was closed in winter."), by=editor)

    def queries(number: int) -> int:
        batch = {str(each): {"query": f"Speaker {each % 4} closed the bridge"} for each in range(number)}
        with CaptureQueriesContext(connection) as captured:
            answer = Client().post("/reconcile", {"queries": json.dumps(batch)})
        assert answer.status_code == 200
        return len(captured)

    queries(1)
    assert queries(1) == queries(50)


def test_suggestions_have_what_begins_so_and_page_after_page(editor: User) -> None:
    for number in range(12):
        named(f"Speaker {number:02}", editor)

    first = get("/suggest/entity", prefix="spea")["result"]
    second = get("/suggest/entity", prefix="spea", cursor="10")["result"]

    assert (len(first), len(second)) == (10, 2)
    assert len({each["id"] for each in first + second}) == 12
    assert get("/suggest/entity", prefix="") == get("/suggest/entity") == {"result": []}


def test_properties_and_types_are_suggested_and_proposed() -> None:
    assert {"id": "wikidata_id", "name": "Wikidata ID"} in get("/suggest/property", prefix="wiki")["result"]
    assert get("/suggest/type", prefix="pub")["result"] == [{"id": "publisher", "name": "Publisher"}]
    proposed = get("/properties", type="claimant", limit="2")
    assert (proposed["type"], proposed["limit"], len(proposed["properties"])) == ("claimant", 2, 2)
    assert get("/properties", type="quagga")["properties"] == []


def test_extension_has_the_values_of_each_record(editor: User) -> None:
    claim = whole_claim()
    publish(claim, by=editor)
    speaker = Claimant.objects.get(name="Some speaker")
    wanted = [{"id": name} for name in ("aliases", "organisation", "attributions", "low", "country")]
    query = {"ids": [speaker.public_id, claim.public_id], "properties": wanted}

    answer = get(extend=json.dumps(query))

    assert [each["id"] for each in answer["meta"]] == [each["id"] for each in wanted]
    assert answer["meta"][1]["type"] == {"id": "claimant", "name": "Claimant"}
    of_speaker, of_claim = answer["rows"][speaker.public_id], answer["rows"][claim.public_id]
    assert of_speaker["aliases"] == [{"str": "Some alias"}]
    assert of_speaker["organisation"][0]["name"] == "Some organisation"
    assert of_speaker["low"] == of_speaker["country"] == []
    assert {each["name"] for each in of_claim["attributions"]} >= {"Some speaker"}
    assert isinstance(of_claim["low"][0]["float"], float)


def test_extension_takes_one_query(editor: User) -> None:
    ids = [named(f"Speaker {number}", editor).public_id for number in range(5)]
    query = json.dumps({"ids": ids, "properties": [{"id": "name"}, {"id": "organisation"}]})

    with CaptureQueriesContext(connection) as captured:
        get(extend=query)

    assert len(captured) == 1


def test_flyouts_and_preview_and_view_tell_of_one_record(editor: User) -> None:
    speaker = named("Nikol <b>Pashinyan", editor)

    flyout = get("/flyout/entity", id=speaker.public_id)
    preview = Client().get(f"/reconcile/preview?id={speaker.public_id}")
    view = Client().get(f"/reconcile/view?id={speaker.public_id}")

    assert flyout["id"] == speaker.public_id
    assert "Nikol &lt;b&gt;Pashinyan" in flyout["html"]
    assert "Nikol &lt;b&gt;Pashinyan" in preview.content.decode()
    assert not preview.has_header("X-Frame-Options")
    assert "frame-ancestors *" in preview["Content-Security-Policy"]
    assert (view.status_code, view["Location"]) == (302, f"/claimants/{speaker.public_id}/{speaker.slug}/")
    assert get("/flyout/property", id="name")["html"] == "<p><strong>Name</strong></p>"
    assert get("/flyout/type", id="claim")["id"] == "claim"


@each_of(
    "path",
    [
        *(
            f"/flyout/{name}?id={value}"
            for name in ("entity", "property", "type")
            for value in ("zzzzzzzzzzzz", "%00", "")
        ),
        *("/preview", "/view", "/preview?id=%FF", f"/view?id={'x' * 3000}"),
    ],
    rolled_back=True,
)
def test_what_is_not_there_is_404(path: str) -> None:
    problem_of(Client(raise_request_exception=False).get(f"/reconcile{path}"), 404)


@each_of(
    "queries",
    [
        *("", "x", "[]", "3", "null", '{"a"', '{"a": 1}', '{"a": {}}', '{"a": {"query": 3}}', '{"a": {"query": ""}}'),
        '{"a": {"query": "x", "colour": 1}}',
        '{"a": {"query": "x", "type": 3}}',
        '{"a": {"query": "x", "type": [3]}}',
        '{"a": {"query": "x", "type_strict": "perhaps"}}',
        '{"a": {"query": "x", "type_strict": []}}',
        *(f'{{"a": {{"query": "x", "limit": {limit}}}}}' for limit in ("0", "-1", '"x"', "true", "null", "[]")),
        *(
            f'{{"a": {{"query": "x", "properties": {given}}}}}'
            for given in ("3", "[3]", '[{"pid": "x"}]', '[{"v": 1}]')
        ),
        json.dumps({"a": {"query": "x" * 2001}}),
        json.dumps({str(number): {"query": "x"} for number in range(51)}),
        "[" * 100_000,
        '{"a":' * 5000,
    ],
    rolled_back=True,
)
def test_batch_that_makes_no_sense_is_refused(queries: str) -> None:
    answer = Client(raise_request_exception=False).post("/reconcile", {"queries": queries})

    assert next(iter(problem_of(answer, 400)["errors"])).startswith("queries")


@each_of(
    "extend",
    [
        *("", "x", "[]", "{}", '{"ids": [], "properties": 3}', '{"ids": [3], "properties": []}'),
        '{"ids": ["x"], "properties": ["name"]}',
        '{"ids": ["x"], "properties": [{"id": "quagga"}]}',
        '{"ids": ["x"], "properties": [{"id": []}]}',
        json.dumps({"ids": ["x"] * 201, "properties": []}),
        json.dumps({"ids": ["x"], "properties": [{"id": "name"}] * 31}),
    ],
    rolled_back=True,
)
def test_extension_that_makes_no_sense_is_refused(extend: str) -> None:
    answer = Client(raise_request_exception=False).post("/reconcile", {"extend": extend})

    assert list(problem_of(answer, 400)["errors"]) == ["extend"]


HOSTILE = ["\0", "\ud800", '"', "-", "OR", "*", "a b " * 500, "𝕏" * 900, "'; DROP TABLE x", "\u202e", "()", "%", "NEAR"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_answered(editor: User, text: str) -> None:
    named("Nikol Pashinyan", editor)
    batch = json.dumps({"a": {"query": text}, "b": {"query": f"Nikol {text}"[:2000]}})
    client = Client(raise_request_exception=False)

    answers = [client.post("/reconcile", {"queries": batch})]
    answers += [client.get("/reconcile/suggest/entity", {"prefix": text.encode("utf-8", "replace").decode()})]
    answers += [client.post("/reconcile", {"extend": json.dumps({"ids": [text], "properties": [{"id": "name"}]})})]

    assert {answer.status_code for answer in answers} <= {200, 400}


@each_of(
    "query", ["cursor=x", "cursor=-1", f"cursor={'9' * 30}", "prefix=" + "x" * 101, "prefix=%00"], rolled_back=True
)
def test_suggestion_that_makes_no_sense_is_refused(query: str) -> None:
    problem_of(Client(raise_request_exception=False).get(f"/reconcile/suggest/entity?{query}"), 400)


def test_texts_count_towards_the_limit_and_names_do_not(settings: LazySettings) -> None:
    settings.MATCH_LIMIT = 1
    texts = {"queries": json.dumps({"a": {"query": "x y", "type": "claim"}})}
    names = {"queries": json.dumps({"a": {"query": "x y", "type": "claimant"}})}
    Client().post("/reconcile", texts)

    answer = Client().post("/reconcile", texts)

    assert problem_of(answer, 429)
    assert 0 < int(answer["Retry-After"]) <= 60
    assert Client().post("/reconcile", names).status_code == 200


@pytest.mark.parametrize("path", ["/reconcile", "/reconcile/suggest/entity", "/reconcile/preview"])
def test_wrong_method_is_405(path: str) -> None:
    for method in ("put", "patch", "delete"):
        problem_of(getattr(Client(enforce_csrf_checks=True), method)(path), 405)


def test_service_is_open_to_every_origin_and_has_no_language() -> None:
    origin = {"Origin": "https://refine.example"}
    answer = Client(enforce_csrf_checks=True).post("/reconcile", {"queries": "{}"}, headers=origin)

    manifest = Client().get("/reconcile", headers=origin)

    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (200, "*")
    assert (answer["Cache-Control"], manifest["Cache-Control"]) == ("no-store", "public, no-cache")
    assert Client().get("/reconcile", headers={"If-None-Match": manifest["ETag"]}).status_code == 304
    assert "Accept-Language" not in manifest["Vary"]
    assert Client().get("/fr/reconcile").status_code == 404
    assert not Client().get("/reconciled/", headers=origin).has_header("Access-Control-Allow-Origin")
