"""Who speaks in a sentence: the names right before its reporting verb, and the claimants known by them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.models import Alias, Claimant
from claims.vocabulary import ClaimantKind

# What may stand inside a name, and what ends one though it is written small.
_JOINT_WORDS = "of for the and de la le du van von der al el bin ibn da di"
_JOINTS = frozenset(_JOINT_WORDS.split())
_BODY_WORDS = "government ministry army military police court parliament presidency embassy authorities officials"
_BODIES = frozenset(_BODY_WORDS.split())
_OPENINGS = frozenset(("The", "But", "However", "While", "And", "Although"))
_TITLE = re.compile(
    r"\b(?:Minister|President|Premier|Chancellor|Secretary|General|Spokes(?:man|woman|person)|Ambassador|Senator|"
    r"Prosecutor|Judge|King|Queen|Pope|Mayor|Governor|Commissioner|Director|Professor|Dr\.?|Mr\.?|Mrs\.?|Ms\.?)"
    r"\s+(?=[^\W\d_])"
)
_INSTITUTION = re.compile(
    r"^(?:Foreign |Defen[cs]e |Interior )?(?:Ministry|Government|Army|Parliament|Office|Embassy|Court)\b"
)
_POSSESSIVE = re.compile(r"[’']s\b\s*")
_WORD = re.compile(r"[\w’'.-]+|,")
_KINDS = (
    (ClaimantKind.MINISTRY, re.compile(r"\b(?:ministry|ministère|ministerium|министерство)\b", re.IGNORECASE)),
    (
        ClaimantKind.GOVERNMENT,
        re.compile(r"\b(?:government|authorities|presidency|kremlin)\b", re.IGNORECASE),
    ),
    (
        ClaimantKind.ORGANISATION,
        re.compile(
            r"\b(?:court|union|nations|organi[sz]ation|committee|council|agency|party|watch|international|parliament|"
            r"police|army|office|embassy|fund|bank|university)\b",
            re.IGNORECASE,
        ),
    ),
)
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w.-]*(?: (?:(?:of|for|the|de|la) )*[^\W\d_a-z][\w.-]*)*")
_LONGEST = 8


class Speaker(NamedTuple):
    """Who seems to speak: a claimant on record, or a name, a guess at its kind, and the role as the text gives it."""

    claimant: Claimant | None = None
    name: str = ""
    kind: str = ""
    role: str = ""


NOBODY = Speaker()


def speaker_before(clause: str) -> Speaker:
    """The speaker in what stands before a reporting verb, in two queries at most."""
    subject, role = _without_apposition(clause)
    return _speaker(_name_at_end(subject), role)


def speaker_after(clause: str) -> Speaker:
    """Who is named in what follows “according to”, up to the first comma, semicolon or full stop."""
    named = re.split(r"[,;.](?:\s|$)", clause.lstrip(), maxsplit=1)[0]
    return _speaker(_name_at_end(named), "")


def speaker_named(sentence: str) -> Speaker:
    """The claimant on record whose name stands in a sentence, the longest name first, in two queries."""
    runs = [run for run in _CAPITALISED.findall(sentence) if run not in _OPENINGS]
    names = {ending for run in runs[:_LONGEST] for ending in _endings(run)}
    known = _known(names) if names else None
    return Speaker(known) if known else NOBODY


def _without_apposition(clause: str) -> tuple[str, str]:
    """What stands before the verb without its adverbs, and “a former prosecutor” of “X, a former prosecutor,”."""
    words = list(_WORD.finditer(clause))
    while words and words[-1].group().islower() and words[-1].group() not in _BODIES:
        words.pop()
    stripped = clause[: words[-1].end()] if words else ""
    if not stripped.endswith(","):
        return stripped, ""
    name, comma, role = stripped[:-1].rpartition(", ")
    return (name, role.strip()) if comma else (stripped[:-1], "")


def _name_at_end(subject: str) -> str:
    """The run of capitalised words with which it ends, or that ends with a body such as “government”."""
    run: list[str] = []
    for word in reversed(_WORD.findall(subject)):
        if not (word[:1].isupper() or _goes_on(word, run)):
            break
        run.insert(0, word)
    while run and (run[0] in _OPENINGS or (run[0].islower() and run[-1] not in _BODIES)):
        run.pop(0)
    return " ".join(run[-_LONGEST:])


def _goes_on(word: str, run: list[str]) -> bool:
    """Whether a word written small belongs to the name that ends with this run."""
    if not run:
        return word in _BODIES
    # “the separatist ethnic Armenian government” is another one than “the Armenian government”.
    return word not in {",", "the"} if run[-1] in _BODIES else word in _JOINTS


def _speaker(run: str, role: str) -> Speaker:
    if not run:
        return NOBODY
    title = list(_TITLE.finditer(run))
    name = run[title[-1].end() :] if title else run
    role = role or (run[: title[-1].end()].strip() if title else "")
    owner, possessive, owned = _owned(name)
    if possessive and _INSTITUTION.match(owned):
        name = f"{owned} of {owner}"
    elif possessive and owned:
        name, role = owned, role or owner
    # Of a person's name the end is enough; “Azerbaijan” is not its ministry.
    known = _known({run, name, *(_endings(name) if kind_of(name) == ClaimantKind.PERSON else ())})
    return Speaker(known, "" if known else name, "" if known else kind_of(name), role)


def _owned(name: str) -> tuple[str, bool, str]:
    found = _POSSESSIVE.search(name)
    return (name[: found.start()], True, name[found.end() :]) if found else (name, False, "")


def _endings(name: str) -> Iterator[str]:
    """The name, and what is left of it when words are taken from its beginning."""
    words = name.split()
    yield from (" ".join(words[place:]) for place in range(len(words)))


def _known(names: set[str]) -> Claimant | None:
    """The claimant of the longest of these names."""
    named = {claimant.name: claimant for claimant in Claimant.objects.filter(name__in=names).order_by("-pk")}
    for alias in Alias.objects.filter(name__in=names).select_related("claimant").order_by("-pk"):
        named.setdefault(alias.name, alias.claimant)
    return named[max(named, key=len)] if named else None


def kind_of(name: str) -> str:
    """What sort of speaker bears such a name."""
    for kind, pattern in _KINDS:
        if pattern.search(name):
            return kind
    # “Armenia said”: a country speaks through its government.
    return ClaimantKind.PERSON if " " in name else ClaimantKind.GOVERNMENT
