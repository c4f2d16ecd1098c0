"""What permissions are called at the desk; the database keeps Django's English, which names models in English too."""

from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

NAMES: Final = (
    gettext_lazy("Can import archives, decide what they leave open, and undo imports"),
    gettext_lazy("Can take up and close messages of readers, and see where to answer"),
    gettext_lazy("Can approve drafts as they stand, for others to publish"),
    gettext_lazy("Can publish, correct and withdraw records"),
    gettext_lazy("Can ask for and confirm that published words are erased"),
    gettext_lazy("Can edit records that are public or that somebody else submitted"),
    gettext_lazy("Can request changes of what was submitted"),
    gettext_lazy("Can ask for the publication of records"),
)
"""Those that models declare themselves; a test compares them."""
_WAYS: Final = {
    "add": gettext_lazy("%(what)s: add"),
    "change": gettext_lazy("%(what)s: change"),
    "delete": gettext_lazy("%(what)s: delete"),
    "view": gettext_lazy("%(what)s: view"),
}


def permission_name(permission: Any) -> str:
    """What a permission, fetched with its content type, is called in the language of the page."""
    model = permission.content_type.model_class()
    way = _WAYS.get(permission.codename.partition("_")[0])
    if way is None or model is None or permission.codename in dict(model._meta.permissions):
        return gettext(permission.name)
    return way % {"what": capfirst(str(model._meta.verbose_name_plural))}


def permission_label(permission: Any) -> str:
    """The same behind the app that it belongs to, as a choice among all."""
    return f"{permission.content_type.app_labeled_name.partition(' | ')[0]} | {permission_name(permission)}"
