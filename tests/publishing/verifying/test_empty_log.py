"""A log before anything was published."""

from io import StringIO

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_verify_log_command_accepts_an_empty_log() -> None:
    out = StringIO()

    call_command("verify_log", stdout=out)

    assert "0 revisions" in out.getvalue()
