"""Russian names in the nominative, by the endings of other cases."""

import re
from typing import Final

_SHORTEST: Final = 3
_CASES: Final = (
    # Adjectives and surnames that decline like them.
    (r"(?<=[а-яё])(ск|цк|н|в|т)ого$", r"\1ий"),
    (r"(?<=[а-яё]{2})ской$", "ская"),
    (r"(?<=[а-яё]{2})(ов|ев|ёв|ин|ын)ой$", r"\1а"),
    (r"(?<=[а-яё]{2})(ов|ев|ёв|ин|ын)(?:а|у|ым)$", r"\1"),
    (r"(?<=[а-яё]{2})(ск|цк)(?:ому|им)$", r"\1ий"),
)
_FEMININE: Final = re.compile(r"(?:ой|ы|и|е)$")
_WOMAN_DONE_TO: Final = re.compile(r"^[А-ЯЁ][а-яё-]+(?:[оеё]ву|[иы]ну|скую|цкую)$")
_MAN_DONE_TO: Final = re.compile(r"^[А-ЯЁ][а-яё-]+(?:[оеё]ва|[иы]на|[сц]кого|ого)$")
_NOMINATIVES: Final = {
    "министерства": "министерство",
    "министерстве": "министерство",
    "министерству": "министерство",
    "правительства": "правительство",
    "правительстве": "правительство",
    "ведомства": "ведомство",
    "ведомстве": "ведомство",
    "агентства": "агентство",
    "агентству": "агентство",
    "агентстве": "агентство",
    "управления": "управление",
    "управлении": "управление",
    "посольства": "посольство",
    "посольстве": "посольство",
    "полиции": "полиция",
    "прокуратуры": "прокуратура",
    "прокуратуре": "прокуратура",
    "администрации": "администрация",
    "мэрии": "мэрия",
    "компании": "компания",
    "комиссии": "комиссия",
    "организации": "организация",
    "службы": "служба",
    "службе": "служба",
    "партии": "партия",
    "комитета": "комитет",
    "комитете": "комитет",
    "совета": "совет",
    "совете": "совет",
    "банка": "банк",
    "банке": "банк",
    "центра": "центр",
    "центре": "центр",
    "штаба": "штаб",
    "штабе": "штаб",
    "института": "институт",
    "институте": "институт",
    "университета": "университет",
    "университете": "университет",
    "суда": "суд",
    "суде": "суд",
    "кремля": "Кремль",
    "кремле": "Кремль",
    "минздрава": "Минздрав",
    "минздраве": "Минздрав",
    "минобороны": "Минобороны",
    "росстата": "Росстат",
    "росстате": "Росстат",
    "думы": "Дума",
    "думе": "Дума",
    "департамента": "департамент",
    "департаменте": "департамент",
    "фонда": "фонд",
    "фонде": "фонд",
    "союза": "союз",
    "союзе": "союз",
    "ассоциации": "ассоциация",
    "федерации": "федерация",
    "больницы": "больница",
    "больнице": "больница",
    "парламента": "парламент",
    "парламенте": "парламент",
}


def restored(name: str) -> str:
    """The name in the nominative, as far as endings tell: a body by its head, people by each of their names."""
    parts = name.split()
    head = _NOMINATIVES.get(parts[0].casefold())
    if head:
        return " ".join((_cased(parts[0], head), *parts[1:]))
    for place, part in enumerate(parts[1:], 1):
        if part.casefold() in _NOMINATIVES:
            # What stands before it are its adjectives, which agree with it.
            noun = _cased(part, _NOMINATIVES[part.casefold()])
            return " ".join((*(_adjective(each, noun) for each in parts[:place]), noun, *parts[place + 1 :]))
    return _person(parts) if all(part[:1].isupper() for part in parts) else name


def _cased(like: str, word: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _adjective(word: str, noun: str) -> str:
    if noun.endswith(("о", "е")):
        return re.sub(r"(?:ого|ом|ому)$", "ое", word)
    if noun.endswith(("а", "я")):
        return re.sub(r"ой$", "ая", word)
    return (
        re.sub(r"(?:ого|ом|ому)$", "ый", word)
        if not re.search(r"(?:ск|цк)\w+$", word)
        else re.sub(r"(?:ого|ом|ому)$", "ий", word)
    )


def _person(parts: list[str]) -> str:
    if len(parts) == 1 and parts[0].isupper():
        return parts[0]
    is_woman = bool(re.search(r"(?:овой|евой|ёвой|иной|ской|цкой)$", parts[-1])) or (
        len(parts) > 1 and bool(_FEMININE.search(parts[0])) and not re.search(r"(?:а|я|у|ю|ого)$", parts[-1])
    )
    return " ".join(_woman(part) if is_woman else _man(part) for part in parts)


def _woman(part: str) -> str:
    for pattern, ending in _CASES[1:3]:
        if re.search(pattern, part):
            return re.sub(pattern, ending, part)
    if re.search(r"(?:[ие]и)$", part):
        return part[:-1] + "я"
    return re.sub(r"[ыие]$", "а", part) if len(part) > _SHORTEST else part


def _man(part: str) -> str:
    for pattern, ending in (_CASES[0], *_CASES[3:]):
        if re.search(pattern, part):
            return re.sub(pattern, ending, part)
    if re.search(r"[её]я$|[аоуэи]я$", part):
        return part[:-1] + "й"
    if re.search(r"(?:ор|ел|ар)я$", part):
        return part[:-1] + "ь"
    if re.search(r"[бвгджзклмнпрстфхцчшщ][ауе]$", part) and len(part) > _SHORTEST:
        return part[:-1]
    return re.sub(r"[ы]$", "а", part)


def is_genitive(word: str) -> bool:
    """Whether a word behind a title is what it is of: «России», «МИД»."""
    return (word.isupper() and len(word) > 1) or bool(re.search(r"(?:[ыи]|ского|ской|ого|кой|ева|ии)$", word))


def is_object(name: str, verb: str) -> bool:
    """Whether a name is that of somebody done or told to: by its endings, and those of a verb of several people.

    The accusative of a man's name is like the genitive, and so tells only beside such a verb.
    """
    first, last = (name.split() or [""])[0], (name.split() or [""])[-1]
    if _WOMAN_DONE_TO.search(last) and re.search(r"[ую]$", first):
        return True
    is_man = re.search(r"^[А-ЯЁ].+[ая]$", first) and _MAN_DONE_TO.search(last)
    is_told = re.search(r"^[А-ЯЁ].+е$", first) and re.search(r"(?:[оеё]в|[иы]н|[сц]к)ой$", last)
    return first != last and bool(is_man or is_told) and bool(re.search(r"(?:ли|лись|[уюая]т)$", verb))
