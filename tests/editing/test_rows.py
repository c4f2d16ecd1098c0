"""What actions do to a row: lock it, save it where its rules allow, say what they refuse."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from claims.models import Topic
from factcheck.editing.rows import lock, locked, refused_as, refused_at, save_valid, stored
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db

HOME = Path("factcheck/editing/rows.py")


class RefusedError(Exception):
    pass


def test_lock_tells_which_rows_are_stored() -> None:
    one, other, gone = TopicFactory.create_batch(3)
    keys = [one.pk, other.pk, gone.pk]
    gone.delete()

    with transaction.atomic():
        found = lock(Topic.objects.filter(pk__in=keys))

    assert found == keys[:2]


def test_locked_row_is_as_stored_and_none_once_deleted() -> None:
    topic = TopicFactory.create(name="Exodus")
    Topic.objects.filter(pk=topic.pk).update(name="Blockade")

    with transaction.atomic():
        now = locked(stored(topic))
        Topic.objects.filter(pk=topic.pk).delete()
        later = locked(stored(topic))

    assert now is not None
    assert now.name == "Blockade"
    assert later is None


@pytest.mark.parametrize("lock_in_one_way", [lock, locked])
def test_lock_is_asked_of_a_database_that_has_locks_of_rows(
    lock_in_one_way: Callable[[QuerySet[Topic]], object],
) -> None:
    topic = TopicFactory.create()

    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        assert lock_in_one_way(stored(topic))

    asked = any("FOR UPDATE" in query["sql"] for query in queries)
    assert asked is connection.features.has_select_for_update


def test_row_that_its_rules_refuse_is_not_saved() -> None:
    with pytest.raises(ValidationError) as caught:
        save_valid(Topic(name=""))

    assert set(caught.value.message_dict) == {"name"}
    assert not Topic.objects.exists()


def test_row_is_saved_in_the_way_asked_for() -> None:
    topic = TopicFactory.create(name="Exodus", description="Of 2023")
    topic.name, topic.description = "Blockade", "Of 2022"

    saved = save_valid(topic, update_fields=["name"])

    stored_now = Topic.objects.get()
    assert saved is topic
    assert (stored_now.name, stored_now.description) == ("Blockade", "Of 2023")


def test_refusal_of_a_row_becomes_an_error_of_the_action_in_one_line() -> None:
    with pytest.raises(RefusedError, match=r"^First\. Second\.$"), refused_as(RefusedError):
        raise ValidationError({"name": ["First."], "parent": ["Second."]})


def test_refusal_of_a_row_is_said_of_the_argument() -> None:
    with pytest.raises(ValidationError) as caught, refused_at("claim"):
        raise ValidationError({"text": ["First."], "language": ["Second."]})

    assert caught.value.message_dict == {"claim": ["First.", "Second."]}


@pytest.mark.parametrize("name", ["select_for_update", "full_clean"])
def test_rows_are_locked_and_checked_in_one_place_only(name: str) -> None:
    # A form's own check is Django's; a restored record can only be checked once all of its rows are back.
    others = {
        Path("factcheck/desk/forms.py"),
        Path("claims/intake/views.py"),
        Path("claims/intake/entering/fields.py"),
        Path("factcheck/editing/restoring.py"),
    }
    found = {path for path in _modules() if name in _text(path) and name in _called(path)}

    assert HOME in found
    assert found - {HOME} <= (others if name == "full_clean" else set())


def _modules() -> list[Path]:
    root = Path(settings.BASE_DIR)
    folders = (root / name for name in ("factcheck", "sources", "media", "claims"))
    return [path.relative_to(root) for folder in folders for path in folder.rglob("*.py")]


def _text(path: Path) -> str:
    return (Path(settings.BASE_DIR) / path).read_text(encoding="utf-8")


def _called(path: Path) -> set[str]:
    calls = (node.func for node in ast.walk(ast.parse(_text(path))) if isinstance(node, ast.Call))
    return {function.attr for function in calls if isinstance(function, ast.Attribute)}
