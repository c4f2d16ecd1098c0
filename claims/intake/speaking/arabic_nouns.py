"""Where an Arabic sentence reports what somebody says, and who that is: the speaker follows the verb, after titles."""

import re
from collections.abc import Iterator
from typing import Final

from claims.intake.countries import is_country
from claims.intake.speaking.languages import arabic
from claims.intake.speaking.meant import Meant, Named, Report, Unnamed
from claims.intake.speaking.rules import words
from claims.intake.speaking.tokens import Token, masked, tokenised
from claims.vocabulary import ClaimantKind

_TITLE_AND_NAME: Final = 2
_NEAR: Final = 6
_LONGEST: Final = 12
_FIRST: Final = 6
"""Words of a sentence among which a subject that stands before its verb is looked for."""
_VOWELS: Final = re.compile("[\u064b-\u0652\u0640]")
_SAYS_MORE: Final = frozenset(["في", "من", "ب", "لدى", "عن"])
_MOST_NAMES: Final = 4
_SHORTEST: Final = 3
_WITH_NAMES: Final = words("باسم بشار بلال بكر بدر بركات بشير بسام بطرس بيتر بول")
_OBJECT: Final = re.compile("^ال(?:.*(?:ات|ة)|ت..ي.)$")
_OF_BODIES: Final = words(
    "لحقوق لشؤون لإغاثة للصحة لكرة للطاقة لمكافحة للهجرة للاجئين للدفاع للتنمية للأرصاد للأنباء للإغاثة للإحصاء"
)
"""What bodies are for, as their names say."""


def plain(word: str) -> str:
    """The word without marks of short vowels."""
    return _VOWELS.sub("", word)


_VERBS: Final = frozenset(map(plain, arabic.VERBS))


class Reading:
    """An Arabic sentence."""

    def __init__(self, sentence: str) -> None:
        self.sentence = masked(sentence, keeps_names=False)
        self.tokens = tokenised(self.sentence)
        self.folded = [plain(token.folded) for token in self.tokens]

    def declining(self) -> str:
        """The words by which somebody declines to say anything, or is said not to have answered; "" for none."""
        place = next((place for place in range(len(self.folded)) if self._declines(place)), len(self.folded))
        words = self.folded[place : place + _NEAR]
        end = next((at for at, word in enumerate(words) if at and word in arabic.DECLINED), -1)
        return " ".join(words[: end + 1])

    def opening(self) -> Named | None:
        """Who says nothing is not looked for."""
        return None

    def _declines(self, place: int) -> bool:
        """Whether a word of refusing stands here, and near behind it what is refused."""
        word = self.folded[place].removeprefix("و")
        return word in arabic.HINDERING and bool(arabic.DECLINED & set(self.folded[place + 1 : place + _NEAR]))

    def reports(self) -> Iterator[Report]:
        """What it reports."""
        for place, word in enumerate(self.folded):
            if (length := self._herald(place)) is not None:
                yield self._report(place, place + max(length, 1), self._herald_speaker(place, length))
            elif self._is_verb(word) and not self._is_hindered(place):
                yield self._report(place, place + 1, self._of_verb(place))

    def _report(self, begin: int, end: int, meant: Meant) -> Report:
        return Report(self.tokens[begin].start, self.tokens[min(end, len(self.tokens)) - 1].end, meant)

    def _is_verb(self, word: str) -> bool:
        return word in _VERBS or (word[:1] in "وف" and word[1:] in _VERBS)

    def _is_hindered(self, place: int) -> bool:
        return (place > 0 and self.folded[place - 1].removeprefix("و") in arabic.HINDERING) or self._declines(place)

    def _herald(self, place: int) -> int | None:
        """How many words a herald takes here; what is written with the name counts not."""
        for phrase in arabic.HERALDS:
            written = [plain(each) for each in phrase if each != "ل"]
            found = self.folded[place : place + len(written)]
            is_open = found == written or (found[:1] == ["و" + written[0]] and found[1:] == written[1:])
            following = self.folded[place + len(written) : place + len(written) + 1]
            if is_open and (phrase[-1] != "ل" or (following and following[0].startswith("ل"))):
                return len(written)
        return None

    def _herald_speaker(self, place: int, length: int) -> Meant:
        begin = place + length
        words = [token.text for token in self.tokens[begin : self._end(begin)]]
        needs_prefix = self.folded[place : place + length] and place + length < len(self.folded)
        if needs_prefix and words and self.folded[place].lstrip("و") in {"وفقا", "فقا", "طبقا"}:
            words[0] = _without_prefix(words[0])
        return meant(words)

    def _of_verb(self, place: int) -> Meant:
        """Who stands behind the verb, or before it where it opens no sentence."""
        behind = meant([token.text for token in self.tokens[place + 1 : self._end(place + 1)]])
        if isinstance(behind, Named):
            return behind
        begin = place
        while begin > 0 and not self.tokens[begin - 1].is_mark and place - begin < _LONGEST:
            begin -= 1
        if self.folded[place][:1] == "و" and self.folded[place][1:] in _VERBS and begin == place:
            return Unnamed()
        before = [token.text for token in self.tokens[begin:place] if plain(token.folded) not in {"قد", "كما", "بدوره"}]
        found = meant(before) if before and plain(before[0]) not in arabic.ENDING else None
        return found if isinstance(found, Named) else Unnamed()

    def _end(self, begin: int) -> int:
        end = begin
        while end < len(self.tokens) and end - begin < _LONGEST and not self._ends(begin, end):
            end += 1
        return end

    def _ends(self, begin: int, place: int) -> bool:
        token, word = self.tokens[place], self.folded[place]
        group = set(self.folded[begin:place])
        if token.is_mark or (self._is_verb(word) and not group & arabic.ANONYMOUS):
            return place > begin or token.is_mark
        if place > begin and self._is_about(begin, place):
            return True
        if word in arabic.ENDING and not self._is_owned(begin, place):
            if word == "على" and self.folded[place - 1].startswith("مطلع"):
                return False
            is_more = word in _SAYS_MORE and (group & arabic.ANONYMOUS or self.folded[place - 1 : place] == ["الدفاع"])
            return not is_more
        return False

    def _is_owned(self, begin: int, place: int) -> bool:
        """“وكالة الأنباء”: a noun with an article right behind the body that it belongs to."""
        is_behind = place == begin + 1 and self.folded[begin] in arabic.BODIES
        return is_behind and not self.folded[begin].startswith("ال") and self.folded[place].startswith("ال")

    def _is_about(self, begin: int, place: int) -> bool:
        """Whether a word behind a name of two words tells what it is about: “بخفض”, “التصريحات”."""
        word, first = self.folded[place], self.folded[begin]
        is_with = word.startswith("ب") and len(word) > _SHORTEST and word not in _WITH_NAMES
        names = 0
        while place - names > begin and not self._is_of_title(place - names - 1):
            names += 1
        is_anonymous = bool(set(self.folded[begin:place]) & arabic.ANONYMOUS)
        is_body = first in arabic.BODIES or is_anonymous
        return (is_with and (is_body or names > 1)) or (names > 1 and bool(_OBJECT.search(word)))

    def _is_of_title(self, place: int) -> bool:
        word = self.folded[place]
        listed = word in arabic.ENDING or word in arabic.TITLES or word in arabic.BODIES or word in arabic.RANKED
        return listed or word.startswith(("ال", "لل"))


