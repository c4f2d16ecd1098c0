"""What else happens when something is published. Other apps register it; this package knows none by name."""

from collections.abc import Callable, Collection

from django.contrib.auth.models import User

from factcheck.publishing.kinds import Key

# Gets all records whose drafts were published together, and who published them.
Hook = Callable[[Collection[Key], User], None]

_hooks: list[Hook] = []


def register(hook: Hook) -> None:
    """Call this whenever drafts have become public, in the same transaction: what it raises undoes all of it."""
    if hook not in _hooks:
        _hooks.append(hook)


def published(keys: Collection[Key], by: User) -> None:
    """Call every hook with what was published together, and who published it."""
    for hook in _hooks:
        hook(keys, by)
