"""The command `forget_reply_addresses`."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from factcheck.inbox.handling import forget_reply_addresses


class Command(BaseCommand):
    help = "Deletes the addresses for an answer of messages that were closed REPLY_ADDRESS_DAYS ago; run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        before = timezone.now() - timedelta(days=settings.REPLY_ADDRESS_DAYS)
        self.stdout.write(f"Deleted {forget_reply_addresses(closed_before=before)} addresses.")
