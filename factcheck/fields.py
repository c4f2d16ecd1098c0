"""Model fields and constraints that every app shares.

The text fields store what they are given exactly, or refuse it with a message that says which
character is at fault. Django runs their validators in `full_clean`, so forms and imports get them too.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    _CharField = models.CharField[str, str]
    _TextField = models.TextField[str, str]
else:  # At run time Django's fields take no type arguments.
    _CharField = models.CharField
    _TextField = models.TextField

# Never storable: PostgreSQL refuses NUL, UTF-8 has no lone surrogates, XML feeds have no U+FFFE.
_BROKEN = "\ud800-\udfff\ufffe\uffff"
# Embeddings, overrides and isolates make text read differently from what it says.
_BIDI = "\u202a-\u202e\u2066-\u2069"
_NOT_IN_A_LINE = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{_BROKEN}{_BIDI}]")
_NOT_IN_PROSE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BROKEN}{_BIDI}]")
_NOT_IN_A_SOURCE = re.compile(f"[\x00-\x08\x0b-\x1f{_BROKEN}]")

_LINE_BREAK: Final = _("Character %(place)s (%(code)s) is a line break, which this field can't hold: delete it.")
_REFUSALS: Final = {
    "Cc": _("Character %(place)s (%(code)s) is a control character, which this field can't hold: delete it."),
    "Cf": _(
        "Character %(place)s (%(code)s) is a mark that turns the direction of text, "
        "which this field can't hold: delete it."
    ),
    "Cn": _("Character %(place)s (%(code)s) is not a character, which this field can't hold: delete it."),
    "Cs": _("Character %(place)s (%(code)s) is half of a character, which this field can't hold: delete it."),
    "Zl": _LINE_BREAK,
    "Zp": _("Character %(place)s (%(code)s) is a paragraph break, which this field can't hold: delete it."),
}


def _refuse(pattern: re.Pattern[str], text: str) -> None:
    found = pattern.search(text)
    if found is None:
        return
    character = found.group()
    refusal = _LINE_BREAK if character in "\r\n" else _REFUSALS[unicodedata.category(character)]
    # The character itself stays out of the message: it could not be displayed.
    named = {"place": found.start() + 1, "code": f"U+{ord(character):04X}"}
    raise ValidationError(refusal % named, code="character")


def validate_visible(text: str) -> None:
    """Refuse text in which there is nothing to read, such as spaces alone."""
    if not _visible(text):
        raise ValidationError(_("Write some words: spaces alone say nothing."), code="invisible")


def validate_line(text: str) -> None:
    """Refuse whatever can't stand in one line of readable text."""
    _refuse(_NOT_IN_A_LINE, text)
    validate_visible(text)


def validate_prose(text: str) -> None:
    """Refuse whatever can't stand in readable text of several lines."""
    _refuse(_NOT_IN_PROSE, text)
    validate_visible(text)


def validate_verbatim(text: str) -> None:
    """Refuse only what can't be stored; marks of direction are part of a source's words."""
    _refuse(_NOT_IN_A_SOURCE, text)


def one_line(text: str) -> str:
    """The text as a `LineField` holds it: single spaces, nothing that it would refuse; "" where nothing can be read."""
    return _visible(_NOT_IN_A_LINE.sub("", " ".join(text.split())).strip())


def prose(text: str) -> str:
    """The text as a `ProseField` holds it, without what it would refuse; "" where nothing can be read."""
    return _visible(_NOT_IN_PROSE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip())


def verbatim(text: str) -> str:
    """The text as a `VerbatimField` holds it, without what can't be stored; "" where nothing can be read."""
    return _visible(_NOT_IN_A_SOURCE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def _visible(text: str) -> str:
    # Most begin with a letter: nothing else is to be looked at then.
    if text[:1].isalnum():
        return text
    return "" if all(unicodedata.category(character)[0] in "ZC" for character in text) else text


class LineField(_CharField):
    """Text in one line, without what can't be seen or stored; see `validate_line`."""

    default_validators = [validate_line]


class _LongTextField(_TextField):
    def __init__(self, verbose_name: str | None = None, *, max_length: int, **kwargs: Any) -> None:
        super().__init__(verbose_name, max_length=max_length, **kwargs)
        # Django's own TextField checks its length in forms only.
        self.validators.append(MaxLengthValidator(max_length))

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        # Browsers send every line break of a form as CR LF.
        return text.replace("\r\n", "\n").replace("\r", "\n") if isinstance(text, str) else text


class ProseField(_LongTextField):
    """Text of several lines, of at most `max_length` characters; line breaks become LF."""

    default_validators = [validate_prose]


class VerbatimField(_LongTextField):
    """Words of a source, kept exactly: with marks of direction, and with the white space around them."""

    default_validators = [validate_verbatim]

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Return a form field that leaves white space alone."""
        return super().formfield(**{"strip": False, **kwargs})


class WikidataField(LineField):
    """The identifier of an item on Wikidata, such as Q43; blank when there is none."""

    default_validators = [RegexValidator(r"^Q[1-9][0-9]*\Z", _("Write the item's identifier, such as Q43."))]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        options = {"verbose_name": "Wikidata ID", "max_length": 20, "blank": True}
        super().__init__(*args, **{**options, **kwargs})


class FieldCheck(models.CheckConstraint):
    """A check whose message stands at `field`, which must be one of those that the condition reads."""

    def __init__(self, *, field: str, **kwargs: Any) -> None:
        self.field = field
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """Return what a migration needs to build this check again."""
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "field": self.field}

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: set[str] | None = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        """Raise the message at `field` when the instance breaks the condition."""
        try:
            super().validate(model, instance, exclude=exclude, using=using)
        except ValidationError as error:
            raise ValidationError({self.field: error}) from error


def known(field: str, values: Iterable[str]) -> models.CheckConstraint:
    """Return the check that a field holds one of these values: pass `Choices.values`."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": list(values)}),
        name=f"%(app_label)s_%(class)s_{field}_known",
        violation_error_message=_filled(_("Choose one of the listed values for “{field}”."), field),
    )


def of_length(field: str, length: int) -> models.CheckConstraint:
    """Return the check that a field of bytes holds just so many, or NULL."""
    return models.CheckConstraint(
        condition=Exact(Length(field), length),
        name=f"%(app_label)s_%(class)s_{field}_length",
        violation_error_message=_filled(_("“{field}” has {length} bytes."), field, length=length),
    )


def _filled(message: Any, field: str, **values: int) -> Any:
    return format_lazy(message, field=pgettext_lazy("field", field.replace("_", " ")), **values)


def unique_where_filled(field: str, message: str) -> models.UniqueConstraint:
    """Return the constraint that no two rows share a value of a field, the empty one apart."""
    return models.UniqueConstraint(
        fields=[field],
        condition=~models.Q(**{field: ""}),
        name=f"%(app_label)s_%(class)s_{field}_unique",
        violation_error_message=message,
        violation_error_code="unique",
    )
