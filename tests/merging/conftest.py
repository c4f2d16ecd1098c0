"""Editors of several sorts, signed in at the desk."""

from tests.publishing.conftest import desk, staff

__all__ = ["desk", "staff"]
