"""“New from text or link”: from a pasted text, an address or both to a source, with every guess open to change."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.desk.autocomplete import Picker
from factcheck.desk.checking.asking import AskingMixin, Find
from factcheck.desk.checking.dates import PartialDateField, tell_intervals, typed_date
from factcheck.desk.forms import DeskForm
from factcheck.desk.pages.keeping import token_of
from sources.addresses import normalise_url
from sources.admin.widgets import LongTextarea
from sources.drafts.duplicates import publisher_called, same_article
from sources.intake.actions import take_in, take_in_link
from sources.intake.facts import TextFacts, text_facts
from sources.intake.fitting import fit
from sources.intake.publishers import host_of, publisher_of
from sources.models import Publisher, Source
from sources.vocabulary import PublisherKind

_TEXT = gettext_lazy(
    "Paste all of it, headline and date included. It is never shown to readers; passages are looked up in it."
)
_ADDRESS = gettext_lazy("Where the original stands. With an address alone, the page is fetched for you.")


class PastedField(forms.CharField):
    """Takes a text as it was copied: what no field can hold, such as the marks of a PDF, is left out."""

    def to_python(self, value: Any) -> str:
        """Return the text as it can be kept."""
        return fit(super().to_python(value) or "")


def _text_field() -> forms.Field:
    field: Any = Source._meta.get_field("text")
    attrs = {"rows": 12, "class": "vLargeTextField"}
    found: forms.Field = field.formfield(form_class=PastedField, widget=LongTextarea(attrs=attrs), help_text=_TEXT)
    return found


def _address_field() -> forms.Field:
    field: Any = Source._meta.get_field("url")
    found: forms.Field = field.formfield(widget=forms.URLInput(attrs={"class": "vURLField"}), help_text=_ADDRESS)
    return found


class MaterialForm(forms.Form):
    """What an editor has at hand: a text, an address, or both."""

    text = _text_field()
    url = _address_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["autofocus"] = True

    def clean_text(self) -> str:
        """The text with its line breaks as they are stored."""
        field: Any = Source._meta.get_field("text")
        return str(field.clean(self.cleaned_data["text"], None))

    def clean_url(self) -> str:
        """The address normalised, as sources store it, so that one that is known already is found."""
        address: str = self.cleaned_data["url"]
        return normalise_url(address) if address else ""

    def clean(self) -> None:
        """Ask for at least one of the two."""
        super().clean()
        if not self.errors and not (self.cleaned_data["text"].strip() or self.cleaned_data["url"]):
            raise ValidationError(_("Paste a text, or give an address: one of the two is enough."))


def _article(text: str, _source: Source | None = None) -> Source | None:
    return same_article(text)


class SourceForm(AskingMixin, DeskForm):
    """A source as guessed from its text, for an editor to look over."""

    asked_of: ClassVar[Mapping[str, Find]] = {"text": _article, "new_publisher": publisher_called}

    new_publisher = forms.CharField(
        required=False,
        max_length=300,
        label=gettext_lazy("or a new publisher"),
        help_text=gettext_lazy("Only if it is not in the list yet."),
    )
    new_publisher_kind = forms.ChoiceField(
        choices=PublisherKind, required=False, label=gettext_lazy("what sort of body it is")
    )
    field_order = (
        *("title", "kind", "language", "published_on", "published_on_precision", "byline", "url"),
        *("publisher", "new_publisher", "new_publisher_kind", "text"),
    )
    text = _text_field()

    class Meta:
        model = Source
        fields = (
            "title",
            "kind",
            "language",
            "published_on",
            "published_on_precision",
            "byline",
            "url",
            "publisher",
            "text",
        )
        widgets = {
            "title": forms.TextInput(attrs={"class": "vTextField"}),
            "byline": forms.TextInput(attrs={"class": "vTextField"}),
            "url": forms.URLInput(attrs={"class": "vURLField"}),
            "published_on": typed_date(),
        }
        field_classes = {"published_on": PartialDateField}

    def __init__(self, *args: Any, may_add_publisher: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        picker = Picker(Source._meta.get_field("publisher"), admin.site)
        picker.is_required = False
        self.fields["publisher"].widget = picker
        self.fields["published_on_precision"].label = _("Known to the")
        if not may_add_publisher:
            del self.fields["new_publisher"], self.fields["new_publisher_kind"]

    def clean(self) -> Any:
        """Refuse a publisher that is picked and another that is typed."""
        super().clean()
        if self.cleaned_data.get("publisher") and self.cleaned_data.get("new_publisher"):
            self.add_error("new_publisher", _("You picked a publisher above: empty one of the two."))
        return self.cleaned_data

    def publisher_to_make(self) -> Publisher | None:
        """The unsaved publisher that the editor typed, if any."""
        name = self.cleaned_data.get("new_publisher", "")
        if not name:
            return None
        host = host_of(self.cleaned_data["url"])
        return Publisher(
            name=name,
            kind=self.cleaned_data.get("new_publisher_kind") or PublisherKind.NEWS_OUTLET,
            homepage=f"https://{host}/" if host else "",
        )


def guessed(facts: TextFacts, address: str) -> dict[str, Any]:
    """The first values of the form, from what the text and the address tell."""
    url = address or facts.canonical
    publisher = publisher_of(name=facts.publisher, address="" if facts.publisher else url)
    return {
        "title": facts.title,
        "kind": facts.kind,
        "language": facts.language,
        "published_on": facts.published_on,
        "published_on_precision": facts.published_on_precision,
        "byline": facts.byline,
        "url": url,
        "publisher": publisher.pk if publisher else None,
        "new_publisher": "" if publisher else facts.publisher or host_of(url),
        "new_publisher_kind": PublisherKind.SOCIAL_PLATFORM if facts.publisher else PublisherKind.NEWS_OUTLET,
        "text": facts.text,
    }


def intake_view(request: HttpRequest) -> HttpResponse:
    """Ask for a text or an address, show what they tell, and save the source."""
    if not request.user.has_perm("sources.add_source"):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, MaterialForm(initial={"url": request.GET.get("url", "")}))
    if "title" in request.POST:
        return _save(request)
    material = MaterialForm(request.POST)
    return _look(request, material) if material.is_valid() else _page(request, material)


def _look(request: HttpRequest, material: MaterialForm) -> HttpResponse:
    text, address = material.cleaned_data["text"], material.cleaned_data["url"]
    known = _known(address)
    if known is not None:
        messages.info(request, format_html(_("This address is a source already: “{}”."), known.title))
        return _to_desk(known)
    if not text.strip():
        return _link(request, material)
    facts = text_facts(text, url=address)
    same = same_article(facts.text, title=facts.title)
    if same is not None and not (address and same.url):
        messages.info(request, format_html(_("This text is a source already: “{}”."), same.title))
        return _to_desk(same)
    form = SourceForm(initial=guessed(facts, address), may_add_publisher=_may_add_publisher(request))
    return _page(request, form, facts)


def _known(address: str) -> Source | None:
    return Source.objects.filter(url=address).defer("text").first() if address else None


def _link(request: HttpRequest, material: MaterialForm) -> HttpResponse:
    try:
        return _to_desk(take_in_link(material.cleaned_data["url"], by=_editor(request)))
    except ValidationError as error:
        material.add_error("url", error.messages)
        return _page(request, material)


def _save(request: HttpRequest) -> HttpResponse:
    form = SourceForm(request.POST, may_add_publisher=_may_add_publisher(request))
    if not form.is_valid():
        return _page(request, form)
    try:
        source = take_in(form.instance, new_publisher=form.publisher_to_make(), by=_editor(request))
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, form)
    messages.success(request, format_html(_("“{}” is saved. Select words to record what they say."), source.title))
    tell_intervals(request, form)
    return _to_desk(source)


def _may_add_publisher(request: HttpRequest) -> bool:
    return request.user.has_perm("sources.add_publisher")


def _editor(request: HttpRequest) -> Any:
    return request.user


def _to_desk(source: Source) -> HttpResponse:
    return HttpResponseRedirect(reverse("read_source", args=[source.pk]))


def _page(request: HttpRequest, form: forms.BaseForm, facts: TextFacts | None = None) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("New source from text or link"),
        "opts": Source._meta,
        "form": form,
        "asks": isinstance(form, MaterialForm),
        "facts": facts,
        "kept": token_of(request),
        "media": Picker(Source._meta.get_field("publisher"), admin.site).media,
    }
    return TemplateResponse(request, "admin/sources/intake.html", context)
