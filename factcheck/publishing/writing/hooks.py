"""What else happens when something is published. Other apps register it; none is known here by name."""

from collections.abc import Callable, Collection

from django.contrib.auth.models import User

from factcheck.publishing.kinds import Key

# Gets all records whose drafts were published together, and who published them.
Hook = Callable[[Collection[Key], User], None]

_hooks: list[Hook] = []
_on_append: list[Callable[[], None]] = []


def register(hook: Hook) -> None:
    """Call this whenever drafts have become public, in the same transaction: what it raises undoes all of it."""
    if hook not in _hooks:
        _hooks.append(hook)


def published(keys: Collection[Key], by: User) -> None:
    """Call every hook with what was published together, and who published it."""
    for hook in _hooks:
        hook(keys, by)


def register_append(hook: Callable[[], None]) -> None:
    """Call this whenever the log has grown, in the same transaction."""
    if hook not in _on_append:
        _on_append.append(hook)


def appended() -> None:
    """Call every hook that waits for the log to grow."""
    for hook in _on_append:
        hook()
