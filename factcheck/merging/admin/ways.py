"""How whoever looks merges two records, or takes them apart: at once, by proposing it, or as another proposed it."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factcheck.merging.models import Proposal
from factcheck.merging.proposals import is_one_person, of_record
from factcheck.publishing import kinds
from factcheck.publishing.admin.forms import SeenForm
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import Publishable
from factcheck.publishing.planning import four_eyes

PROPOSED = _("Proposed. Somebody else who may publish finds it on the front page, looks at it, and does it.")
DROP = "_drop"
"""What the button is called that drops a proposal."""


class Way:
    """What this user can do about what would be done now, given what is proposed."""

    def __init__(self, proposal: Proposal | None, fingerprint: str, *, by: User, needs_two: bool) -> None:
        self.proposal = proposal
        self.fingerprint = fingerprint
        self.needs_two = needs_two and four_eyes.required()
        self.still = proposal is not None and proposal.fingerprint == fingerprint
        self.mine = proposal is not None and is_one_person(proposal, by)

    @property
    def confirms(self) -> bool:
        """Whether this user does what another has proposed."""
        return self.needs_two and self.still and not self.mine

    @property
    def proposes(self) -> bool:
        """Whether this user proposes it to another."""
        return self.needs_two and not self.confirms

    def said(self, form: forms.BaseForm) -> dict[str, Any]:
        """The note, and whether to publish: as they were proposed, or else as the form says."""
        if self.confirms and self.proposal is not None:
            return {"note": self.proposal.note, "publish": self.proposal.publish}
        return form.cleaned_data


class ConfirmForm(SeenForm):
    """Asks nothing: the one who proposed it has said what is to be said."""


def drops(data: QueryDict) -> bool:
    """Whether the form was sent off to drop what is proposed."""
    return DROP in data


def pages_of(key: Key) -> list[tuple[Proposal, str]]:
    """What is proposed for a record, each with the page on which it is done."""
    found = of_record(key)
    model = kinds.get(key.kind).model
    ids = {record_id for each in found for record_id in (each.loser_id, each.winner_id)}
    keys = dict(model._default_manager.filter(public_id__in=ids).values_list("public_id", "pk")) if found else {}
    return [(each, _page(each, model, keys)) for each in found if each.undoes or len(keys) == len(ids)]


def _page(proposal: Proposal, model: type[Publishable], keys: dict[str, int]) -> str:
    if proposal.undoes is not None:
        return reverse("admin:merging_merge_undo", args=[proposal.undoes.pk])
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_merge"
    return f"{reverse(name, args=[keys[proposal.loser_id]])}?into={keys[proposal.winner_id]}"
