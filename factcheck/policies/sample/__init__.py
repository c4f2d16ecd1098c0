"""Policies for the demonstration: each file is `<subject>.<language>.md`, its first line the title."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.editing.rows import save_valid
from factcheck.policies.models import Policy
from factcheck.publishing.writing.actions import publish


@transaction.atomic
def load_policies(*, by: User) -> int:
    """Record and publish the policies of the sample on which nothing is here yet; return how many those were."""
    written = sorted((entry for entry in files(__name__).iterdir() if entry.name.endswith(".md")), key=_name)
    policies = [policy for policy in map(_read, written) if not _is_here(policy)]
    for policy in policies:
        publish(save_valid(policy), by=by)
    return len(policies)


def _name(entry: Traversable) -> str:
    return entry.name


def _read(entry: Traversable) -> Policy:
    subject, language, _ = entry.name.split(".")
    title, _, body = entry.read_text(encoding="utf-8").partition("\n")
    return Policy(subject=subject, language=language, title=title.removeprefix("# "), body=body.strip())


def _is_here(policy: Policy) -> bool:
    return Policy.objects.filter(subject=policy.subject, language=policy.language).exists()
