"""Who may publish a record as it stands, whom to ask, and which drafts stand in the way: said before one tries."""

from datetime import datetime
from typing import NamedTuple

from django.urls import reverse

from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Publishable
from factcheck.publishing.planning import four_eyes
from factcheck.publishing.planning.approvals import stands
from factcheck.publishing.planning.state import State
from factcheck.workflow.admin.steps import DeskStanding


class Approved(NamedTuple):
    """An approval, and whether the draft still says what was approved."""

    who: str
    moment: datetime
    stands: bool


class InTheWay(NamedTuple):
    """A draft that is published with the record, and that somebody else has to look at first."""

    name: str
    url: str


class Sight:
    """What an editor is told of four eyes on the page of a record."""

    def __init__(self, standing: DeskStanding) -> None:
        plan, by = standing.plan, standing.by
        stopped = plan.eyes.in_the_way(by, plan.keys)
        self.publishes = by.has_perm(four_eyes.PUBLISH)
        self.may = self.publishes and not stopped
        self.edited = any(key_of(record) == plan.key for record in stopped)
        self.others = [InTheWay(str(record), _url(record)) for record in stopped if key_of(record) != plan.key]
        self.publishers = four_eyes.listed(plan.eyes.publishers(plan.keys))
        self.approvers = four_eyes.listed(plan.eyes.approvers(by)) if stopped and self.publishes else ""
        self.approvals = [
            Approved(str(row.approved_by), row.approved_at, stands(row, plan.template)) for row in standing.approvals
        ]


def sight_of(standing: DeskStanding) -> Sight | None:
    """What there is to say; None where the rule is off, or readers would see nothing new."""
    return Sight(standing) if four_eyes.required() and standing.state != State.PUBLISHED else None


def _url(record: Publishable) -> str:
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])
