"""The rules between the rows of a claim's form, which no row alone can know."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from claims.models import Attribution
from claims.models.translation import OWN_LANGUAGE
from factcheck.circles import leads_back
from factcheck.desk.formsets import DeskFormSet, narrow

_DELETED = re.compile(r"attributions-([0-9]{1,9})-DELETE")
_OTHER_CLAIM = "Choose an attribution of this claim. One that is new must be saved first."


class OwnAttributionFormSet(DeskFormSet):
    """Rows that may point at an attribution of the same claim."""

    pointer: ClassVar[str]

    def add_fields(self, form: Any, index: int | None) -> None:
        """Offer, and accept, the attributions of this claim only."""
        super().add_fields(form, index)
        if field := form.fields.get(self.pointer):
            field.queryset = Attribution.objects.filter(claim_id=self.instance.pk).select_related("claimant")
            field.error_messages["invalid_choice"] = _OTHER_CLAIM
            narrow(field, claim=self.instance.pk or 0)

    def clean(self) -> None:
        """Refuse to point at an attribution that the same form deletes."""
        super().clean()
        going = _ticked_for_deletion(self.data)
        for form in self.kept():
            target = getattr(form.instance, f"{self.pointer}_id")
            if target is not None and str(target) in going:
                form.add_error(self.pointer, "You delete that attribution here: keep it, or choose another.")


class TranslationFormSet(DeskFormSet):
    """Translations, none of which may be into the claim's own language."""

    def clean(self) -> None:
        """Refuse those into the language that the form gives the claim, which may have changed since they were made."""
        super().clean()
        for form in self.kept():
            if form.instance.language == self.instance.language:
                form.add_error("language", OWN_LANGUAGE)


def _ticked_for_deletion(data: Mapping[str, Any]) -> set[str]:
    ticked = (_DELETED.fullmatch(name) for name in data)
    return {str(data.get(f"attributions-{found[1]}-id")) for found in ticked if found}


class AttributionFormSet(OwnAttributionFormSet):
    """Attributions, which may be known through another of the same claim."""

    pointer = "via"

    def clean(self) -> None:
        """Refuse attributions that are known through each other: each row by itself may be sound."""
        super().clean()
        via = {form.instance.pk: form.instance.via_id for form in self.kept() if form.instance.pk}
        for form in list(self.kept()):
            key = form.instance.pk
            if key and leads_back(key, [via[key]], lambda keys: map(via.get, keys)):
                form.add_error("via", "These attributions are known through each other: leave one of them without.")


class RebuttalFormSet(OwnAttributionFormSet):
    """Rebuttals, which may answer an attribution of the same claim."""

    pointer = "answers"


class ReviewFormSet(OwnAttributionFormSet):
    """Reviews, which may ask whether an attribution of the same claim was made."""

    pointer = "attribution"
