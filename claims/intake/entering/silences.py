"""That somebody who was asked said nothing, entered while reading."""

from django import forms

from claims.intake.entering.fields import of, when
from claims.models import NoComment
from claims.vocabulary import Silence


class SilenceForm(forms.Form):
    """In what way somebody said nothing, and to whom; who they are, their role and the date stand beside it."""

    way = forms.ChoiceField(
        choices=Silence,
        required=False,
        label=of(NoComment, "way").label,
        help_text=of(NoComment, "way").help_text,
    )
    asked_by = of(NoComment, "asked_by")

    def silence(self) -> NoComment:
        """The unsaved row, without claim and claimant."""
        values = self.cleaned_data
        shared = {name: values[name] for name in ("role", "asked_by")}
        return NoComment(way=values["way"] or Silence.DECLINED, **shared, **when(values, "said_on"))
