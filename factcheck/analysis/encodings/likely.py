"""In which encoding a text that does not say is likely to be: the one in which it reads most like some language."""

import codecs
import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

from factcheck.analysis.alphabets import alphabet_of
from factcheck.analysis.encodings.common_characters import BY_ENCODING, COMMON, is_in_use
from factcheck.analysis.folding import fold
from factcheck.analysis.languages import WORDS
from factcheck.analysis.scripts import pieces_of

# The likelier first: of two that read a text equally well, the first is taken.
CANDIDATES: Final = (
    *("cp1252", "cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic", "cp1250", "iso8859-2", "cp1254"),
    *("cp1253", "iso8859-7", "cp1255", "cp1256", "iso8859-6", "cp1257", "cp1258", "cp874", "iso8859-15"),
    *("cp932", "euc-jp", "gb18030", "big5hkscs", "cp949"),
)
WIDE: Final = ("utf-16-le", "utf-16-be")
_SAMPLE: Final = 1_500
_BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]")
_MARKUP: Final = re.compile(
    r"<(script|style)\b.*?(?:</\1|\Z)|<!--.*?(?:-->|\Z)|<[^<>]{0,500}>", re.DOTALL | re.IGNORECASE
)
_PARTED: Final = re.compile(r"[\s'’/-]+")
_AROUND: Final = '.,;:!?()"«»“”„…'
_RARE: Final = frozenset("©®°±²³µ¶·¹¼½¾×÷¤¦¨¬¯´¸¥§ªº")
_COMMON_SIGNS: Final = frozenset("“”‘’„‚«»–—…•€£™№¿¡ \u00a0、。，！？：（）「」《》")
# How much the words and the letters of a language tell beside how letters follow each other.
_WORDS_TELL: Final = 2.0
_MANY_WORDS: Final = 0.15
_MOST_DAMAGED: Final = 0.1
_COMMON_SHARE: Final = 0.4
_DECLARED_TELLS: Final = 0.5


def likeliest(content: bytes, language: str = "") -> str:
    """Python's name of the encoding in which these bytes read most like words; `language`, where the text names one."""
    candidates = (*CANDIDATES, *WIDE) if len(content) % 2 == 0 else CANDIDATES
    return _best(content, candidates, language)


def likeliest_of(content: bytes, candidates: tuple[str, ...]) -> str:
    """Which of these encodings the bytes read best in."""
    return _best(content, candidates, "")


def legibility(content: bytes, encoding: str, language: str = "") -> float:
    """How much the bytes read like words of a language in that encoding: about 4 where they do, below 0 where not."""
    text = unicodedata.normalize("NFC", _sample(content, encoding))
    odd = [place for place, character in enumerate(text) if _is_telling(character)]
    if not odd:
        return 0.0
    damaged = text.count("\ufffd") / len(odd)
    if damaged > _MOST_DAMAGED:
        return -2.0
    fits = sum(_fits(text, place) for place in odd) / len(odd)
    return fits + _like_a_language(text, encoding, language)


def _best(content: bytes, candidates: tuple[str, ...], language: str) -> str:
    scores = ((legibility(content, encoding, language), -place) for place, encoding in enumerate(candidates))
    return candidates[-max(scores)[1]]


def _sample(content: bytes, encoding: str) -> str:
    """A piece of the text from where it stops being ASCII, without its markup."""
    first = None if encoding in WIDE else _BEYOND_ASCII.search(content)
    start = max(0, first.start() - 200) if first else 0
    text = codecs.getincrementaldecoder(encoding)("replace").decode(content[start : start + 4 * _SAMPLE])
    return _MARKUP.sub(" ", text)[:_SAMPLE]


def _is_telling(character: str) -> bool:
    return character > "\x7f" or (character < " " and character not in "\t\n\r\f")


def _fits(text: str, place: int) -> float:
    """Whether a character stands where such a one would: a letter beside its like, a small one after a small one."""
    character, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if character in _COMMON_SIGNS:
        return -1.0 if character != "’" and _is_alien(before) and _is_alien(after) else 0.8
    category = unicodedata.category(character)
    if character == "\ufffd":
        return -5.0
    if category[0] == "C" or "\u2500" <= character <= "\u25a1":
        return -2.0
    if character in _RARE or category in {"So", "Sm", "Sk"}:
        return -2.0 if after.islower() or (after > "\x7f" and after.isalpha()) else 0.0
    if category[0] not in "LM":
        return -0.5
    return _beside(character, before, after)


def _is_alien(character: str) -> bool:
    """Whether it is neither ASCII nor of a script in which signs stand between characters without a space."""
    return character > "\x7f" and not pieces_of(character) and not character.isspace()


def _beside(letter: str, before: str, after: str) -> float:
    """How well a letter goes with those beside it."""
    if letter.isupper() and before.islower():
        return -3.0
    if _is_mark(letter) and not before.isalpha() and not _is_mark(before):
        return -1.0
    beside = [each for each in (before, after) if each.isalpha()]
    if not beside:
        return 0.3
    return 1.0 if all(_script(each) == _script(letter) for each in beside) else -1.0


def _is_mark(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] == "M"


def _like_a_language(text: str, encoding: str, language: str) -> float:
    """How much the text has of the words or the characters of some language, and of its letters, up to 3."""
    by_characters = _by_characters(text, encoding, language)
    return max(by_characters, _by_words(text, language)) if by_characters else _by_words(text, language)


def _by_characters(text: str, encoding: str, declared: str) -> float:
    """The same of languages that are written without words apart; 0 where the text is in none of them."""
    letters = [letter for letter in text if letter > "\u0dff" and letter.isalnum()]
    languages = BY_ENCODING.get(encoding, ())
    if not letters or not languages:
        return 0.0
    scores = []
    for language in languages:
        common = sum(letter in COMMON[language] for letter in letters) / len(letters)
        used = sum(letter in COMMON[language] or is_in_use(letter, language) for letter in letters) / len(letters)
        named = _DECLARED_TELLS if language.startswith(declared or "?") else 0
        scores.append(2 * min(common / _COMMON_SHARE, 1) + 2 * used - 1 + named)
    return max(scores)


def _by_words(text: str, declared: str) -> float:
    words = Counter(word.strip(_AROUND) for word in _PARTED.split(fold(text)))
    letters = Counter(letter for letter in text.lower() if letter > "\x7f" and letter.isalpha())
    return max(
        _WORDS_TELL * min(sum(words[word] for word in known) / max(words.total(), 1) / _MANY_WORDS, 1)
        + _spelled(letters, alphabet_of(language))
        + (_DECLARED_TELLS if language == declared else 0)
        for language, known in WORDS.items()
    )


def _spelled(letters: Counter[str], alphabet: frozenset[str]) -> float:
    """From 1, where all the letters are of the alphabet, down to -1."""
    if not letters:
        return 0.0
    return 2 * sum(count for letter, count in letters.items() if letter in alphabet) / letters.total() - 1


@lru_cache(maxsize=16384)
def _script(letter: str) -> str:
    """The script of a letter; Chinese characters and both kana stand side by side, and count as one."""
    if pieces_of(letter) == 2:  # noqa: PLR2004 -- those are written in pieces of two
        return "CJK"
    return unicodedata.name(letter, "?").split(" ", 1)[0]
