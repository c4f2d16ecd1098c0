"""Where a sentence reports what somebody says, and who that is."""

from collections.abc import Iterator
from typing import Final

from claims.intake.speaking.meant import Meant, Named, Report, Unnamed
from claims.intake.speaking.nouns import Group
from claims.intake.speaking.phrases import found
from claims.intake.speaking.reporting import is_participle, is_quoted, opens_clause, tells_quotation
from claims.intake.speaking.rules import DATIVES, MORE, OUTLETS, Rules
from claims.intake.speaking.shared import AND, WHO
from claims.intake.speaking.tokens import masked, opened, tokenised
from claims.vocabulary import ClaimantKind

_PARTS: Final = 5
"""How many parts between commas are looked at for who speaks."""
_APART: Final = 2
"""Words that may stand inside of a phrase of declining: “отказался от любых комментариев”."""
_NEAR: Final = 3
"""Words behind a capital among which a title says that the name is still to come."""
_TO: Final = frozenset({"to"})
_SPEAK: Final = frozenset({"speak", "comment", "talk", "discuss"})
"""“Not authorised to speak publicly”: the adverb is part of who speaks."""
_GOES_ON: Final = AND | {"but", "yet", "mais", "puis", "но", "а"}
_COMMAS: Final = frozenset(",—–-")


def reports(sentence: str, rules: Rules) -> list[Report]:
    """What a sentence reports, in the order of the text; one that nobody is found for is among them."""
    return sorted(Reading(sentence, rules).reports())


