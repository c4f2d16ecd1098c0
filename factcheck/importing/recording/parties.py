"""Claimants, publishers and topics: which of those that are there an archive means, and those that it brings along.

All names are kept in memory while an import runs, folded: they are few beside the claims. What others add meanwhile is
asked for before each batch.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from django.db import models

from claims.models import Alias, Claimant, ClaimantName, SameAs, Topic, TopicName
from claims.vocabulary import ClaimantKind
from factcheck.importing.recording.rows import Table
from factcheck.importing.recording.texts import Column, Remarks, address, cut, host, name_keys
from factcheck.importing.records import ReadParty
from factcheck.naming.vocabulary import NameOrigin
from factcheck.slugs import RESERVED, free_slug, slug_of
from sources.models import Publisher, PublisherName
from sources.vocabulary import PublisherKind

_WIKIDATA: Final = re.compile(r"https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/(?P<id>Q[1-9][0-9]{0,17})\b")
_ANONYMOUS: Final = "Anonymous"
_KINDS: Final = {
    _ANONYMOUS: ClaimantKind.ANONYMOUS,
    "Person": ClaimantKind.PERSON,
    "GovernmentOrganization": ClaimantKind.GOVERNMENT,
    "NewsMediaOrganization": ClaimantKind.OUTLET,
    "PoliticalParty": ClaimantKind.ORGANISATION,
    "Organization": ClaimantKind.ORGANISATION,
    "Corporation": ClaimantKind.ORGANISATION,
    "NGO": ClaimantKind.ORGANISATION,
}
_LINKS: Final = 20
# The slashes in the address of a front page.
_FRONT: Final = 3
_AMBIGUOUS: Final = 0


class Names:
    """The records of one model by their folded names, by what Wikidata calls them and by their hosts."""

    def __init__(self, model: type[models.Model], *, hosts: bool = False) -> None:
        self.model = model
        self._hosts = hosts
        self.clear()

    def clear(self) -> None:
        """Know none."""
        self._keys: dict[str, int] = {}
        self._last = 0

    def refresh(self, own: Sequence[Sequence[int]]) -> None:
        """Learn of those that were added since; `own` are the ranges of keys that this import added itself."""
        columns = [field.name for field in self.model._meta.fields]
        wanted = ["pk", "name", *(name for name in ("wikidata_id", "homepage") if name in columns)]
        rows: Any = self.model._default_manager.filter(pk__gt=self._last).order_by("pk").values_list(*wanted)
        for key, name, *others in rows.iterator():
            known = dict(zip(("wikidata", "homepage"), others, strict=False))
            self.learn(key, name, own=any(first <= key <= last for first, last in own), **known)

    def learn(self, key: int, name: str, *, own: bool, wikidata: str = "", homepage: str = "") -> None:
        """Know this one by its name from now on.

        A name that two have is nobody's, but for one of them that this import added: it adds no third.
        """
        self._last = max(self._last, key)
        if wikidata:
            self._also(key, f"wikidata:{wikidata}", own=own)
        if homepage and self._hosts:
            self._also(key, f"host:{host(homepage)}", own=own)
        self.call(key, name, own=own)

    def call(self, key: int, name: str, *, own: bool = False) -> None:
        """Know it by this name as well."""
        for known_by in name_keys(name):
            self._also(key, known_by, own=own)

    def _also(self, key: int, known_by: str, *, own: bool) -> None:
        if own:
            self._keys[known_by] = key
        elif self._keys.setdefault(known_by, key) != key:
            self._keys[known_by] = _AMBIGUOUS

    def find(self, name: str, *, wikidata: str = "", homepage: str = "") -> int:
        """The key of the one that is meant; 0 where none is, or where several might be."""
        if wikidata and (found := self._keys.get(f"wikidata:{wikidata}")):
            return found
        if homepage and self._hosts and (found := self._keys.get(f"host:{host(homepage)}")):
            return found
        return next(filter(None, (self._keys.get(known_by, 0) for known_by in name_keys(name))), 0)


class Parties:
    """Finds or adds those that records name."""

    def __init__(self, archive: str, own: Mapping[str, Sequence[Sequence[int]]]) -> None:
        self._unnamed = f"Unnamed reviewers of {archive}"
        # What this import has added before it was interrupted, by label of model.
        self._own = own
        self._called: dict[type[models.Model], int] = {}
        self.claimants, self.topics = Names(Claimant), Names(Topic)
        self.publishers = Names(Publisher, hosts=True)
        self._names = (self.claimants, self.topics, self.publishers)
        self.tables = {model: Table(model) for model in (Publisher, Claimant, SameAs, ClaimantName, Topic)}
        self._claimant_name, self._topic_name = Column(Claimant, "name"), Column(Topic, "name")
        self._publisher_name = Column(Publisher, "name")

    def refresh(self) -> None:
        """Learn of what others added since the last batch, names in other languages too: one query a model."""
        for names in self._names:
            names.refresh(self._own.get(names.model._meta.label_lower, ()))
        for model, names in _also_called(self.claimants, self.topics, self.publishers):
            rows = model._default_manager.filter(pk__gt=self._called.get(model, 0)).order_by("pk")
            owner = names.model._meta.model_name or ""
            for self._called[model], key, name in rows.values_list("pk", owner, "name"):
                names.call(key, name)

    def clear(self) -> None:
        """Know nobody: what was added was rolled back."""
        self._called = {}
        for names in self._names:
            names.clear()
        for table in self.tables.values():
            table.forget()

    def claimant(self, party: ReadParty, remarks: Remarks) -> int:
        """The key of the claimant that is named; 0 for a name that holds nothing."""
        name = self._claimant_name.holds(party.name, "claimant", remarks)
        if not name and party.kind == _ANONYMOUS:
            remarks.add("claimant", party.original, f"the archive does not say who put it there: “{_ANONYMOUS}”")
            name, party = _ANONYMOUS, replace(party, links=())
        if not name:
            remarks.add("claimant", party.original, "left out: the name holds nothing that can be read")
            return 0
        wikidata = wikidata_of(party.links)
        if found := self.claimants.find(name, wikidata=wikidata):
            return found
        kind = _KINDS.get(party.kind, ClaimantKind.PERSON)
        free = wikidata if wikidata and not self.claimants.find("", wikidata=wikidata) else ""
        key = self.tables[Claimant].add(name=name, slug=slug(name), kind=kind.value, wikidata_id=free)
        for link in _others(party.links):
            self.tables[SameAs].add(claimant_id=key, url=link)
        self.claimants.learn(key, name, own=True, wikidata=free)
        self._call(key, party, remarks)
        return key

    def _call(self, key: int, party: ReadParty, remarks: Remarks) -> None:
        """Give a new claimant the names that the archive has for them in other languages."""
        for language, written in dict(party.names).items():
            if name := self._claimant_name.holds(written, "claimant", remarks):
                origin = NameOrigin.EDITOR.value
                self.tables[ClaimantName].add(claimant_id=key, language=language, name=name, origin=origin)
                self.claimants.call(key, name, own=True)

    def publisher(self, party: ReadParty, kind: PublisherKind, remarks: Remarks) -> int:
        """The key of the publisher that is named; 0 where neither a name nor a front page is given."""
        homepage = _homepage(party.links)
        name = self._publisher_name.holds(party.name or host(homepage), "publisher", remarks)
        if not name:
            return 0
        wikidata = wikidata_of(party.links)
        if found := self.publishers.find(name, wikidata=wikidata, homepage=homepage):
            return found
        key = self.tables[Publisher].add(
            name=name, slug=slug(name), kind=kind.value, homepage=homepage, wikidata_id=wikidata
        )
        self.publishers.learn(key, name, own=True, wikidata=wikidata, homepage=homepage)
        return key

    def checker(self, party: ReadParty | None, url: str, remarks: Remarks) -> int:
        """The key of who made the review at this address.

        Where no name is given it is called by the address's host; without an address, by the archive, so that an editor
        who knows better gives all of its reviews their publisher at once.
        """
        named = party if party and party.name.strip() else ReadParty(name=host(url), links=(url,))
        if found := self.publisher(named, PublisherKind.FACT_CHECKER, remarks):
            return found
        remarks.add("publisher", "", f"the archive does not say who made the review: “{self._unnamed}”")
        return self.publisher(ReadParty(name=self._unnamed), PublisherKind.FACT_CHECKER, remarks)

    def topic(self, name: str, remarks: Remarks) -> int:
        """The key of the topic of that name; 0 for a name that holds nothing."""
        tidy = self._topic_name.holds(name, "topic", remarks)
        if not tidy:
            return 0
        if found := self.topics.find(tidy):
            return found
        key = self.tables[Topic].add(name=tidy, slug=slug(tidy))
        self.topics.learn(key, tidy, own=True)
        return key


def _also_called(claimants: Names, topics: Names, publishers: Names) -> Iterator[tuple[type[models.Model], Names]]:
    """The models of other names, each with whose they are."""
    yield from ((Alias, claimants), (ClaimantName, claimants), (TopicName, topics), (PublisherName, publishers))


def wikidata_of(links: Iterable[str]) -> str:
    """The identifier on Wikidata that one of the links names."""
    return next((found["id"] for found in map(_WIKIDATA.match, links) if found), "")


def slug(text: str) -> str:
    """The slug that a draft of this name gets; "" for one without a letter, which gets its public id."""
    return free_slug(slug_of(cut(text, 200)), RESERVED)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, as names are compared."""
    return bool(set(name_keys(one)) & set(name_keys(other)))


def _others(links: Iterable[str]) -> Iterator[str]:
    normal = [address(link) for link in links if not _WIKIDATA.match(link)]
    yield from list(dict.fromkeys(filter(None, normal)))[:_LINKS]


def _homepage(links: Iterable[str]) -> str:
    """The first of the links that is the front page of a site: what lies deeper may be one of many on a platform."""
    return next((link for link in filter(None, map(address, links)) if link.count("/") == _FRONT), "")
