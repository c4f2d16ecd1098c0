"""What is remembered of accounts besides Django's own tables, and the table of the cache."""

from factcheck.accounts.models.cache import CacheEntry
from factcheck.accounts.models.change import AccountChange, Sort

__all__ = ["AccountChange", "CacheEntry", "Sort"]
