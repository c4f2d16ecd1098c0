"""What a word's inflected forms have in common: its lemma, and what is left of that without endings.

English, French and Russian have lemmas, which know that "fled" is of "flee"; other languages have endings alone. A word
whose language is not known is taken for any that is written so.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory
from Stemmer import Stemmer

from factcheck.analysis.folding import fold
from factcheck.analysis.scripts import script

_LEMMAS: Final = frozenset({"en", "fr", "ru"})


def _table(rows: str) -> dict[str, str]:
    return dict(row.split("=", 1) for row in rows.split())


_ENDINGS: Final = _table(
    "ar=arabic az=turkish ca=catalan cs=czech da=danish de=german el=greek en=english es=spanish et=estonian eu=basque "
    "fa=persian fi=finnish fr=french ga=irish hi=hindi hu=hungarian hy=armenian id=indonesian it=italian lt=lithuanian "
    "nb=norwegian ne=nepali nl=dutch nn=norwegian no=norwegian pl=polish pt=portuguese ro=romanian ru=russian "
    "sv=swedish ta=tamil tr=turkish"
)
_SCRIPTS: Final = _table("ar=ARABIC el=GREEK fa=ARABIC hi=DEVANAGARI hy=ARMENIAN ne=DEVANAGARI ru=CYRILLIC ta=TAMIL")
_BY_SCRIPT: Final = {
    "LATIN": ("en", "fr"),
    "CYRILLIC": ("ru",),
    "ARABIC": ("ar",),
    "ARMENIAN": ("hy",),
    "GREEK": ("el",),
    "DEVANAGARI": ("hi",),
    "TAMIL": ("ta",),
}
# Forms that dictionaries leave as they are, since they are words of their own too.
_IRREGULAR: Final = _table(
    "left=leave fell=fall felt=feel found=find lay=lie saw=see shot=shoot wound=wind bore=bear rose=rise ground=grind "
    "bound=bind lit=light"
)
# How those write who have no key for such a letter, where readers expect two.
_SPELLED_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_PER_CENT_WORDS: Final = """
percent procent prozent процент відсотк відсоток працэнт տոկոս პროცენტ pourcent yüzde porcent faiz százalék persen
peratus درصد فیصد אחוז प्रतिशत শতাংশ சதவீத விழுக்காடு
"""
_PER_CENT: Final = tuple(map(fold, _PER_CENT_WORDS.split()))
# The longest first.
_KOREAN: Final = re.compile("(?<=..)(?:에서는|에서|으로|까지|부터|에게|이다|[은는이가을를에의로와과도만])$")
# What Arabic and Hebrew write together with the word behind it: and, in, as, for, the, from, that.
_CLITICS: Final = {
    "ARABIC": re.compile("^[وف]?(?:[بك]?ال|لل)(?=...)|^و(?=....)"),
    "HEBREW": re.compile("^ו?(?:כש|מש|שה|ש)?[הבלמכ]?(?=...)"),
}
# Endings of plurals, genders and possession, in languages that have no stemmer here.
_SUFFIXES: Final = {"HEBREW": re.compile("(?<=..)(?:יות|יים|ים|ות|ית|יה|ה|י|ת)$")}
_LONGEST: Final = 40


# Dictionaries are read where they lie packed: that of Russian takes 20 MB then, and 130 MB unpacked.
_LEMMATIZER: Final = Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=StreamDictionaryFactory()))


def languages_of(word: str, language: str = "") -> tuple[str, ...]:
    """The languages that a word may be of: the one that is said, if it is written so, or likely ones."""
    written, base = script(word[0]), language.partition("-")[0].lower()
    if base in _ENDINGS and _SCRIPTS.get(base, "LATIN") == written:
        return (base,)
    return _BY_SCRIPT.get(written, ()) if not base or written != "LATIN" else ()


def stems(word: str, language: str = "") -> tuple[str, ...]:
    """What the word's forms have in common, folded, most telling first; several where the language isn't known.

    Args:
        word: in small letters, with its accents.
        language: a BCP 47 tag, or "".
    """
    return _stems(unicodedata.normalize("NFC", word)[:_LONGEST], language.partition("-")[0].lower())


@lru_cache(maxsize=65536)
def _stems(word: str, language: str) -> tuple[str, ...]:
    found = [fold(stem) for each in languages_of(word, language) for stem in _of_language(word, each)]
    plain = fold(word)
    found += [] if found else [plain]
    if (spelled := word.translate(_SPELLED_OUT)) != word:
        found.append(fold(spelled))
    found += _without_particle(word) if script(word[0]) == "HANGUL" else []
    found += [_without_suffix(form) for form in (plain, *without_clitics(plain))] if _is_semitic(plain) else []
    found += ["percent"] if plain.startswith(_PER_CENT) else []
    # A single letter that endings leave says nothing.
    return tuple(dict.fromkeys(stem if len(stem) > 1 else plain for stem in found))


@lru_cache(maxsize=4096)
def stems_elsewhere(word: str) -> tuple[str, ...]:
    """The stems by the endings of every language that is written so, for a word that is of none of the likely ones."""
    written = script(word[0])
    stemmers = {_ENDINGS[base] for base in _ENDINGS if _SCRIPTS.get(base, "LATIN") == written}
    return tuple(sorted({fold(_stemmer(name).stemWord(word)) for name in stemmers}))


def without_clitics(word: str) -> tuple[str, ...]:
    """A folded word without what Arabic and Hebrew write together with it, such as the article; nothing of others."""
    if not _is_semitic(word):
        return ()
    bare = _CLITICS[script(word[0])].sub("", word)
    return (bare,) if bare != word else ()


def _is_semitic(word: str) -> bool:
    return bool(word) and script(word[0]) in _CLITICS


def _without_suffix(word: str) -> str:
    """The stem of a folded word; of Arabic by its stemmer, of Hebrew by its commonest endings."""
    written = script(word[0])
    return _SUFFIXES[written].sub("", word) if written in _SUFFIXES else fold(_stemmer("arabic").stemWord(word))


def _of_language(word: str, language: str) -> list[str]:
    forms = [word]
    if language in _LEMMAS:
        forms.insert(0, _lemma(word, language))
    return [_stemmer(_ENDINGS[language]).stemWord(form) for form in forms]


def _lemma(word: str, language: str) -> str:
    if language == "en" and word in _IRREGULAR:
        return _IRREGULAR[word]
    lemma = str(_LEMMATIZER.lemmatize(word, lang=language)).lower()
    # That of "wifi" is two words, "wi-fi", for which SQLite's index can't be asked as one term.
    return lemma if lemma.isalnum() else word


@lru_cache
def _stemmer(name: str) -> Stemmer:
    # Without a cache of its own, since that of `_stems` holds what is asked again.
    return Stemmer(name, 0)


def _without_particle(word: str) -> list[str]:
    return [fold(bare)] if (bare := _KOREAN.sub("", word)) != word else []