def _without_prefix(word: str) -> str:
    """What "for" is written with: لوزارة is وزارة, للأمم is الأمم."""
    if word.startswith("لل"):
        return "ال" + word[2:]
    return word[1:] if word.startswith("ل") else word


def meant(words: list[str]) -> Meant:
    """Whom a group of words means."""
    folded = [plain(Token(word, 0, 0).folded) for word in words]
    if not words or folded[0] in arabic.PRONOUNS or folded[0] in arabic.ENDING:
        return Unnamed() if words else None
    if folded[0] in arabic.ANONYMOUS or (len(folded) > 1 and folded[1] in arabic.ANONYMOUS and folded[0] in _COUNTS):
        return Named(" ".join(words), ClaimantKind.ANONYMOUS)
    if folded[0] in arabic.SPOKESPEOPLE:
        return _spoken_for(words, folded)
    if folded[0] in arabic.DOCUMENTS:
        return Unnamed()
    if folded[0] in arabic.BODIES:
        return _body(words, folded)
    return _person(words, folded)


_COUNTS: Final = frozenset(["بعض", "أحد", "عدد", "ثلاثة", "أربعة", "خمسة", "عدة", "كبار", "أحدُ"])


def _spoken_for(words: list[str], folded: list[str]) -> Meant:
    """Whoever speaks in the name of a body: the body, unless the name of the person follows."""
    named = next((at for at, word in enumerate(folded) if word in {"باسم"}), None)
    if named is None:
        return _person(words, folded)
    rest = words[named + 1 :]
    name = _behind_title(rest, [plain(each) for each in rest])
    if name:
        role = " ".join(words).partition(" ".join(name))[0].strip()
        return Named(" ".join(name), ClaimantKind.PERSON, role)
    whole = " ".join(rest)
    return Named(whole, _kind(whole), " ".join(words[:named])) if rest else Unnamed()


