"""The table of the cache."""

from django.db import models


class CacheEntry(models.Model):
    """One entry of Django's database cache, which reads and writes it by itself.

    A model only so that migrations make the table.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "factcheck_cache"
        default_permissions = ()

    def __str__(self) -> str:
        return self.cache_key
