"""The desk's pages of what is part of a claim."""

from typing import Any

from django.http import HttpRequest

from factcheck.publishing.admin.findings import placed
from factcheck.publishing.planning.plans import plan
from factcheck.workflow.admin import PartAdmin


class PartOfClaimAdmin(PartAdmin):
    """A part of a claim on a page of its own, with what our standards find in it."""

    owner = "claim"
    change_form_template = "admin/claims/part_of_claim.html"

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """The page of the part, with what the standards find in this part of its claim."""
        part = kwargs.get("obj")
        if part is not None:
            claim: Any = self.opts.get_field("claim")
            place = f"{claim.remote_field.get_accessor_name()}:{part.public_id}"
            context["findings"] = placed(found for found in plan(part.claim).findings if found.place == place)
        return super().render_change_form(request, context, *args, **kwargs)