def _behind_title(words: list[str], folded: list[str]) -> list[str]:
    """The name behind a title: what follows its nouns with an article, two words at least."""
    place = 1
    if not words:
        return []
    while place < len(words) and (
        folded[place].startswith(("ال", "لل", "وال"))
        or folded[place] in arabic.TITLES | arabic.RANKED | arabic.BODIES
        or is_country(words[place])
    ):
        place += 1
    name = words[place : place + _end_of_names(folded[place:])]
    return name if len(name) > 1 else []


def _body(words: list[str], folded: list[str]) -> Meant:
    end = 1 if folded[0].startswith("ال") else 2
    while end < len(words) and folded[end].startswith(("ال", "وال")) and _goes_on(folded[end]):
        end += 1
    if end < len(words) and folded[end] in _OF_BODIES:
        end += 2 if folded[end + 1 : end + 2] and folded[end + 1].startswith("ال") else 1
    name = " ".join(words[:end])
    if end == 1 and folded[0] in arabic.ANAPHORIC:
        return Unnamed(folded[0])
    return Named(name, _kind(name))


def _goes_on(word: str) -> bool:
    """Whether a word with an article says more of the body before it: an adjective, or one more noun."""
    return word.startswith("وال") or (word.endswith(("ي", "ية", "ة")) and word not in arabic.BODIES | arabic.TITLES)


def _person(words: list[str], folded: list[str]) -> Meant:
    if folded[0] not in arabic.TITLES:
        end = 1 if is_country(words[0]) else _end_of_names(folded)
        bare = " ".join(words[:end])
        return Named(bare, _kind(bare))
    last, place = 0, 1
    while place < len(words) and (
        folded[place] in arabic.TITLES | arabic.RANKED | arabic.BODIES
        or folded[place].startswith(("ال", "لل", "وال"))
        or (is_country(words[place]) and place + 1 < len(words))
        or (folded[place].startswith("ل") and folded[place + 1 : place + 2] and folded[place + 1].startswith("ال"))
    ):
        last, place = place, place + 1
    name = words[place : place + _end_of_names(folded[place:])]
    if not name:
        # “الرئيس السيسي”: a title and a name with an article.
        is_name = (
            len(words) == _TITLE_AND_NAME and folded[0] not in {"رئيس", "وزير"} and not folded[1].endswith(("ي", "ية"))
        )
        return Named(words[1], ClaimantKind.PERSON, words[0]) if is_name else Unnamed(folded[0])
    return Named(" ".join(name), ClaimantKind.PERSON, " ".join(words[: last + 1]))


def _end_of_names(folded: list[str]) -> int:
    """How many words of what stands behind a verb are names: what it is about begins with a noun of action."""
    of_action = (at for at, word in enumerate(folded) if at and _ACTION.match(word) and word not in _FIRST_NAMES)
    of_others = (at for at, word in enumerate(folded) if at > 1 and word.startswith("ال") and word in _OTHERS)
    return min(next(of_action, len(folded)), next(of_others, len(folded)), _MOST_NAMES)


# Behind a name of two words: whom or what somebody accuses, or condemns.
_OTHERS: Final = arabic.BODIES | words(
    """
    الطرفين الأطراف النظام الهجوم الهجمات المجتمع الدول العالم الاحتلال القصف العنف الغارات الضربات المتظاهرين
    المواطنين الجميع الحرب العملية العدوان الجريمة الجرائم الانقلاب الحادث التفجير العقوبات الشعب القضاء
    الإعلام الناخبين العمال الطلاب
    """
)
_ACTION: Final = re.compile(
    "إ...|ت..ي.$|است|انت|ارت|اتها|اعت|احت|اقت|وجود|تورط|مقتل|قصف|صلة|مسؤول|تعرض|تصريح|تقرير|تنفيذ|شن|ذلك"
)
_FIRST_NAMES: Final = words(
    "إبراهيم إسماعيل إيهاب إدريس إسحاق إيمان إحسان إلياس إسلام إلهام إكرام إنعام إيلون إيمانويل إيناس"
)


def _kind(name: str) -> str:
    words = name.split()
    for kind, listed in (
        (ClaimantKind.MINISTRY, arabic.MINISTRIES),
        (ClaimantKind.GOVERNMENT, arabic.GOVERNMENTS),
        (ClaimantKind.ORGANISATION, arabic.BODIES),
    ):
        if words and plain(words[0]) in listed:
            return kind
    return ClaimantKind.GOVERNMENT if is_country(name) else ""
