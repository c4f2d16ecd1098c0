"""A guess at the language of a text: by its script where one language writes it, else by its commonest words."""

import re
import unicodedata
from collections import Counter

from factcheck.analysis.folding import fold
from factcheck.analysis.function_words import BY_LANGUAGE

SAMPLE = 4000
"""Characters at the beginning of a text that are looked at."""

# Scripts that, in news, one language writes. The first word of a character's Unicode name is its script.
_SCRIPTS = {
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
}
# Words that hardly a sentence of the language does without and the others listed don't have in such number.
_WORDS = {
    "en": "the of and to in that is was for it with as his on by from this which are has",
    "fr": "le la les des et du une dans que qui est pour pas sur au aux avec ce ont sont",
    "de": "der die das und nicht von zu den mit sich des auf ist im dem ein eine auch wird sind",
    "es": "el los las del que y en por una con para es se su al lo como más pero fue",
    "it": "il di che è non la per una sono della con del si nel gli le anche dei ha alla",
    "pt": "o os que não uma do da em para com por mais dos como foi ao das são pela também",
    "nl": "de het een van en dat niet te zijn voor met op aan er om ook als bij naar wordt",
    "pl": "nie się na do że jest to jak po przez od dla są oraz przed był tym który ale czy",
    "tr": "bir ve bu için ile olarak da de çok daha olan gibi sonra kadar ancak değil olduğunu ise göre ne",
    "az": "və bir bu üçün ilə də da olan ki olaraq edib görə deyib isə həm onun bildirib daha sonra hər",
    "ru": "и в не на что с по это как из он для но был от его за к о так",
    "uk": "і в не на що з та до це як від він для але був його за про є які",
    "ar": "في من على إلى أن التي الذي عن مع هذا هذه كان بعد قال بين ما لا قد كما حيث",
    "fa": "و در به از که این را با است برای آن یک خود تا بر هم کرد شد های می",
}
# With those that search leaves out of account: a short message has few words that tell.
_STOP_WORDS = {
    language: frozenset(map(fold, words.split())) | BY_LANGUAGE.get(language, frozenset())
    for language, words in _WORDS.items()
} | {language: words for language, words in BY_LANGUAGE.items() if language not in _WORDS}
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 0.08
_LEAD = 1.4


def guess_language(text: str) -> str:
    """Return the language's tag, or "" where that is not plain."""
    sample = text[:SAMPLE]
    return _by_script(sample) or _by_words(sample)


def _by_script(sample: str) -> str:
    letters = [unicodedata.name(letter, "?").split()[0] for letter in sample if letter.isalpha()]
    counted = Counter(_SCRIPTS[script] for script in letters if script in _SCRIPTS)
    # Japanese mixes its own script with Chinese characters.
    for language, count in counted.most_common(1):
        if count > len(letters) * (0.2 if language == "ja" else 0.6):
            return language
    return ""


def _by_words(sample: str) -> str:
    words = Counter(_WORD.findall(fold(sample)))
    total = words.total()
    scores = sorted(((sum(words[word] for word in known), name) for name, known in _STOP_WORDS.items()), reverse=True)
    (best, language), (next_best, _) = scores[:2]
    plain = best >= max(2, total * _ENOUGH) and best >= next_best * _LEAD
    return language if plain else ""
