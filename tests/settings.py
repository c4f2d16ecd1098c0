"""The project's settings as the tests run them."""

import os
import sys

import django

os.environ.setdefault("FACTCHECK_ENV", "test")
# Python compiles each module for each process, and pytest writes the assertions of all tests anew: whoever runs the
# tests wants it kept, by the processes that they start too, whatever suits the images that this is set for.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

from factcheck.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
_TASKS = "django.tasks" if django.VERSION >= (6, 0) else "django_tasks"
TASKS = {"default": {"BACKEND": f"{_TASKS}.backends.immediate.ImmediateBackend"}}
FACTCHECK_FOUR_EYES = False
# Tests of meaning turn it on: to load its models takes longer than most tests.
FACTCHECK_SEMANTIC = False
# Or else each client would look at all static files once more: a sixth of the time of all tests.
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("postgresql"):  # noqa: F405
    # A database that lives as long as its tests needs no commit to reach the disk.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"  # noqa: F405
# What tests paste is not counted, but where a test is about the limit.
MATCH_LIMIT = 0
# The layer before Django reads by a connection of its own, which sees nothing of a test's transaction. Its own
# tests give it that of the test.
KEPT_ANSWERS_MEGABYTES = 0
