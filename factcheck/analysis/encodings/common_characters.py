"""The commonest characters of languages that are written without words apart, or with many characters."""

from functools import lru_cache
from typing import Final

COMMON: Final = {
    "zh": frozenset(
        "的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过"
        "家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从市政府据报新闻"
    ),
    "zh-Hant": frozenset(
        "的一是不了在人有我他這為之大來以個中上們到說國和地也子時道出而要於就下得可你年生自會那後能對著事其里所去行過"
        "家十用發天如然作方成者多日都三小軍二無同麼經法當起與好看學進種將還分此心前面又定見只主沒公從市政府據報新聞"
    ),
    "ja": frozenset("のにはをたがでてとしれさいるなかっくもすらあことうりこだんきけよまつわーンスルトイアラリ日年本人"),
    "ko": frozenset("다이는의을를가에고은한로하기지사도자인시서대정부해그있수일어리과라했들으와게도장나말된"),
    "th": frozenset("ารนกอเงมยลว่้ีั"),
}
"""About half of a text in the language is of these."""
BY_ENCODING: Final = {
    "gb18030": ("zh", "zh-Hant"),
    "big5hkscs": ("zh-Hant",),
    "cp932": ("ja",),
    "euc-jp": ("ja",),
    "iso2022_jp": ("ja",),
    "cp949": ("ko",),
    "cp874": ("th",),
    "utf-16-le": tuple(COMMON),
    "utf-16-be": tuple(COMMON),
    "utf-8": tuple(COMMON),
}
"""The languages of which an encoding is."""
# Where the first level of each character set ends, the characters that are in use.
_FIRST_LEVELS: Final = {
    "zh": ("gb2312", b"\xd8"),
    "zh-Hant": ("big5hkscs", b"\xc9"),
    "ja": ("cp932", b"\x98"),
    "ko": ("cp949", b"\xca"),
}


@lru_cache(maxsize=16384)
def is_in_use(character: str, language: str) -> bool:
    """Whether a Chinese character, a kana or a syllable is among those that the language mostly writes with."""
    encoding, end = _FIRST_LEVELS.get(language, ("ascii", b""))
    try:
        return character.encode(encoding) < end
    except UnicodeEncodeError:
        return False
