"""Whatever a database's owner does to it behind its guards, `verify_log` says what. `-s` prints the table."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from factcheck.publishing.verifying.checks import verify
from tests.publishing.verifying.guards import GUARDS
from tests.publishing.verifying.owner import unguarded
from tests.publishing.verifying.scene import Scene, build
from tests.publishing.verifying.tamperings import LOG, READ_MODEL, REMEMBERED, Tampering

pytestmark = [pytest.mark.sweep, pytest.mark.django_db]
ALL = (*LOG, *READ_MODEL, *REMEMBERED)
each = pytest.mark.parametrize("tampering", ALL, ids=lambda each: each.name)
each_of_guards = pytest.mark.parametrize("tampering", GUARDS, ids=lambda each: each.name)


@pytest.fixture(scope="module")
def scene(shared_db: None) -> Scene:
    return build(User.objects.create_user("editor"), User.objects.create_user("another"))


@pytest.fixture
def undone(scene: Scene) -> Iterator[Scene]:
    """The scene, for one who changes it."""
    with transaction.atomic():
        yield scene
        transaction.set_rollback(True)


def _said(tampering: Tampering) -> list[str]:
    found = [str(fault) for fault in verify()]
    print(f"{tampering.name:64} {found[0] if found else '-'}")
    return found


def test_verify_untouched_scene_finds_nothing(undone: Scene) -> None:
    with unguarded():
        pass

    assert [str(fault) for fault in verify()] == []


@each
def test_verify_rows_tampered_with_are_named(tampering: Tampering, undone: Scene) -> None:
    with unguarded():
        tampering.act(undone)

    assert any(tampering.said in fault for fault in _said(tampering))


@each_of_guards
def test_verify_guards_tampered_with_are_named(tampering: Tampering, undone: Any) -> None:
    tampering.act(undone)

    assert any(tampering.said in fault for fault in _said(tampering))


def test_tamperings_are_more_than_were_ever_tried() -> None:
    assert len({tampering.name for tampering in (*ALL, *GUARDS)}) >= 71
