"""What is asked on the way to publication."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from factcheck.publishing.admin.forms import NoteField
from factcheck.workflow.models import Comment, Priority

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
else:  # At run time Django's classes take no type arguments.
    _ModelForm = forms.ModelForm


class SubmitForm(forms.Form):
    """Asks what whoever publishes it should know."""

    note = NoteField(
        label=_("Note"),
        required=False,
        help_text=_("Optional. For whoever decides on it; readers never see it: what to look at twice."),
    )


class RequestForm(forms.Form):
    """Asks what has to be changed."""

    note = NoteField(
        label=_("What has to be changed"),
        error_messages={"required": _("Say what has to be changed.")},
        help_text=_("For whoever submitted it; readers never see it. Say what is missing, and where it can be found."),
    )


class AssignForm(forms.Form):
    """Asks whose a record is to do, by when, and how much it presses."""

    assignee = forms.ModelChoiceField(
        User.objects.none(), label=_("Assigned to"), required=False, empty_label=_("nobody")
    )
    due_on = forms.DateField(
        label=_("Wanted by"), required=False, widget=forms.DateInput(attrs={"type": "date"}), input_formats=["%Y-%m-%d"]
    )
    priority = forms.TypedChoiceField(label=_("Priority"), choices=Priority.choices, coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["assignee"]
        field.queryset = User.objects.filter(is_staff=True, is_active=True).order_by("username")


class CommentForm(_ModelForm):
    """Takes a comment. The form of the record beside it may have a field of the same name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "comment_%s", **kwargs})

    class Meta:
        model = Comment
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}
