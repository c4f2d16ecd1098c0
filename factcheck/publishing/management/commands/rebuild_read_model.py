"""Makes the read model anew from the public log."""

from typing import Any

from django.core.management.base import BaseCommand

from factcheck.publishing.writing import read_model


class Command(BaseCommand):
    help = (
        "Drop all indexes of words, those of the desk too, and make them anew; then throw the read model away and "
        "rebuild it from the revisions alone. Readers see the old one until it is done."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Rebuilt {read_model.rebuild()} rows.")
