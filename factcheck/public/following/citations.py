"""How one revision is cited: in plain words, and in the formats that reference managers read.

BibTeX is as BibTeX 0.99 and biblatex read it, RIS as its specification of 2011 has it, CSL-JSON as CSL 1.0.2 has it.
All are in UTF-8.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

import orjson
from django.conf import settings
from django.utils.translation import gettext as _

from factcheck.language.dates import day_words
from factcheck.public.rendering import headline_of
from factcheck.publishing.addresses import revision_path
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading import public_kinds

HASH_DIGITS: Final = 12
"""How much of the hash of its row in the log a citation names."""
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# They steer how a line is shown; what is exported has no line yet.
_ISOLATES: Final = dict.fromkeys(range(0x2066, 0x206A))
# In words where TeX has them, since BibTeX counts braces even behind a backslash.
_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{mark: f"\\{mark}" for mark in "$&%#_"},
    }
)


@dataclass(frozen=True)
class Citation:
    """What a citation says of a revision: which it is, its title, when it was made, and the hash that proves it."""

    kind: str
    # What sort of thing is cited, such as a record of a claim; nothing where its words are the site's own.
    sort: str
    record_id: str
    number: int
    title: str
    # BCP 47, or nothing where the title has none of its own.
    language: str
    time: str
    hash: str

    @property
    def path(self) -> str:
        """The permanent path of the revision, without host and language."""
        return revision_path(self.kind, self.record_id, self.number)

    @property
    def address(self) -> str:
        """Its permanent address, without a language."""
        return f"{settings.SITE_URL}{self.path}"

    @property
    def key(self) -> str:
        """A name for it that no other revision has."""
        return f"{self.kind}-{self.record_id}-r{self.number}"

    @property
    def day(self) -> date:
        """The day of the revision, in UTC."""
        return datetime.fromisoformat(self.time).astimezone(UTC).date()

    @property
    def plain(self) -> str:
        """The citation in words, in the language of the page."""
        pattern = _("“%(title)s”. %(sort)s, %(site)s. Revision %(number)s, %(date)s. %(address)s (log entry %(hash)s)")
        if not self.sort:
            pattern = _("%(site)s: “%(title)s”. Revision %(number)s, %(date)s. %(address)s (log entry %(hash)s)")
        return pattern % {
            "site": settings.SITE_NAME,
            "sort": self.sort,
            # The sentence around it has a full stop of its own; Armenian has another mark for it.
            "title": self.title.rstrip(".\u0589"),
            "number": self.number,
            "date": day_words(self.time),
            "address": self.address,
            "hash": self.hash,
        }


def citation_of(document: Document, row_hash: str) -> Citation:
    """How to cite the revision that published a document; what is part of another record is cited by that one's."""
    whole = public_kinds.get(document["type"]).part_of
    record = {**document[whole], "type": whole} if whole else document
    return Citation(
        kind=record["type"],
        sort=str(public_kinds.get(record["type"]).cited_as),
        record_id=record["id"],
        number=document[f"{whole}_revision"] if whole else document["revision"]["number"],
        title=_one_line(headline_of(record).translate(_ISOLATES)),
        language=record.get("language", ""),
        time=document["updated_at"],
        hash=row_hash[:HASH_DIGITS],
    )


def bibtex(cited: Citation, accessed: date) -> bytes:
    """An entry that BibTeX and biblatex read alike."""
    site = _tex(settings.SITE_NAME)
    fields = {
        # Twice in braces: a name of several words is no person's, and a title keeps its capitals.
        **({"key": site, "howpublished": _tex(cited.sort)} if cited.sort else {"author": f"{{{site}}}"}),
        "title": f"{{{_tex(cited.title)}}}",
        "publisher": site,
        "year": str(cited.day.year),
        "month": _MONTHS[cited.day.month - 1],
        "url": cited.address,
        "urldate": accessed.isoformat(),
        "version": str(cited.number),
        "note": _tex(_revision_and_hash(cited)),
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{cited.key},", *lines, "}", ""]).encode()


def ris(cited: Citation, accessed: date) -> bytes:
    """A record of type ELEC, its lines ended by CR LF."""
    fields = [
        ("TY", "ELEC"),
        ("ID", cited.key),
        ("AU", "" if cited.sort else settings.SITE_NAME),
        ("TI", cited.title),
        ("M3", cited.sort),
        ("PB", settings.SITE_NAME),
        ("PY", str(cited.day.year)),
        ("DA", f"{cited.day:%Y/%m/%d}/"),
        ("ET", str(cited.number)),
        ("Y2", f"{accessed:%Y/%m/%d}/"),
        ("UR", cited.address),
        ("LA", cited.language),
        ("N1", _revision_and_hash(cited)),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in fields if value or tag == "ER").encode()


def csl_json(cited: Citation, accessed: date) -> bytes:
    """A list of one item, as reference managers import it."""
    item: dict[str, Any] = {
        "id": cited.key,
        "type": "webpage",
        "title": cited.title,
        **({"genre": cited.sort} if cited.sort else {"author": [{"literal": settings.SITE_NAME}]}),
        "publisher": settings.SITE_NAME,
        "container-title": settings.SITE_NAME,
        "issued": _csl_date(cited.day),
        "accessed": _csl_date(accessed),
        "URL": cited.address,
        "version": str(cited.number),
        "note": _revision_and_hash(cited),
    }
    return orjson.dumps([item | ({"language": cited.language} if cited.language else {})])


def plain_text(cited: Citation, accessed: date) -> bytes:
    """The citation in words, on a line."""
    return f"{cited.plain}\n".encode()


def _csl_date(day: date) -> Mapping[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _revision_and_hash(cited: Citation) -> str:
    return f"Revision {cited.number}, log entry {cited.hash}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _tex(text: str) -> str:
    return text.translate(_TEX)
