"""Draws the fields of the desk's forms: the markup of Django's own templates, without running them.

A claim's form has some hundred fields, and each takes Django a handful of templates: one for the label, one for the
errors, one for the widget and one for each of its options. They took most of the time of the page. A test compares
each widget with what Django's templates make of it, so that a new version of Django that changes one is noticed.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.forms.renderers import DjangoTemplates
from django.templatetags.static import static
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

Context = Mapping[str, Any]

_INPUTS: Final = ("checkbox", "email", "hidden", "number", "text", "url")


class DrawingRenderer(DjangoTemplates):
    """Draws what most forms hold, and leaves all else to Django's templates."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> SafeString:
        """The markup of a widget, a label or a list of errors."""
        draw = None if _has_rare_links(context) else _DRAWN.get(template_name)
        # All that comes from outside was escaped on the way.
        return mark_safe(draw(context) if draw else super().render(template_name, context, request))  # noqa: S308


def _attributes(attributes: Mapping[str, Any] | None) -> str:
    found = ((name, value) for name, value in (attributes or {}).items() if value is not False)
    return "".join(f" {name}" if value is True else f' {name}="{_escaped(value)}"' for name, value in found)


def _escaped(value: Any) -> str:
    # As the filter `stringformat` has it: whatever is no text becomes one first.
    return conditional_escape(value if isinstance(value, str) else str(value))


def _input(context: Context) -> str:
    widget = context["widget"]
    value = "" if widget["value"] is None else f' value="{_escaped(widget["value"])}"'
    name, attributes = _escaped(widget["name"]), _attributes(widget["attrs"])
    return f'<input type="{widget["type"]}" name="{name}"{value}{attributes}>'


def _date(context: Context) -> str:
    return f'<p class="date">{_input(context)}</p>'


def _textarea(context: Context) -> str:
    widget = context["widget"]
    name, attributes = _escaped(widget["name"]), _attributes(widget["attrs"])
    # Browsers drop the line break after the tag: without it they would drop that of the text.
    return f'<textarea name="{name}"{attributes}>\n{_escaped(widget["value"] or "")}</textarea>'


def _select(context: Context) -> str:
    widget = context["widget"]
    groups = "".join(_group(name, options) for name, options, _ in widget["optgroups"])
    name, attributes = _escaped(widget["name"]), _attributes(widget["attrs"])
    return f'<select name="{name}"{attributes}>{groups}</select>'


def _group(name: str | None, options: list[dict[str, Any]]) -> str:
    drawn = "".join(map(_option, options))
    return f'<optgroup label="{_escaped(name)}">{drawn}</optgroup>' if name else drawn


def _option(option: Mapping[str, Any]) -> str:
    value, attributes = _escaped(option["value"]), _attributes(option["attrs"])
    return f'<option value="{value}"{attributes}>{_escaped(option["label"])}</option>'


def _label(context: Context) -> str:
    contents = _escaped(context["label"])
    if not context["use_tag"]:
        return contents
    tag = context["tag"]
    return f"<{tag}{_attributes(context['attrs'])}>{contents}</{tag}>"


def _has_rare_links(context: Context) -> bool:
    """Whether a relation has links to view or delete what is chosen, which the desk has on the record's own page."""
    return bool(context.get("can_view_related") or context.get("can_delete_related"))


def _relation(context: Context) -> str:
    reference = "" if context["model_has_limit_choices_to"] else f'data-model-ref="{_escaped(context["model_name"])}"'
    links = "" if context["is_hidden"] else f"{_link_to_change(context)}{_link_to_add(context)}"
    return f'<div class="related-widget-wrapper" {reference}>{context["rendered_widget"]}{links}</div>'


def _link_to_change(context: Context) -> str:
    if not context["can_change_related"]:
        return ""
    address = _escaped(f"{context['change_related_template_url']}?{context['url_params']}")
    return _link("change", f'data-href-template="{address}"', _("Change selected %(model)s") % context, context["name"])


def _link_to_add(context: Context) -> str:
    if not context["can_add_related"]:
        return ""
    address = _escaped(f"{context['add_related_url']}?{context['url_params']}")
    return _link("add", f'href="{address}"', _("Add another %(model)s") % context, context["name"])


def _link(action: str, address: str, title: str, name: str) -> str:
    icon = static(f"admin/img/icon-{action}link.svg")
    return (
        f'<a class="related-widget-wrapper-link {action}-related" id="{action}_id_{_escaped(name)}" {address} '
        f'data-popup="yes" title="{_escaped(title)}"><img src="{_escaped(icon)}" alt="" width="24" height="24"></a>'
    )


def _errors(context: Context) -> str:
    errors = context["errors"]
    if not errors:
        return ""
    own_id = f' id="{_escaped(errors.field_id)}_error"' if errors.field_id else ""
    items = "".join(f"<li>{_escaped(error)}</li>" for error in errors)
    return f'<ul class="{_escaped(context["error_class"])}"{own_id}>{items}</ul>'


_DRAWN: Final[dict[str, Callable[[Context], str]]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in _INPUTS},
    "admin/widgets/date.html": _date,
    "admin/widgets/related_widget_wrapper.html": _relation,
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/label.html": _label,
    "django/forms/errors/list/default.html": _errors,
    "django/forms/errors/list/ul.html": _errors,
}

DRAWING: Final = DrawingRenderer()
"""The one renderer of the desk's forms; it has no state."""
