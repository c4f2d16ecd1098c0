"""What is remembered of accounts besides Django's own tables, and the table of the cache."""

from factcheck.accounts.models.cache import CacheEntry
from factcheck.accounts.models.change import AccountChange, Sort
from factcheck.accounts.models.preference import Preference

__all__ = ["AccountChange", "CacheEntry", "Preference", "Sort"]
