"""Each case starts a process of its own: settings are read once."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from django.conf import settings

from factcheck.mail.configuring import mail_at

PRODUCTION = {
    "FACTCHECK_ENV": "production",
    "SECRET_KEY": "$" + "a-long-key-of-many-different-characters-0123456789-and-more",
    "SITE_URL": "https://facts.example/",
    "ALLOWED_HOSTS": "facts.example,www.facts.example",
    "DATABASE_URL": "sqlite:////nowhere/factcheck.sqlite3",
}
REPLICATED = PRODUCTION | {
    "DATABASE_URL": "postgres://one:5401,two:5402/x?target_session_attrs=read-write",
    "DATABASE_REPLICA_URLS": "postgres://one/x,postgres://two/x",
}


def read(environment: dict[str, str], expression: str = "s.FACTCHECK_ENV") -> subprocess.CompletedProcess[str]:
    code = f"import factcheck.settings as s; print({expression})"
    kept = {"PATH": os.environ["PATH"]}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=kept | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_settings_complete_production_are_read_as_given() -> None:
    result = read(PRODUCTION, "[s.PRODUCTION, s.SITE_URL, s.ALLOWED_HOSTS, s.SECRET_KEY[0], s.DEBUG]")

    assert result.stdout == "[True, 'https://facts.example', ['facts.example', 'www.facts.example'], '$', False]\n"


@pytest.mark.parametrize("value", [None, ""])
def test_settings_production_without_required_ones_stops_and_names_all_in_one_list(value: str | None) -> None:
    names = ("SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS", "DATABASE_URL", "CHECKPOINT_FILE")
    given = {} if value is None else dict.fromkeys(names, value)

    result = read({"FACTCHECK_ENV": "production", "CHECKPOINT_KEY_FILE": "/nowhere/key"} | given)

    assert result.returncode == 1
    assert [name for name in names if f"\n  {name}: " not in result.stderr] == []


def test_settings_without_an_environment_are_those_of_production() -> None:
    assert "SECRET_KEY" in read({}).stderr


def test_command_with_settings_missing_says_which_without_a_traceback() -> None:
    environment = {key: value for key, value in PRODUCTION.items() if key != "SITE_URL"}

    result = subprocess.run(
        [sys.executable, "-m", "factcheck", "migrate"],
        env={"PATH": os.environ["PATH"]} | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert "\n  SITE_URL: " in result.stderr
    assert "SECRET_KEY" not in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"FACTCHECK_ENV": "prod"}, "FACTCHECK_ENV must be"),
        (PRODUCTION | {"DEBUG": "true"}, "DEBUG shows drafts"),
        (PRODUCTION | {"DATABASE_URL": "mysql://localhost/x"}, "DATABASE_URL must begin"),
        (PRODUCTION | {"DATABASE_URL": "nonsense"}, "DATABASE_URL must begin"),
        (PRODUCTION | {"DATABASE_REPLICA_URLS": "postgres://one/x"}, "DATABASE_REPLICA_URLS is for PostgreSQL"),
        (PRODUCTION | {"METRICS_FROM": "localhost"}, "METRICS_FROM takes"),
        (PRODUCTION | {"LOG_FORMAT": "xml"}, "LOG_FORMAT must be line or json"),
        (REPLICATED | {"DATABASE_REPLICA_MAX_LAG": "0.5"}, "DATABASE_REPLICA_MAX_LAG must be"),
    ],
)
def test_settings_wrong_value_stops_with_its_name(environment: dict[str, str], message: str) -> None:
    result = read(environment)

    assert result.returncode == 1
    assert message in result.stderr


def test_settings_name_each_replica_and_several_machines_of_the_primary() -> None:
    result = read(REPLICATED, "[s.DATABASES['default']['PORT'], *(each['HOST'] for each in s.DATABASE_REPLICAS)]")

    assert result.stdout == "['5401,5402', 'one', 'two']\n"


def test_settings_development_needs_nothing() -> None:
    assert read({"FACTCHECK_ENV": "development"}).stdout == "development\n"


@pytest.mark.parametrize(("version", "name"), [((5, 2), "EMAIL_HOST"), ((6, 1), "MAILERS")])
def test_settings_of_mail_bear_the_names_that_each_django_reads(
    version: tuple[int, int], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.mail.configuring.django", SimpleNamespace(VERSION=version))

    mail = mail_at("smtp+tls://user:word@mail.example:587")

    assert name in mail
    sent = mail["MAILERS"]["default"]["OPTIONS"] if name == "MAILERS" else mail
    assert {"mail.example", 587, "user", "word", True, 10} <= set(sent.values())
