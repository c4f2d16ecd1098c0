"""The project's settings, with the serializers to compare with at addresses of their own."""

from tests.settings import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.nested"
