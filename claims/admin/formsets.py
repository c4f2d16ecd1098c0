"""The rules between the rows of a claim's form, which no row alone can know."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Attribution, Rebuttal, Utterance
from claims.models.translation import OWN_LANGUAGE
from factcheck.circles import leads_back
from factcheck.desk.formsets import DeskFormSet, narrow

_DELETED = re.compile(r"(attributions|rebuttals)-([0-9]{1,9})-DELETE")
_OTHER_CLAIM = gettext_lazy("Choose one of this claim: anything new must be saved first.")


class OwnUtterancesFormSet(DeskFormSet):
    """Rows that may point at attributions or rebuttals of the same claim."""

    # By field, the model of what it points at.
    pointers: ClassVar[Mapping[str, type[Utterance]]]

    def add_fields(self, form: Any, index: int | None) -> None:
        """Offer, and accept, what was said of this claim only."""
        super().add_fields(form, index)
        for name, model in self.pointers.items():
            if field := form.fields.get(name):
                field.queryset = model._default_manager.filter(claim_id=self.instance.pk).select_related("claimant")
                field.error_messages["invalid_choice"] = _OTHER_CLAIM
                narrow(field, claim=self.instance.pk or 0)

    def clean(self) -> None:
        """Refuse to point at what the same form deletes."""
        super().clean()
        for name, model in self.pointers.items():
            self._refuse_going(name, model)

    def _refuse_going(self, name: str, model: type[Utterance]) -> None:
        going = _ticked_for_deletion(self.data, f"{model._meta.model_name}s")
        for form in self.kept():
            target = getattr(form.instance, f"{name}_id")
            if target is not None and str(target) in going:
                form.add_error(
                    name,
                    _("You delete that one here (%(part)s): keep it, or choose another.")
                    % {"part": model._meta.verbose_name},
                )

    def refuse_circle(self) -> None:
        """Refuse rows that are known through each other: each by itself may be sound."""
        via = {form.instance.pk: form.instance.via_id for form in self.kept() if form.instance.pk}
        for form in list(self.kept()):
            key = form.instance.pk
            if key and leads_back(key, [via[key]], lambda keys: map(via.get, keys)):
                form.add_error(
                    "via",
                    _("These are known through each other: leave one of them without."),
                )


class TranslationFormSet(DeskFormSet):
    """Translations, none of which may be into the claim's own language."""

    def clean(self) -> None:
        """Refuse those into the language that the form gives the claim, which may have changed since they were made."""
        super().clean()
        for form in self.kept():
            if form.instance.language == self.instance.language:
                form.add_error("language", OWN_LANGUAGE)


def _ticked_for_deletion(data: Mapping[str, Any], rows: str) -> set[str]:
    ticked = (_DELETED.fullmatch(name) for name in data)
    return {str(data.get(f"{rows}-{found[2]}-id")) for found in ticked if found and found[1] == rows}


class AttributionFormSet(OwnUtterancesFormSet):
    """Attributions, which may be known through another of the same claim."""

    pointers = {"via": Attribution}

    def clean(self) -> None:
        """Refuse attributions that are known through each other."""
        super().clean()
        self.refuse_circle()


class RebuttalFormSet(OwnUtterancesFormSet):
    """Rebuttals, which may answer an attribution of the same claim, and be known through another rebuttal of it."""

    pointers = {"answers": Attribution, "via": Rebuttal}

    def clean(self) -> None:
        """Refuse rebuttals that are known through each other."""
        super().clean()
        self.refuse_circle()


class ReviewFormSet(OwnUtterancesFormSet):
    """Reviews, which may ask whether an attribution of the same claim was made."""

    pointers = {"attribution": Attribution}
