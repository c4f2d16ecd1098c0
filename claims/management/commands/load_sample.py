"""The command `load_sample`."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from claims.sample.loader import load_sample
from factcheck.policies.sample import load_policies
from factcheck.publishing.writing.actions import PublishingError


class Command(BaseCommand):
    help = "Loads and publishes the sample. What is already here stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--by",
            metavar="USERNAME",
            help="The account that publishes it. Without this it is “sample”, which nobody can log in to.",
        )

    @transaction.atomic
    def handle(self, *args: Any, by: str | None = None, **options: Any) -> None:
        try:
            account = _account(by)
            load_policies(by=account)
            number = load_sample(by=account)
        except (ValidationError, PublishingError) as error:
            raise CommandError(f"The sample was not loaded: {error}") from error
        self.stdout.write(f"Published {number} claims of the sample." if number else "The sample is loaded already.")


def _account(username: str | None) -> User:
    users = get_user_model().objects
    if username is None:
        # A password left empty matches no password.
        return users.get_or_create(username="sample", defaults={"is_active": False})[0]
    account = users.filter(username=username).first()
    if account is None:
        raise CommandError(f"There is no account named {username!r}.")
    return account