class Reading:
    """A sentence read with the rules of its language."""

    def __init__(self, sentence: str, rules: Rules) -> None:
        self.rules = rules
        self.sentence = masked(opened(sentence), keeps_names=rules.complements or rules.inverts_freely)
        self.tokens = tokenised(self.sentence)
        self.folded = [token.folded for token in self.tokens]

    def reports(self) -> Iterator[Report]:
        """What it reports; verbs of what is declined are none."""
        declined = {
            place
            for begin, end in found(self.rules.declining, self.folded, apart=_APART)
            for place in range(begin - 2, end)
        }
        for begin, end in found(self.rules.heralds, self.folded):
            if self.folded[begin] in self.rules.holding and not self.rules.held.match(self.sentence.lstrip()):
                continue
            yield self._report(begin, end, self._restored(self._after(end, is_herald=True)))
        for begin, end in found(self.rules.trailers, self.folded):
            yield self._report(begin, end, self._restored(self._segment_before(begin - 1)))
        for place, word in enumerate(self.folded):
            if place not in declined and self._may_report(place):
                meant = self._by_verb(place)
                if meant is not None:
                    yield self._report(place, place + 1, meant)
            elif word == ":" and isinstance(meant := self._before_quotation(place), Named):
                yield self._report(place - 1, place, meant)
            elif place not in declined and (pronoun := self._with_pronoun(word)):
                yield self._report(place, place + 1, pronoun)

    def declining(self) -> str:
        """The words by which somebody declines to say anything, or is said not to have answered; "" for none."""
        begin, end = next(found(self.rules.declining, self.folded, apart=_APART), (0, 0))
        return " ".join(self.folded[begin:end])

    def _may_report(self, place: int) -> bool:
        """Whether a verb of saying stands here, or any verb before the clause of what is said."""
        word, rules = self.folded[place], self.rules
        if word in rules.verbs or word in rules.weak or tells_quotation(self.tokens, place, rules):
            return True
        rest = tuple(self.folded[place + 1 : place + 4])
        rest = rest[1:] if rest[:1] and rest[0] in rules.skipped else rest
        is_clause = any(rest[: len(each)] == each for each in rules.conjunctions)
        is_plain = not self.tokens[place].is_capital and bool(rules.verbal.search(word))
        others = (rules.skipped, rules.passive, rules.linking, rules.ending, rules.openings)
        return (
            is_clause
            and is_plain
            and not any(word in each for each in others)
            and opens_clause(self.tokens, place, rules)
        )

    def _before_quotation(self, colon: int) -> Meant:
        """Who is named before a colon that opens a quotation."""
        is_quoted = self.tokens[colon + 1 : colon + 2] and self.tokens[colon + 1].is_mask
        return self._segment_before(colon - 1) if colon and is_quoted else None

    def opening(self, begin: int = 0) -> Named | None:
        """Who is named at the beginning of the sentence, or of a part of it, before what is said of whom."""
        end = begin
        while end < len(self.tokens) and not self.tokens[end].is_mark and not self._opens_predicate(begin, end):
            end += 1
        found = self._group(begin, end)
        return found if isinstance(found, Named) else None

    def _opens_predicate(self, begin: int, place: int) -> bool:
        """Whether a word written small behind a name begins what is said of it."""
        if place == begin or self.tokens[place].is_capital or not self._ends_name(place - 1):
            return False
        listed = self.rules.titles | self.rules.bodies
        is_joint = self.folded[place] in self.rules.joints and self.tokens[place + 1 : place + 2][0:1] != []
        is_joint = is_joint and self.tokens[place + 1].is_capital
        return not is_joint and not listed & set(self.folded[place : place + _NEAR])

    def _ends_name(self, place: int) -> bool:
        return self.tokens[place].is_capital or self.folded[place] in self.rules.bodies

    def _with_pronoun(self, word: str) -> Unnamed | None:
        """A verb that its pronoun is written with: “dit-elle”."""
        verb, hyphen, rest = word.partition("-")
        known = verb in self.rules.verbs or verb in self.rules.skipped
        return Unnamed() if hyphen and known and rest.rpartition("-")[2] in self.rules.pronouns else None

    def _report(self, begin: int, end: int, meant: Meant) -> Report:
        return Report(self.tokens[begin].start, self.tokens[end - 1].end, meant)

    def _restored(self, meant: Meant) -> Meant:
        if not isinstance(meant, Named) or meant.kind == ClaimantKind.ANONYMOUS:
            return meant
        return meant._replace(name=self.rules.restored(meant.name))

    # Verbs.

    def _by_verb(self, place: int) -> Meant:
        """Who says it; None where the verb reports nothing."""
        if (place and self.tokens[place].is_capital and self.tokens[place - 1].is_capital) or is_participle(
            self.tokens, place, self.rules
        ):
            return None
        before, passed = self._behind(place)
        if self.rules.hindering & passed or self._is_hindered_after(place) or self._is_passive(place, passed):
            return None
        if (coordinated := self._coordinated(before + 1 if passed & _GOES_ON else before)) is not None:
            return coordinated
        is_weak = self.folded[place] not in self.rules.verbs
        is_inverted = before < 0 or self.tokens[before].is_mark
        ways = [self._before, self._inverted] if not is_quoted(self.tokens, before) else [self._inverted, self._before]
        first = ways[0](place, before)
        if isinstance(first, Named) and self.rules.is_object(first.name, self.folded[place]):
            return None
        if isinstance(first, Named) or (isinstance(first, Unnamed) and not is_inverted):
            return first if isinstance(first, Named) or not is_weak else None
        second = ways[1](place, before) if is_inverted or self.rules.inverts_freely else None
        if self.rules.subject_first and first is None and second is None:
            second = self._first(place)
        found = second if isinstance(second, Named) else first or second
        return found if isinstance(found, Named) or not is_weak else None

    def _coordinated(self, before: int) -> Meant:
        """“Anna Lee resigned and told reporters …”: who is named at the beginning."""
        if before < 1 or self.folded[before] not in _GOES_ON or self.rules.subject_first:
            return None
        begin = self._segment_begin(before)
        found = self.opening(begin)
        if found is None and begin and self.tokens[begin - 1].text in _COMMAS:
            around = self._around_apposition(begin - 1)
            return around if isinstance(around, Named) else None
        return found if found is not None and " " in found.name else None

    def _behind(self, place: int) -> tuple[int, set[str]]:
        """The place of what stands before a verb and its adverbs, and the words passed on the way."""
        passed: set[str] = set()
        before = place - 1
        while before >= 0 and self._is_passed(before):
            passed.add(self.folded[before])
            before -= 1
        return before, passed

    def _is_passed(self, place: int) -> bool:
        word, rules = self.folded[place], self.rules
        if word.endswith("ly") and place and self.folded[place - 1] in _SPEAK:
            return False
        if word in rules.skipped or word in rules.hindering or word in rules.passive:
            return not (self.tokens[place].is_capital and place and rules.hindering.isdisjoint({word}))
        return (word.endswith("ly") and not self.tokens[place].is_capital) or (
            word.endswith("ment") and word not in rules.bodies and word not in rules.organisations and rules.complements
        )

    def _is_hindered_after(self, place: int) -> bool:
        following = self.folded[place + 1 : place + 2]
        return bool(following) and following[0] in {"pas", "jamais"}

    def _is_passive(self, place: int, passed: set[str]) -> bool:
        if self.folded[place].endswith("ing") and not self.rules.complements:
            return not (passed & {"as", "continued"})
        if passed & _TO and not passed & {"went", "continued"}:
            return True
        return bool(passed & self.rules.passive) and "quoted" not in passed

    def _first(self, place: int) -> Named | None:
        """Who is named at the beginning of what ends with the verb."""
        found = self.opening(self._segment_begin(place))
        is_plain = found is not None and (" " in found.name or found.name.isupper() or found.kind)
        return found if is_plain else None

    # Before the verb.

    def _before(self, _place: int, before: int) -> Meant:
        if before < 0:
            return None
        if self.tokens[before].text == ")":
            opened = next((at for at in range(before, -1, -1) if self.tokens[at].text == "("), 0)
            return self._segment_before(opened - 1)
        if self.tokens[before].text in _COMMAS:
            return self._around_apposition(before)
        return None if self.tokens[before].is_mark else self._segment_before(before)

    def _segment_before(self, last: int) -> Meant:
        begin = self._segment_begin(last)
        found = self._group(begin, last + 1)
        if self._is_in_body(begin):
            found = self._restored(found)
        if isinstance(found, Named):
            return found
        other = self._without_circumstance(begin, last)
        return found if other is None else other

    def _segment_begin(self, last: int) -> int:
        begin = last + 1
        while begin > 0 and not self.tokens[begin - 1].is_mark:
            begin -= 1
        return begin

    def _without_circumstance(self, begin: int, last: int) -> Meant:
        """“The mayor in a statement said”: what stands before the circumstance."""
        for place in range(last, max(begin, last - _PARTS), -1):
            if self.folded[place] in self.rules.ending and place > begin:
                found = self._group(begin, place)
                if isinstance(found, Named):
                    return found
        return None

    def _around_apposition(self, comma: int) -> Meant:
        """“Anna Lee, the mayor,” and “the mayor, Anna Lee,”: the one of the two that is a name."""
        behind, end = None, comma
        for _ in range(_PARTS):
            begin = self._segment_begin(end - 1)
            if begin == end:
                return None
            found = self._group(begin, end)
            if behind is None:
                behind = (begin, end, found)
            elif isinstance(found, Named | Unnamed):
                return self._apposed(found, (begin, end), behind)
            if begin == 0 or self.tokens[begin - 1].text not in _COMMAS:
                return None
            end = begin - 1
        return None

    def _apposed(self, found: Named | Unnamed, place: tuple[int, int], behind: tuple[int, int, Meant]) -> Meant:
        begin, end, apposition = behind
        said_of = self._text(begin, end)
        is_name = isinstance(found, Named) and self._is_plain_name(place[0]) and self.tokens[place[1] - 1].is_capital
        if isinstance(apposition, Named) and self._is_plain_name(begin) and not is_name:
            role = self._text(*place)
            kind = (
                apposition.kind or ClaimantKind.PERSON if isinstance(found, Unnamed) or found.role else apposition.kind
            )
            return apposition._replace(role=role, kind=kind or self._kind_by_role(place))
        if isinstance(found, Unnamed):
            return found
        if found.kind == ClaimantKind.ANONYMOUS:
            return found._replace(name=self._text(place[0], end).removeprefix("A ").removeprefix("The "))
        if self.folded[begin] in {"who", "which", "qui"} or said_of.isdigit():
            return found
        return found._replace(role=found.role or said_of, kind=found.kind or self._kind_by_role((begin, end)))

    def _is_plain_name(self, place: int) -> bool:
        token = self.tokens[place]
        return (
            token.is_capital
            and not {token.folded} & (self.rules.articles | self.rules.openings | self.rules.anonymous)
            and (not token.text.endswith(("’s", "'s", "s’")))
        )

    def _kind_by_role(self, place: tuple[int, int]) -> str:
        return ClaimantKind.PERSON if self.rules.titles & set(self.folded[slice(*place)]) else ""

    # Behind the verb.

    def _inverted(self, place: int, _before: int) -> Meant:
        return self._after(place + 1)

    def _after(self, begin: int, *, is_herald: bool = False) -> Meant:
        while self._is_skipped(begin):
            begin += 1
        begin = self._past_listener(begin)
        end = self._group_end(begin)
        if self._is_in_body(begin):
            found = self._restored(self._group(begin + 1, self._group_end(begin + 1)))
        else:
            found = self._group(begin, end, is_declined=is_herald)
        if not isinstance(found, Named):
            return self._second_of_apposition(found, begin, end) if found is not None else None
        return self._with_role_behind(found, begin, end)

    def _is_skipped(self, place: int) -> bool:
        if place >= len(self.tokens) or self.folded[place] not in self.rules.skipped:
            return False
        # “In turn” is a phrase in Russian, “in the ministry” is where who speaks is.
        is_phrase = self.folded[place + 1 : place + 2] and self.folded[place + 1] in self.rules.skipped
        return not self.tokens[place].is_capital and bool(is_phrase or not self._is_in_body(place))

    def _past_listener(self, begin: int) -> int:
        """“a déclaré à l'AFP le maire”: behind whom it was said to."""
        if self.rules.complements and self.folded[begin : begin + 1] in (["à"], ["au"], ["aux"]):
            place = begin + 1
            while place < len(self.tokens) and (
                self.folded[place] in self.rules.articles or self.tokens[place].is_capital
            ):
                place += 1
                if self.folded[place - 1] not in self.rules.articles:
                    return place
        if self.folded[begin : begin + 1] and self.folded[begin] in OUTLETS:
            begin += 1
            return begin + 1 if begin < len(self.tokens) and self.tokens[begin].is_capital else begin
        return begin + 1 if self._is_listener(begin) else begin

    def _is_listener(self, place: int) -> bool:
        """“Сказал «Изданию» источник”: to whom it was said, before who said it; or an agency, written otherwise."""
        rules, following = self.rules, self.folded[place + 1 : place + 2]
        if not (rules.inverts_freely and rules.complements) or not following or not self.tokens[place].is_capital:
            return False
        heads = rules.anonymous | rules.titles | rules.spokespeople
        is_told = self.tokens[place].text.endswith(DATIVES) or self.tokens[place].is_acronym or following[0].isascii()
        return is_told and following[0] in heads and not self.tokens[place + 1].is_capital

    def _is_in_body(self, begin: int) -> bool:
        """“Сообщили в министерстве”: the body in which it was said speaks."""
        rules = self.rules
        return rules.inverts_freely and rules.complements and self.folded[begin : begin + 1] in (["в"], ["во"], ["на"])

    def _group_end(self, begin: int) -> int:
        end = begin
        while end < len(self.tokens) and not self.tokens[end].is_mark and not self._is_cut(begin, end):
            end += 1
        return end

    def _is_cut(self, begin: int, place: int) -> bool:
        word, rules = self.folded[place], self.rules
        if word not in rules.ending or place == begin:
            return word in rules.verbs and place > begin and not self.tokens[place].is_capital
        group = set(self.folded[begin:place])
        if group & rules.anonymous and (word in rules.linking or group & WHO):
            return False
        heads = rules.bodies | rules.spokespeople | rules.titles | rules.documents | rules.organisations
        return not (word in rules.linking and self.folded[place - 1] in heads)

    def _with_role_behind(self, found: Named, begin: int, end: int) -> Meant:
        behind = self._apposition_end(end)
        if behind <= end + 1:
            return found
        if found.kind == ClaimantKind.ANONYMOUS:
            is_more = self.folded[end + 1] in self.rules.linking | MORE
            named = self._group(end + 1, behind) if self._is_plain_name(end + 1) else None
            if isinstance(named, Named) and named.name == self._text(end + 1, behind) and " " in named.name:
                return named._replace(role=self._text(begin, end), kind=ClaimantKind.PERSON)
            return found._replace(name=self._text(begin, behind).removeprefix("a ")) if is_more else found
        if self.folded[end + 1] in self.rules.ending | self.rules.openings or found.role:
            return found
        kind = self._kind_by_role((end + 1, behind))
        return found._replace(role=self._text(end + 1, behind), kind=found.kind or kind) if kind else found

    def _second_of_apposition(self, found: Unnamed, begin: int, end: int) -> Meant:
        """“said the mayor, Anna Lee”."""
        behind = self._apposition_end(end)
        if found.noun and behind > end + 1 and self._is_plain_name(end + 1):
            named = self._group(end + 1, self._group_end(end + 1))
            if isinstance(named, Named):
                return named._replace(role=self._text(begin, end), kind=ClaimantKind.PERSON)
        return found

    def _apposition_end(self, end: int) -> int:
        """Where what stands behind a comma ends; the same place where there is no comma."""
        if end >= len(self.tokens) or self.tokens[end].text != ",":
            return end
        behind = end + 1
        while behind < len(self.tokens) and not self.tokens[behind].is_mark:
            behind += 1
        return behind

    def _group(self, begin: int, end: int, *, is_declined: bool = False) -> Meant:
        group = Group(self.tokens[begin:end], self.rules, self.sentence, is_declined=is_declined)
        return group.meant() if begin < end else None

    def _text(self, begin: int, end: int) -> str:
        if begin >= end:
            return ""
        return " ".join(self.sentence[self.tokens[begin].start : self.tokens[end - 1].end].split())
