"""The API's description: sound by itself, and true of what the API answers."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from schemathesis import checks

from factcheck.publishing.addresses import plural
from factcheck.publishing.models import PublicRecord, Revision
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.writing.actions import publish, withdraw
from factcheck.wsgi import application
from tests import factories
from tests.api.common import get
from tests.records import whole_claim

pytestmark = pytest.mark.django_db
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.unsupported_method,
]
RESOURCES = [*(kind.plural for kind in public_kinds.registered()), "revisions"]
OPERATIONS = [
    *("changes_read", "datafeed_read", "dump_read", "index_read", "search_read", "match_send"),
    *(f"{name}_{way}" for name in RESOURCES for way in ("list", "read")),
    *(f"{kind.plural}_facets" for kind in public_kinds.registered() if kind.resource.filterset.facets),
]

"""Members that documents lack which were published before there were such."""


@pytest.fixture
def api(db: None) -> Iterator[Any]:
    # A server closes the connection after each answer; here it holds the test's transaction.
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/schema/", application)
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def published(editor: User) -> None:
    claim = whole_claim()
    for link in claim.links.all():
        publish(link.other, by=editor)
    publish(claim, by=editor)
    topic = factories.TopicFactory.create()
    for record in (topic, factories.PolicyFactory.create()):
        publish(record, by=editor)
    withdraw(topic, by=editor, note="Made by mistake.")


def operations(api: Any) -> dict[str, Any]:
    found = [result.ok() for result in api.get_all_operations()]
    return {operation.definition.raw["operationId"]: operation for operation in found}


def test_schema_command_finds_nothing_to_warn_of(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("spectacular", validate=True, fail_on_warn=True)

    assert "openapi: 3.1.1" in capsys.readouterr().out


def test_schema_describes_every_endpoint(api: Any) -> None:
    assert sorted(operations(api)) == sorted(OPERATIONS)


@pytest.mark.sweep
@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("name", OPERATIONS)
def test_api_answers_what_its_description_allows(api: Any, name: str) -> None:
    @given(case=operations(api)[name].as_strategy())
    @settings(max_examples=15, database=None, suppress_health_check=list(HealthCheck))
    def ask(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    ask()


@pytest.mark.usefixtures("published")
def test_every_document_and_entry_is_as_described(api: Any) -> None:
    asked = operations(api)
    for name, parameters in addresses():
        case = asked[name].Case(path_parameters=parameters)
        assert case.call_and_validate(checks=CHECKS).status_code == 200, (name, parameters)


def addresses() -> Iterator[tuple[str, dict[str, Any]]]:
    yield from ((name, {}) for name in OPERATIONS if name.endswith(("_list", "_facets")))
    for kind, record_id in PublicRecord.objects.values_list("kind", "record_id"):
        yield f"{plural(kind)}_read", {"record_id": record_id}
    for sequence in Revision.objects.values_list("sequence", flat=True):
        yield "revisions_read", {"sequence": sequence}


@pytest.mark.usefixtures("published")
def test_every_member_of_an_entry_is_described(api: Any) -> None:
    for name in RESOURCES:
        described = components(api, f"{name}_list")
        for entry in get(f"{name}/").json()["results"]:
            assert set(described["required"]) <= set(entry) <= set(described["properties"]), name


@pytest.mark.usefixtures("published")
def test_every_member_of_a_document_is_described(api: Any) -> None:
    for kind, record_id in PublicRecord.objects.values_list("kind", "record_id"):
        described = components(api, f"{plural(kind)}_read")
        document = get(f"{plural(kind)}/{record_id}/").json()
        assert set(described["required"]) <= set(document) <= set(described["properties"]), kind


def test_members_that_documents_may_lack_are_not_promised(api: Any) -> None:
    lacking = {
        name: set(component["properties"]) - set(component.get("required", ()))
        for name, component in api.raw_schema["components"]["schemas"].items()
        if "properties" in component and name not in {"MatchRequest", "DataFeed", "DataFeedItem"}
    }

    assert {name: members for name, members in lacking.items() if members} == {
        "Appearance": {"address", "source"},
        "MediaReview": {"original"},
        "ClaimDocument": {
            *("image", "media_objects", "promise"),
            "derivations",
            "translations",
            "figures",
            *("rebuttals_of_attributions", "relayed_rebuttals", "no_comments"),
        },
        "ClaimEntry": {"promise"},
        "ClaimReference": {"quantity"},
        "Date": {"earliest", "latest"},
        "Figure": {"low_open", "high_open"},
        "Affiliation": {"belonging"},
        "Attribution": {"translation", "quoted_in_translation"},
        "QuoteTranslation": {"translator"},
        "Index": {"mirror_of"},
        "NoComment": {"asked_by"},
        "Quantity": {"low_open", "high_open", "relation"},
        "Rating": {"scale_publisher"},
        "Rebuttal": {"aim", "via", "translation", "quoted_in_translation"},
        "Reply": {"through", "answered_by", "answered_on", "words", "language", "declined", "passage"},
        "Review": {"promise_state", "replies"},
        "ReviewEntry": {"promise_state"},
        "ReviewDocument": {"promise_state", "replies"},
        "ClaimantDocument": {"names", "portrait", "role_names"},
        "MediaObjectDocument": {"image"},
        "Image": {"source", "licence_address"},
        "SourceDocument": {"image", "names", "retracted"},
        "SourceReference": {"captured", "draws_on_retracted", "origins", "retracted"},
        "TopicDocument": {"events", "names"},
        "PublisherDocument": {"label_names", "names"},
        "Name": {"description"},
    }


def components(api: Any, name: str) -> Any:
    raw = operations(api)[name].definition.raw
    schema = raw["responses"]["200"]["content"]["application/json"]["schema"]
    reference = schema["properties"]["results"]["items"] if name.endswith("_list") else schema
    return api.raw_schema["components"]["schemas"][reference["$ref"].rpartition("/")[2]]


def test_examples_are_as_described(api: Any) -> None:
    found = 0
    for operation in operations(api).values():
        for answer in operation.definition.raw["responses"].values():
            for content in answer.get("content", {}).values():
                validator = Draft202012Validator(content["schema"] | {"components": api.raw_schema["components"]})
                for example in content.get("examples", {}).values():
                    validator.validate(example["value"])
                    found += 1
    assert found > 10
