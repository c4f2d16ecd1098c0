"""Which accounts count as one person: those who were handed over at the desk, with whoever did it, for some days."""

from datetime import timedelta
from functools import cached_property

from django.conf import settings
from django.utils import timezone

from factcheck.accounts.models.change import HANDS_OVER, AccountChange


class Ties:
    """Who counts as one person now. Whoever made an account, or set its password, could sign in with it.

    It holds both ways, and through whatever is between: those who made and were made are one. What was done past
    the desk, by a command or in the database, is not known.
    """

    def one_with(self, account: int) -> set[int]:
        """The keys of all accounts that count as one person with this one, itself among them."""
        found, edge = {account}, [account]
        while edge:
            new = self._tied.get(edge.pop(), set()) - found
            found |= new
            edge += new
        return found

    @cached_property
    def _tied(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        since = timezone.now() - timedelta(days=settings.FACTCHECK_ACCOUNT_PROBATION_DAYS)
        handed_over = AccountChange.objects.filter(sort__in=HANDS_OVER, made_at__gt=since).order_by()
        for one, other in handed_over.values_list("account_id", "by_id"):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return found
