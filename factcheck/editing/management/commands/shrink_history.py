"""The command `shrink_history`."""

from typing import Any

from django.core.management.base import BaseCommand

from factcheck.editing.database.shrinking import shrink


class Command(BaseCommand):
    help = (
        "Takes out of the history of drafts, as an earlier version wrote it, what added rows held, wherever the rows "
        "and their later changes tell the very same. Run it once after an upgrade, also while the site is in use. The "
        "database gives the room back to the disk with VACUUM (on PostgreSQL, VACUUM FULL)."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("Took out {} of {} changes what their rows tell.".format(*shrink()))
