"""Many claims put under topics, or taken out of them, from their list."""

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib.admin import AdminSite
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.drafts.tagging import tag, untag
from claims.models import Claim, Topic
from factcheck.desk.autocomplete import ManyPicker, PickedManyField
from factcheck.desk.bulk import BulkStep, Prospect, Verdict
from factcheck.publishing.planning.saved import settle

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class TopicsForm(forms.Form):
    """Asks under which topics, picked by typing, the chosen claims are to be put, or not any longer."""

    topics = PickedManyField(
        queryset=Topic.objects.all(), error_messages={"required": _("Choose a topic, or several.")}
    )

    def __init__(self, data: Any, *, site: AdminSite, help_text: "StrOrPromise") -> None:
        super().__init__(data)
        self.fields["topics"].widget = ManyPicker(Claim._meta.get_field("topics"), site)
        self.fields["topics"].widget.choices = self.fields["topics"].choices  # type: ignore[attr-defined]
        self.fields["topics"].help_text = help_text


class Tagging(BulkStep):
    """Putting claims under topics, or taking them out: what both ask, compare and write."""

    permission: ClassVar[str] = "change"
    has_choice: ClassVar[bool] = True
    help_text: ClassVar["StrOrPromise"]
    nothing: ClassVar["StrOrPromise"]

    def ask(self, data: Any) -> TopicsForm:
        """The form in which topics are picked."""
        return TopicsForm(data, site=self.admin.admin_site, help_text=self.help_text)

    def asked(self) -> str:
        """The keys of the topics: with others, the page would have said something else."""
        return ",".join(str(topic.pk) for topic in self._topics())

    def prospects(self) -> list[Prospect]:
        """What each claim has, and what it gets or loses."""
        prefetch_related_objects(list(self.records), Prefetch("topics", Topic.objects.order_by("pk")))
        return [self._prospect(claim) for claim in self.records] if self._topics() else []

    def run(self, prospect: Prospect) -> str:
        """Tag or untag one claim; where readers would see no difference, it does not wait to be published."""
        said = self.write(prospect.record, self._topics())
        settle(Claim.record_kind, [prospect.record.public_id])
        return said

    @abstractmethod
    def differing(self, has: set[Topic]) -> list[Topic]:
        """Those of the chosen topics that a claim with these gets or loses."""

    @abstractmethod
    def write(self, claim: Claim, topics: list[Topic]) -> str:
        """Do it, and say what was done."""

    def _topics(self) -> list[Topic]:
        if not self.form.is_bound or not self.form.is_valid():
            return []
        return sorted(self.form.cleaned_data["topics"], key=lambda topic: topic.pk)

    def _prospect(self, claim: Claim) -> Prospect:
        has = list(claim.topics.all())
        seen = ",".join(str(topic.pk) for topic in has)
        if not self.admin.has_change_permission(self.request, claim):
            return Prospect(
                record=claim, verdict=Verdict.REFUSED, lines=[gettext("You may not change it.")], fingerprint=seen
            )
        differing = self.differing(set(has))
        verdict = Verdict.GOES if differing else Verdict.NOTHING
        line = _named(differing) if differing else str(self.nothing)
        return Prospect(record=claim, verdict=verdict, lines=[line], fingerprint=seen)


class Tag(Tagging):
    """Puts the chosen claims under topics, besides those that they have."""

    name: ClassVar[str] = "tag_selected"
    label: ClassVar[Any] = _("Tag with topics…")
    title: ClassVar[Any] = _("Tag {records} with topics")
    will: ClassVar[Any] = _("Will be tagged with")
    done: ClassVar[Any] = _("Tagged")
    button: ClassVar[Any] = _("Tag")
    what: ClassVar[str] = "tagged it from the list"
    help_text: ClassVar["StrOrPromise"] = _("They get these besides the topics that they have.")
    nothing: ClassVar["StrOrPromise"] = _("It has them already.")

    def differing(self, has: set[Topic]) -> list[Topic]:
        """The chosen topics that such a claim lacks."""
        return [topic for topic in self._topics() if topic not in has]

    def write(self, claim: Claim, topics: list[Topic]) -> str:
        """Put the claim under these topics, and say so."""
        tag([claim], topics=topics, by=self.request.user)  # type: ignore[arg-type]
        return gettext("Tagged with %(topics)s.") % {"topics": _named(topics)}


class Untag(Tagging):
    """Takes the chosen claims out of topics."""

    name: ClassVar[str] = "untag_selected"
    label: ClassVar[Any] = _("Remove topics…")
    title: ClassVar[Any] = _("Remove topics of {records}")
    will: ClassVar[Any] = _("Will lose")
    done: ClassVar[Any] = _("Topics removed")
    button: ClassVar[Any] = _("Remove topics")
    what: ClassVar[str] = "removed topics of it from the list"
    help_text: ClassVar["StrOrPromise"] = _("They are taken out of these topics. The topics themselves stay.")
    nothing: ClassVar["StrOrPromise"] = _("It has none of them.")

    def differing(self, has: set[Topic]) -> list[Topic]:
        """The chosen topics that such a claim has."""
        return [topic for topic in self._topics() if topic in has]

    def write(self, claim: Claim, topics: list[Topic]) -> str:
        """Take the claim out of these topics, and say so."""
        untag([claim], topics=topics, by=self.request.user)  # type: ignore[arg-type]
        return gettext("Taken out of %(topics)s.") % {"topics": _named(topics)}


def _named(topics: list[Topic]) -> str:
    return "; ".join(topic.name for topic in topics)
