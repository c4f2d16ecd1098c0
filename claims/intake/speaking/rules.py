"""What a language's rules of reported speech are made of: lists of words, held as data."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

ELISION: Final = re.compile(r"(?i)(?<!\w)([ldnsjcmt]|qu|lorsqu|puisqu)[’'](?=\w)")
"""What French words are written with; it is read as a word of its own."""

Fixed = Callable[[str], str]
"""Puts a name that stands in another case into the one in which it is known."""


def fold(word: str) -> str:
    """A word as lists have it: small letters, a plain apostrophe, no dot on an i, no stop at the end."""
    plain = word.replace("İ", "i").casefold().replace("ı", "i").replace("’", "'").replace("ʼ", "'")
    return plain.rstrip(".") or plain


def words(listed: str) -> frozenset[str]:
    """The words of a list, folded."""
    return frozenset(map(fold, listed.split()))


def phrases(listed: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a list, one a line, each as its folded words, the longest first."""
    found = [tuple(map(fold, ELISION.sub(r"\1' ", line).split())) for line in listed.strip().splitlines()]
    return tuple(sorted(found, key=len, reverse=True))


def unchanged(name: str) -> str:
    """The name as it stands."""
    return name


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The words by which sentences of one language tell who speaks. All are folded."""

    # Verbs of saying; those that are nouns too count only where somebody is named beside them.
    verbs: frozenset[str]
    weak: frozenset[str] = frozenset()
    # What stands before the one who speaks, such as "according to", and behind, such as "sözlərinə görə".
    heralds: tuple[tuple[str, ...], ...] = ()
    trailers: tuple[tuple[str, ...], ...] = ()
    # Heralds that mean other things too, and the sentences in which they don't: "Pour X, la loi doit changer".
    holding: frozenset[str] = frozenset()
    held: re.Pattern[str] = re.compile(r"$^")
    # What opens the clause that is said, and how verbs end that stand before it: any of them, then, reports.
    conjunctions: tuple[tuple[str, ...], ...] = ()
    verbal: re.Pattern[str] = re.compile(r"$^")
    # What may stand between a verb and who speaks.
    skipped: frozenset[str] = frozenset()
    # What makes of a verb no report: "did not say", "declined to comment", "is said to be".
    hindering: frozenset[str] = frozenset()
    # Forms of "to be": a verb behind one tells what was said of somebody.
    passive: frozenset[str] = frozenset()
    declining: tuple[tuple[str, ...], ...] = ()
    pronouns: frozenset[str]
    articles: frozenset[str] = frozenset()
    # Words with capitals at the beginning of sentences that are no names; conjunctions, and what else ends a name.
    openings: frozenset[str] = frozenset()
    # Begin what says more of a noun: of, in, who.
    linking: frozenset[str] = frozenset()
    # End what is said behind a verb of the one who speaks: on Monday, when.
    ending: frozenset[str] = frozenset()
    # Written small inside of names.
    joints: frozenset[str] = frozenset()
    titles: frozenset[str]
    bodies: frozenset[str]
    spokespeople: frozenset[str] = frozenset()
    anonymous: frozenset[str]
    documents: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    ministries: frozenset[str] = frozenset()
    governments: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    # What follows a verb is its subject only where words or a comma stand before it.
    inverts_freely: bool = False
    # The verb ends its sentence, and who speaks begins it.
    subject_first: bool = False
    # Nouns say more of each other without a word between them.
    complements: bool = False
    # Outlets whose name begins with an article: “Le Monde”.
    press: frozenset[str] = frozenset()
    nominative: Fixed = unchanged
    # How verbs end of which any tells a quotation that stands right before them: “…”, laughed Anna Lee.
    quoting: re.Pattern[str] = re.compile(r"$^")
    # Puts what stands behind a herald or before a trailer into the case of names.
    restored: Fixed = unchanged
    # How words end that say what somebody does, where they begin a sentence and so have a capital.
    occupation: re.Pattern[str] = re.compile(r"$^")
    # Whether a word of a name belongs to the title before it: "министр России".
    is_genitive: Callable[[str], bool] = lambda word: False
    # Whether a name before a verb is that of whom something is done to: "Анну Петрову обвинили".
    is_object: Callable[[str, str], bool] = lambda name, verb: False


NAMELESS: Final = frozenset({"", "-", "–", "—"})

OUTLETS: Final = words("агентству изданию газете телеканалу порталу каналу сайту")
"""To whom things are said, before who says them."""
DATIVES: Final = ("у»", "ю»", "е»", "у”", "ю”")
"""How names in quotation marks end of those to whom things are said."""
POSTNOMINALS: Final = words("mp mps msp ms mep kc qc mbe obe cbe phd md td esq frs")
"""Behind names, such as “Anna Lee MP”; in capitals there."""
MORE: Final = words(
    "speaking who citing requesting asking briefed familiar sous qui proche proches знакомый знакомые знакомых "
    "близкий близкие близких осведомленные осведомлённые осведомленных осведомлённых попросивший попросившие "
    "попросивших пожелавший пожелавшие пожелавших որը որոնք ով"
)
"""What says more of anonymous speakers behind a comma."""
