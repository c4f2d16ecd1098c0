"""Every column of what publishing keeps is held against something, or is named here as of no concern to readers."""

from django.apps import apps

# By what each column is held; those of a row of the read model, and of before, are compared all alike.
HELD = {
    "revision": dict.fromkeys(
        ("sequence", "kind", "record_id", "number", "change", "time", "previous_hash", "commitment", "hash"),
        "the hash of the row, and that of the next",
    ),
    "revisionbody": dict.fromkeys(("revision_id", "document", "salt", "sha256"), "the commitment of its row"),
    "redactedrevision": dict.fromkeys(("revision_id", "entry_id"), "the entry that declares it"),
    "approval": dict.fromkeys(
        ("id", "kind", "record_id", "approved_by_id", "approved_at", "template", "ended_at", "taken_back"),
        "nothing: it tells who may publish a draft",
    ),
    "revisionauthor": dict.fromkeys(("revision_id", "user_id"), "the history"),
    "publicrecord": dict.fromkeys(
        (
            *("id", "first_place", "kind", "record_id", "part_of", "slug", "name", "sha256", "summary", "number"),
            *("first_published_at", "updated_at", "dated_from", "dated_to", "document", "search_text"),
        ),
        "the body of the last revision",
    ),
    "publicfacet": dict.fromkeys(("record_id", "kind", "first_place", "name", "value"), "the same body")
    | {"id": "nothing: nobody reads it"},
    "pastrecord": dict.fromkeys(("id", "until", "kind", "record_id", "part_of"), "the body of an earlier revision"),
    "pastfacet": dict.fromkeys(("record_id", "until", "kind", "name", "value"), "the same body")
    | {"id": "nothing: nobody reads it"},
    "publication": dict.fromkeys(("kind", "record_id"), "the first revision")
    | {
        "id": "the history",
        "template": "the document made of it, and its hash",
        "template_sha256": "the template, and the history",
        "withdrawn": "the last revision, and the history",
        "saved_since": "nothing: it tells the desk where to look",
        "shown_change": "nothing: it tells whose edits count before the next publication",
    },
    "citation": dict.fromkeys(("publication_id", "kind", "record_id"), "the template")
    | {"id": "nothing: nobody reads it"},
    "takenpart": dict.fromkeys(("kind", "record_id", "whole_kind", "whole_id"), "the body of the whole before it went")
    | {"id": "nothing: nobody reads it"},
    "remaking": dict.fromkeys(("id", "time"), "nothing: it tells processes to forget what they keep"),
}


def test_every_column_of_publishing_is_held_against_something() -> None:
    found = {
        model._meta.model_name: {column.attname for column in model._meta.concrete_fields}
        for model in apps.get_app_config("publishing").get_models()
    }

    assert found == {name: set(columns) for name, columns in HELD.items()}
