"""Formulas such as `a / b * 100`: read, refused with a reason, and worked out. Nothing of Python is evaluated."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NoReturn

from django.utils.translation import gettext as _

from claims.arithmetic.intervals import OPERATIONS, Interval

MAX_LENGTH: Final = 200
"""Characters of a formula."""
_MAX_DEPTH: Final = 20
_MAX_DIGITS: Final = 30

# ASCII only: the digits of other scripts would be read in silence as ours.
_TOKEN: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?|[a-z]|[-+*/()]")
_NUMBER: Final = re.compile(r"[0-9]")
_SYMBOL: Final = re.compile(r"[a-z]")
_TYPED: Final = str.maketrans(
    {"\N{MULTIPLICATION SIGN}": "*", "·": "*", "÷": "/", "\N{MINUS SIGN}": "-", "\N{NO-BREAK SPACE}": " "}
)


class FormulaError(ValueError):
    """A formula that can't be read. The message is for the editor."""


@dataclass(frozen=True)
class Number:
    """A number that stands in the formula itself."""

    value: Fraction

    def worked_out(self, figures: Mapping[str, Interval]) -> Interval:
        """The number itself, as an interval of one."""
        return Interval(self.value, self.value)


@dataclass(frozen=True)
class Symbol:
    """A letter that stands for a figure."""

    name: str

    def worked_out(self, figures: Mapping[str, Interval]) -> Interval:
        """The interval of the figure that the letter stands for.

        Raises:
            KeyError: it stands for none.
        """
        return figures[self.name]


@dataclass(frozen=True)
class Negative:
    """A term with a minus before it."""

    term: "Term"

    def worked_out(self, figures: Mapping[str, Interval]) -> Interval:
        """The interval of the term, mirrored at zero."""
        return -self.term.worked_out(figures)


@dataclass(frozen=True)
class Operation:
    """Two terms and the sign between them."""

    sign: str
    left: "Term"
    right: "Term"

    def worked_out(self, figures: Mapping[str, Interval]) -> Interval:
        """The result.

        Raises:
            DivisorMayBeZeroError: if it divides by what may be zero.
        """
        return OPERATIONS[self.sign](self.left.worked_out(figures), self.right.worked_out(figures))


Term = Number | Symbol | Negative | Operation


@dataclass(frozen=True)
class Formula:
    """A formula that was read: its tokens as written, for readers, and the term that they spell."""

    tokens: tuple[str, ...]
    term: Term

    @property
    def symbols(self) -> set[str]:
        """The letters that need a figure."""
        return set(filter(_SYMBOL.fullmatch, self.tokens))

    def worked_out(self, figures: Mapping[str, Interval]) -> Interval:
        """All that may result if each symbol is one of the numbers of its interval; perhaps more than that.

        A symbol that occurs twice counts as two figures: `a - a` is not zero where `a` is a range.

        Raises:
            DivisorMayBeZeroError: if it divides by what may be zero.
            KeyError: a symbol has no figure.
        """
        return self.term.worked_out(figures)


def read(text: str) -> Formula:
    """The formula that a text spells: numbers, symbols from a to z, + - * / and parentheses.

    Raises:
        FormulaError: if it spells none, or one that is too long or too deep.
    """
    if len(text) > MAX_LENGTH:
        raise FormulaError(
            _("A formula has at most %(max_length)s characters, not %(text)s.")
            % {"max_length": MAX_LENGTH, "text": len(text)}
        )
    tokens = tuple(_tokens(text.translate(_TYPED)))
    return Formula(tokens, _Reader(tokens).whole())


def _tokens(text: str) -> Iterator[str]:
    place = 0
    while place < len(text):
        if text[place] == " ":
            place += 1
            continue
        found = _TOKEN.match(text, place)
        if found is None:
            raise FormulaError(
                _(
                    "Character %(place)s can't stand in a formula: use numbers such as 2.5, the letters a to "
                    "z, + - * / and parentheses."
                )
                % {"place": place + 1}
            )
        yield found.group()
        place = found.end()


class _Reader:
    """Reads tokens from left to right: sums of products of factors."""

    def __init__(self, tokens: tuple[str, ...]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    def whole(self) -> Term:
        if not self._tokens:
            raise FormulaError(_("Write a formula, such as a / b * 100."))
        term = self._sum()
        if self._next:
            self._refuse(_("an operator is missing before it"))
        return term

    @property
    def _next(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._next
        self._place += 1
        return token

    def _sum(self) -> Term:
        term = self._product()
        while self._next in ("+", "-"):
            term = Operation(self._take(), term, self._product())
        return term

    def _product(self) -> Term:
        term = self._factor()
        while self._next in ("*", "/"):
            term = Operation(self._take(), term, self._factor())
        return term

    def _factor(self) -> Term:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise FormulaError(
                _("At most %(max_depth)s parentheses and signs can stand inside each other.")
                % {"max_depth": _MAX_DEPTH}
            )
        term = self._one()
        self._depth -= 1
        return term

    def _one(self) -> Term:
        coming = self._next
        if coming == "-":
            self._take()
            return Negative(self._factor())
        if coming == "(":
            return self._in_parentheses()
        if _SYMBOL.match(coming):
            return Symbol(self._take())
        if not _NUMBER.match(coming):
            self._refuse(_("a number, a letter or a parenthesis is expected there"))
        return self._number()

    def _in_parentheses(self) -> Term:
        self._take()
        term = self._sum()
        if self._next != ")":
            self._refuse(_("a closing parenthesis is expected there"))
        self._take()
        return term

    def _number(self) -> Number:
        token = self._take()
        if len(token) > _MAX_DIGITS:
            raise FormulaError(_("A number has at most %(max_digits)s digits.") % {"max_digits": _MAX_DIGITS})
        return Number(Fraction(token))

    def _refuse(self, why: str) -> NoReturn:
        where = (
            _("“%(next)s”, part %(place)s") % {"next": self._next, "place": self._place + 1}
            if self._next
            else _("The end")
        )
        raise FormulaError(_("%(where)s of the formula: %(why)s.") % {"where": where, "why": why})
