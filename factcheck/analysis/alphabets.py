"""The letters with which languages are written, by which those of one script are told apart."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

_CYRILLIC: Final = "абвгдежзиклмнопрстуфхцчш"
_ARABIC: Final = "ابتثجحخدذرزسشصضطظعغفقلمنهوءآأإؤئ"
# Those of each beside the plain ones of its script; of Latin, those beside A to Z.
_OF_CYRILLIC: Final = {
    "ru": "йщъыьэюяё",
    "uk": "йщьюяіїєґ",
    "be": "йыьэюяёіў",
    "bg": "йщъьюя",
    "mk": "јљњџѓќѕ",
    "sr": "јљњџћђ",
    "kk": "йщъыьэюяёәғқңөұүһі",
    "ky": "йщъыьэюяёңөү",
    "tt": "йщъыьэюяёәҗңөүһ",
    "mn": "йщъыьэюяёөү",
    "tg": "йщъыьэюяёғӣқӯҳҷ",
}
_OF_LATIN: Final = {
    "en": "éï",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "de": "äöüß",
    "es": "áéíñóúü",
    "it": "àèéìíòóùú",
    "pt": "áâãàçéêíóôõúü",
    "nl": "ëïéèöüáó",
    "af": "êëîïôûéèíóáŉ",
    "pl": "ąćęłńóśźż",
    "tr": "çğıöşüâîûi̇",
    "az": "çəğıöşüi̇",
    "sv": "åäöé",
    "da": "æøåé",
    "nb": "æøåéòô",
    "fi": "äöåšž",
    "et": "äõöüšž",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "hr": "čćđšž",
    "sr-Latn": "čćđšž",
    "ro": "ăâîșțşţ",
    "hu": "áéíóöőúüű",
    "ca": "àçèéíïòóúü·",
    "gl": "áéíñóúü",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "sq": "ëç",
    "is": "áéíóúýðþæö",
    "id": "",
    "uz": "",
    "vi": "".join(map(chr, range(0x1EA0, 0x1EFA))) + "ăâđêôơưáàãéèíìĩóòõúùũý",
}
_OF_ARABIC: Final = {
    "ar": "ةىيك",
    "fa": "پچژگکیةۀ",
    "ur": "پچژگکیٹڈڑںےہھۓۂة",
    "ckb": "پچژگکیێۆڕڵەڤھ",
}
_GREEK: Final = "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ"
_HEBREW: Final = "אבגדהוזחטיכלמנסעפצקרשתךםןףץ"
_RARE: Final = 0.015
"""Share of letters that may be another language's: names are spelled as they are at home."""


def _alphabets() -> dict[str, frozenset[str]]:
    tables = (
        (_CYRILLIC, _OF_CYRILLIC),
        (_ARABIC, _OF_ARABIC),
        (_GREEK, {"el": ""}),
        (_HEBREW, {"he": ""}),
        ("abcdefghijklmnopqrstuvwxyz", _OF_LATIN),
    )
    return {name: frozenset(plain + own) for plain, table in tables for name, own in table.items()}


_ALPHABETS: Final = _alphabets()


def written_with(letters: Iterable[str]) -> frozenset[str]:
    """The languages, of those that are known here, whose alphabets these small letters are of."""
    counted = Counter(letters)
    most = counted.total() * _RARE
    return frozenset(
        name
        for name, alphabet in _ALPHABETS.items()
        if counted and sum(count for letter, count in counted.items() if letter not in alphabet) <= most
    )


def is_known(language: str) -> bool:
    """Whether the alphabet of a language is known here."""
    return language in _ALPHABETS


def alphabet_of(language: str) -> frozenset[str]:
    """The small letters with which a language is written; none where they are not known here."""
    return _ALPHABETS.get(language, frozenset())
