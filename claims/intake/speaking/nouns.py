"""Who is meant by a group of words beside a verb of saying: a name, nobody in particular, or one named before."""

import re
from collections.abc import Sequence
from typing import Final

from claims.intake.speaking.families import ends_in_family, without_workplace
from claims.intake.speaking.meant import Meant, Named, Unnamed, kind_of
from claims.intake.speaking.rules import POSTNOMINALS, Rules
from claims.intake.speaking.shared import (
    ALONE,
    AND,
    BASED,
    BY,
    DEFINITE,
    LIKE_GENITIVE,
    PARTS_OF_TITLES,
    PATRONYMIC,
    REGNAL,
    RELATIVE,
    WHO,
    is_possessive,
)
from claims.intake.speaking.tokens import Token
from claims.vocabulary import ClaimantKind

LONGEST: Final = 14
_POSSESSIVE: Final = re.compile(r"[’'](?:s)?$", re.IGNORECASE)
_NAMES_OF_TWO: Final = 2


class Group:
    """The words of one group, with the rules of its language."""

    def __init__(self, tokens: Sequence[Token], rules: Rules, sentence: str, *, is_declined: bool = False) -> None:
        self.rules = rules
        # Whether its names stand in another case than that of a subject.
        self.is_declined = is_declined
        self.sentence = sentence
        self.tokens = without_workplace(list(tokens), rules)

    def meant(self) -> Meant:
        """Whom the group means; None where it means nobody who could speak."""
        self._drop_openings()
        if not self.tokens:
            return None
        last = self.tokens[-1].folded if not self.tokens[-1].is_acronym else ""
        if last in RELATIVE:
            return None
        if last in self.rules.pronouns:
            return Unnamed()
        return self._by_head() or self._by_name() or self._definite()

    def _drop_openings(self) -> None:
        while self.tokens and self.tokens[0].folded in self.rules.openings:
            self.tokens.pop(0)
        if (
            len(self.tokens) > _NAMES_OF_TWO
            and self.tokens[-1].folded in POSTNOMINALS
            and self.tokens[-1].text[-1] != "s"
        ):
            self.tokens.pop()

    def text(self, begin: int, end: int) -> str:
        """The words from one token to before another, as they stand."""
        chosen = self.tokens[begin:end]
        return " ".join(self.sentence[chosen[0].start : chosen[-1].end].split()) if chosen else ""

    # Groups about a noun written small: officials, a ministry, a spokesman, a report.

    def _by_head(self) -> Meant:
        for place, token in enumerate(self.tokens):
            if not self._is_head(place) or not self._carries_on(place):
                continue
            if (token.folded in self.rules.spokespeople) and (found := self._spoken_for(place)):
                return found
            if token.folded in self.rules.anonymous:
                return self._anonymous(place)
            if token.folded in self.rules.documents:
                return self._written(place)
            if token.folded in self.rules.bodies:
                return self._body(place)
        return None

    def _is_head(self, place: int) -> bool:
        token, rules = self.tokens[place], self.rules
        listed = (
            token.folded in rules.anonymous
            or token.folded in rules.bodies
            or token.folded in rules.documents
            or token.folded in rules.spokespeople
        )
        if not listed:
            return False
        is_first = place == 0 or (place == 1 and self.tokens[0].folded in rules.articles)
        return not token.is_capital or is_first

    def _carries_on(self, place: int) -> bool:
        """Whether what follows a noun says more of it."""
        if place + 1 == len(self.tokens):
            return True
        following = self.tokens[place + 1]
        if following.folded in self.rules.linking:
            return True
        return self.rules.complements and not self._is_title_before_name(place)

    def _is_title_before_name(self, place: int) -> bool:
        """Whether a person's name ends the group: the noun is part of the title."""
        if self.tokens[place].folded in self.rules.bodies - self.rules.titles:
            is_inside = (
                self.tokens[0].folded in self.rules.titles and len(self.tokens) - self._run_begin() >= _NAMES_OF_TWO
            )
            return is_inside or any(each.folded in self.rules.titles for each in self.tokens[place + 1 :])
        run = self.tokens[self._run_begin() :]
        plain = [each for each in run if not self.rules.is_genitive(each.text) and each.folded not in self.rules.joints]
        return len(run) < len(self.tokens) - place and len(plain) >= _NAMES_OF_TWO

    def _begin_of(self, place: int) -> int:
        """Where the words before a noun that belong to it begin, its article left out."""
        begin = place
        while begin > 0 and place - begin < LONGEST:
            before = self.tokens[begin - 1]
            ends = self.rules.articles | self.rules.openings | self.rules.linking
            if before.folded in ends and not self.rules.subject_first:
                break
            begin -= 1
        return begin

    def _names_somebody(self, place: int) -> bool:
        """“Father of three Abdul Malik”: a name of its own follows, and none of what the noun is of."""
        name = len(self.tokens)
        while name > place + 1 and self.tokens[name - 1].is_capital:
            name -= 1
        before = self.tokens[name - 1].folded
        is_owned = before in self.rules.linking | self.rules.joints | self.rules.articles
        return len(self.tokens) - name >= _NAMES_OF_TWO and name > place + 1 and not is_owned

    def _anonymous(self, place: int) -> Meant:
        if self.tokens[place].folded in self.rules.titles and self._names_somebody(place):
            return None
        begin = self._begin_of(place)
        article = self.tokens[begin - 1].folded if begin else ""
        alone = place + 1 == len(self.tokens) and begin == place
        if alone and article in DEFINITE and not self.tokens[place].folded.endswith("s"):
            return Unnamed(self.tokens[place].folded)
        return Named(self.text(begin, len(self.tokens)), ClaimantKind.ANONYMOUS)

    def _written(self, place: int) -> Meant:
        """Who wrote a document, where that is said."""
        rest = self.tokens[place + 1 :]
        author = next((at for at, each in enumerate(rest) if each.folded in BY), None)
        if author is None:
            return self._of_publisher(place) or Unnamed(self.tokens[place].folded)
        found = Group(rest[author + 1 :], self.rules, self.sentence).meant()
        return found if isinstance(found, Named) else Unnamed(self.tokens[place].folded)

    def _of_publisher(self, place: int) -> Meant:
        """“A Lancet study”, at the end of the group: whose study it is."""
        begin = place
        while begin > 0 and self.tokens[begin - 1].is_capital and self._starts_name(begin - 1):
            begin -= 1
        if self.rules.complements or place + 1 < len(self.tokens) or begin == place:
            return None
        found = Group(self.tokens[begin:place], self.rules, self.sentence).meant()
        return found if isinstance(found, Named) and found.kind != ClaimantKind.PERSON else None

    def _spoken_for(self, place: int) -> Meant:
        """For whom a spokesperson without a name speaks."""
        rest = self.tokens[place + 1 :]
        while rest and rest[0].folded in self.rules.linking:
            rest = rest[1:]
        begin = self._begin_of(place)
        owner = rest or self.tokens[begin:place]
        if not owner or (rest and any(each.folded in self.rules.linking and each.folded in WHO for each in rest)):
            return None
        role = self.text(begin, len(self.tokens)) if not rest else self.text(max(begin - 1, 0), place + 1)
        found = Group(owner, self.rules, self.sentence).meant()
        name = found.name if isinstance(found, Named) and found.kind != ClaimantKind.PERSON else ""
        if not name and rest == [] and any(each.is_capital for each in owner):
            name = Group(owner, self.rules, self.sentence).text(0, len(owner))
        name = _POSSESSIVE.sub("", self.rules.restored(name) if self.rules.complements else name)
        return Named(name, self.kind_of(name), role) if name else None

    def _body(self, place: int) -> Meant:
        """A body that acts, such as a ministry; one without any name is that of the sentence before."""
        begin = self._begin_of(place)
        article = self.tokens[begin - 1] if begin else None
        alone = begin == place and place + 1 == len(self.tokens)
        if alone and place and self.tokens[place].is_capital:
            return self._owned(begin, place)
        if alone and article is not None and self.tokens[place].folded not in ALONE:
            return Unnamed(self.tokens[place].folded)
        if alone and self.tokens[place].folded in self.rules.organisations - ALONE and not self.tokens[0].is_capital:
            return Unnamed(self.tokens[place].folded)
        return self._owned(begin, place)

    def _owned(self, begin: int, place: int) -> Meant:
        """The ministry that a name owns is the ministry of Azerbaijan."""
        owner = next((at for at in range(begin, place) if is_possessive(self.tokens[at].text)), None)
        name = self.text(begin, len(self.tokens))
        if owner is not None:
            owned = self.text(owner + 1, len(self.tokens))
            whose = _POSSESSIVE.sub("", self.text(begin, owner + 1))
            if not self.tokens[owner].is_capital:
                return Unnamed(self.tokens[place].folded)
            name = f"{owned} of {whose}"
        name = self.rules.nominative(name)
        return Named(name, self.kind_of(name)) if name else None

    # Groups that end with a name.

    def _by_name(self) -> Meant:
        begin = self._run_begin()
        run = self.tokens[begin:]
        if not run:
            return None
        if begin >= _NAMES_OF_TWO and self.tokens[begin - 1].folded in AND and self.tokens[begin - 2].is_capital:
            return Unnamed()
        title = self._last_title(begin)
        if title is not None:
            return self._titled(begin, title)
        return self._bare(begin)

    def _run_begin(self) -> int:
        """Where the name begins with which the group ends."""
        begin = len(self.tokens)
        while begin > 0 and self._belongs(begin - 1, begin):
            begin -= 1
        while begin < len(self.tokens) and not self._starts_name(begin):
            begin += 1
        return begin

    def _starts_name(self, place: int) -> bool:
        token = self.tokens[place]
        if token.folded in self.rules.articles | self.rules.openings | self.rules.dates:
            return False
        return (token.is_capital or token.is_name_quoted) and not BASED.search(token.text)

    def _belongs(self, place: int, begin: int) -> bool:
        token, at_end = self.tokens[place], begin == len(self.tokens)
        if token.folded in self.rules.dates or (token.folded in self.rules.pronouns and not token.is_acronym):
            return False
        if token.is_capital or token.is_name_quoted:
            return place > 0 or token.folded not in self.rules.openings or token.text.isupper()
        if at_end or not place:
            return False
        joint = token.folded in self.rules.joints and (
            self.tokens[place - 1].is_capital or self.tokens[place - 1].folded in self.rules.joints
        )
        if token.folded in self.rules.linking and self.tokens[place - 1].folded in self.rules.organisations:
            return True
        if token.folded in AND:
            return joint and self._is_organisation(self.tokens[max(0, place - 6) :])
        return joint

    def _is_organisation(self, tokens: Sequence[Token]) -> bool:
        listed = self.rules.organisations | self.rules.ministries | self.rules.governments
        return any(each.folded in listed for each in tokens)

    def _last_title(self, begin: int) -> int | None:
        is_family = ends_in_family(self.tokens, begin, self.rules, self._is_title)
        places = range(len(self.tokens) - (2 if is_family else 1), begin - 1, -1)
        return next((at for at in places if self._is_title(self.tokens[at].folded)), None)

    def _is_title(self, word: str) -> bool:
        """Whether a word says what somebody is: one of the titles, or made of them by hyphens."""
        if word in self.rules.titles or (word in self.rules.anonymous and not word.endswith("s")):
            return True
        parts = word.split("-")
        if len(parts) == 1 and self.rules.occupation.search(word):
            return self.tokens[0].folded == word and len(self.tokens) > _NAMES_OF_TWO
        return len(parts) > 1 and parts[-1] in self.rules.titles and set(parts) <= self.rules.titles | PARTS_OF_TITLES

    def _titled(self, begin: int, title: int) -> Meant:
        """A title with a capital, and the name behind it."""
        if self._is_organisation(self.tokens[begin : title + 1]) and title + 1 == len(self.tokens):
            return self._bare(begin)
        name = self._without_complement(title + 1)
        if name >= len(self.tokens):
            return Unnamed(self.tokens[title].folded)
        role = self.text(self._role_begin(begin), name)
        is_regnal = self.tokens[title].folded in REGNAL and not any(
            each.text.strip("IVX") for each in self.tokens[name + 1 :]
        )
        return self._person(title, role) if is_regnal else self._person(name, role)

    def _without_complement(self, begin: int) -> int:
        """Where the name begins behind what belongs to the title: “Minister of Health Anna Lee”."""
        run = self.tokens[begin:]
        if len(run) > _NAMES_OF_TWO and run[0].text.isascii() and not run[-1].text.isascii():
            return begin + 1
        if run and run[0].folded in self.rules.joints:
            capitals = [at for at in range(begin, len(self.tokens)) if self.tokens[at].is_capital]
            return capitals[-2] if len(capitals) > _NAMES_OF_TWO else len(self.tokens)
        if self.is_declined and self.rules.complements:
            return max(begin, len(self.tokens) - (3 if PATRONYMIC.search(self.tokens[-2].folded) else 2))
        if self.rules.complements and len(run) > _NAMES_OF_TWO and LIKE_GENITIVE.search(run[0].text):
            return begin if PATRONYMIC.search(run[1].folded) else begin + 1
        while begin < len(self.tokens) - 1 and self.rules.is_genitive(self.tokens[begin].text):
            begin += 1
        return begin

    def _bare(self, begin: int) -> Meant:
        """A name, and the noun before it: “economist Anna Lee”."""
        if begin and self.tokens[begin].folded in self.rules.press and self.tokens[begin - 1].folded in DEFINITE:
            outlet = self.text(begin - 1, len(self.tokens))
            return Named(outlet[:1].upper() + outlet[1:])
        role_begin = self._role_begin(begin)
        role_words = self.tokens[role_begin:begin]
        before = self.tokens[begin - 1].folded if begin else ""
        if role_words and before in self.rules.titles | self.rules.anonymous | self.rules.spokespeople:
            name = self._without_complement(begin)
            return self._person(name, self.text(role_begin, name))
        if self._behind_title(begin):
            return self._after_title(begin)
        possessive = next(
            (at for at in range(len(self.tokens) - 2, begin - 1, -1) if is_possessive(self.tokens[at].text)), None
        )
        if is_possessive(self.tokens[-1].text):
            return None
        if possessive is not None:
            return self._possessed(begin, possessive)
        return self._split_person(begin, self.text(role_begin, begin))

    def _behind_title(self, begin: int) -> bool:
        """Whether a title with its complement stands before: “ministre de la Défense Anne Roe”."""
        place = begin - 1
        while place >= 0 and begin - place <= LONGEST and self.tokens[place].folded not in self.rules.titles:
            place -= 1
        inner = self.tokens[place + 1 : begin]
        is_title = place >= 0 and self.tokens[place].folded in self.rules.titles
        return is_title and bool(inner) and not any(each.folded in self.rules.pronouns for each in inner)

    def _after_title(self, begin: int) -> Meant:
        run = self.tokens[begin:]
        title = self._title_before(begin)
        role_begin = self._role_begin(title + 1)
        if self.tokens[begin - 1].folded in self.rules.joints | self.rules.linking | self.rules.articles:
            capitals = [at for at in range(begin, len(self.tokens)) if self.tokens[at].is_capital]
            if len(capitals) <= _NAMES_OF_TWO:
                return Unnamed(self.tokens[title].folded)
            return self._person(capitals[-2], self.text(role_begin, capitals[-2]))
        name = self._without_complement(begin)
        if name >= len(self.tokens) or (len(run) == 1 and self.rules.is_genitive(run[0].text)):
            return Unnamed(self.tokens[title].folded)
        return self._person(name, self.text(role_begin, name))

    def _title_before(self, begin: int) -> int:
        return next(at for at in range(begin - 1, -1, -1) if self.tokens[at].folded in self.rules.titles)

    def _possessed(self, begin: int, possessive: int) -> Meant:
        """A name that is owned: a body of somebody, or somebody of a body."""
        owner = _POSSESSIVE.sub("", self.text(begin, possessive + 1))
        owned = self.tokens[possessive + 1 :]
        name = self.text(possessive + 1, len(self.tokens))
        if self._is_organisation(owned):
            whole = f"{name} of {owner}"
            return Named(whole, self.kind_of(whole))
        return Named(name, self.kind_of(name), owner) if owned[0].is_capital else None

    def _split_person(self, begin: int, role: str) -> Meant:
        """“Anna Lee of the Institute” is Anna Lee."""
        run = self.tokens[begin:]
        joint = next((at for at, each in enumerate(run) if each.folded in {"of", "from"}), None)
        if joint is not None and joint in {2, 3} and not self._is_organisation(run[:joint]):
            return Named(self.text(begin, begin + joint), "", role or self.text(begin + joint, len(self.tokens)))
        name = self.rules.nominative(self.text(begin, len(self.tokens)))
        return Named(name, self.kind_of(name), role)

    def _person(self, begin: int, role: str) -> Meant:
        name = self.rules.nominative(self.text(begin, len(self.tokens)))
        return Named(name, ClaimantKind.PERSON, role) if name else None

    def _role_begin(self, begin: int) -> int:
        """Where the words before a name that say what it is begin."""
        place, stops = (
            begin,
            self.rules.articles | self.rules.openings | self.rules.skipped | self.rules.verbs | self.rules.dates,
        )
        while place > 0 and begin - place < LONGEST:
            before = self.tokens[place - 1]
            if before.folded in stops or before.folded in self.rules.pronouns or before.folded in AND:
                break
            if before.folded in self.rules.linking and not self._behind_title(place):
                break
            place -= 1
        return place

    def _definite(self) -> Meant:
        """“The minister”: one named before."""
        last = self.tokens[-1].folded
        listed = self.rules.titles | self.rules.bodies | self.rules.anonymous
        return (
            Unnamed(last) if last in listed or any(each.folded in self.rules.articles for each in self.tokens) else None
        )

    def kind_of(self, name: str) -> str:
        """What sort of speaker bears such a name; "" where the name does not tell."""
        return kind_of(name, self.rules)
