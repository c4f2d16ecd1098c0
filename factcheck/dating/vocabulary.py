"""The words of dates in the six languages of the site, by what they say. Those of no meaning here are left out.

Words are listed as people decline them; endings that make many forms of one word are in `SUFFIXES`.
"""

from functools import cache
from typing import Final

from factcheck.analysis.folding import fold

# Codes of tokens. A point of time is made of years, months, days and parts; the others say how it lies to the date.
YEAR, MONTH, NUMBER, SEASON, EDGE, DECADE, CENTURY, QUARTER, HALF = "YMnSEDCQH"
BETWEEN, FROM, TO, AND, OR, BEFORE, AFTER, SINCE, UNTIL, DASH = "bftao<>su-"
ABOUT, PERHAPS, NOISE = "~?."
# “de” and “à” make an interval together and say nothing else.
WEAK_FROM, WEAK_TO = "wv"

_ENGLISH: Final = {
    (BETWEEN, 0): "between",
    (FROM, 0): "from",
    (TO, 0): "to through till",
    (AND, 0): "and",
    (OR, 0): "or",
    (BEFORE, 0): "before pre",
    (AFTER, 0): "after post",
    (SINCE, 0): "since",
    (UNTIL, 0): "until by",
    (ABOUT, 0): "about around circa c ca approximately approx roughly",
    (PERHAPS, 0): "perhaps possibly probably maybe",
    (EDGE, 1): "early beginning start",
    (EDGE, 2): "mid middle",
    (EDGE, 3): "late end",
    (SEASON, 1): "spring",
    (SEASON, 2): "summer",
    (SEASON, 3): "autumn fall",
    (SEASON, 4): "winter",
    (QUARTER, 0): "quarter q",
    (HALF, 0): "half h",
    (DECADE, 0): "decade",
    (CENTURY, 0): "century",
    (NUMBER, 1): "first",
    (NUMBER, 2): "second",
    (NUMBER, 3): "third",
    (NUMBER, 4): "fourth",
    (NOISE, 0): "the of in on at during year years sometime some time day month season",
}
_FRENCH: Final = {
    (BETWEEN, 0): "entre",
    (AND, 0): "et",
    (OR, 0): "ou",
    (BEFORE, 0): "avant",
    (AFTER, 0): "après",
    (SINCE, 0): "depuis dès partir",
    (UNTIL, 0): "jusqu jusque",
    (ABOUT, 0): "vers environ alentours approximativement autour",
    (PERHAPS, 0): "peut-être probablement sans doute",
    (EDGE, 1): "début commencement",
    (EDGE, 2): "mi milieu",
    (EDGE, 3): "fin",
    (SEASON, 1): "printemps",
    (SEASON, 2): "été",
    (SEASON, 3): "automne",
    (SEASON, 4): "hiver",
    (QUARTER, 0): "trimestre",
    (HALF, 0): "semestre moitié",
    (DECADE, 0): "années décennie",
    (CENTURY, 0): "siècle",
    (NUMBER, 1): "premier première",
    (NUMBER, 2): "deuxième second seconde",
    (NUMBER, 3): "troisième",
    (NUMBER, 4): "quatrième",
    (WEAK_FROM, 0): "de du",
    (WEAK_TO, 0): "à au",
    (NOISE, 0): "le la les l des d en dans an année cours courant l'année mois aux",
}
_RUSSIAN: Final = {
    (BETWEEN, 0): "между",
    (FROM, 0): "с со от",
    (TO, 0): "по",
    (AND, 0): "и",
    (OR, 0): "или либо",
    (BEFORE, 0): "до",
    (AFTER, 0): "после",
    (SINCE, 0): "начиная",
    (ABOUT, 0): "около ок примерно приблизительно",
    (PERHAPS, 0): "возможно вероятно предположительно",
    (EDGE, 1): "начало начале начала началом началу",
    (EDGE, 2): "середина середине середины середину серединой",
    (EDGE, 3): "конец конце конца концом концу",
    (SEASON, 1): "весна весны весной весне весну",
    (SEASON, 2): "лето лета летом лете",
    (SEASON, 3): "осень осени осенью",
    (SEASON, 4): "зима зимы зимой зиме зиму",
    (QUARTER, 0): "квартал квартала квартале",
    (HALF, 0): "половина половине половины половину полугодие полугодии полугодия",
    (DECADE, 0): "десятилетие",
    (CENTURY, 0): "век века веке столетие столетии столетия",
    (NUMBER, 1): "первый первая первое первом первой",
    (NUMBER, 2): "второй вторая второе втором",
    (NUMBER, 3): "третий третьем третьего",
    (NUMBER, 4): "четвёртый четвёртом четвертый",
    (MONTH, 1): "январём январе январю",
    (MONTH, 2): "февралём феврале февралю",
    (MONTH, 3): "мартом марте марту",
    (MONTH, 4): "апрелем апреле апрелю",
    (MONTH, 5): "маем мае маю",
    (MONTH, 6): "июнем июне июню",
    (MONTH, 7): "июлем июле июлю",
    (MONTH, 8): "августом августе августу",
    (MONTH, 9): "сентябрём сентябре сентябрю",
    (MONTH, 10): "октябрём октябре октябрю",
    (MONTH, 11): "ноябрём ноябре ноябрю",
    (MONTH, 12): "декабрём декабре декабрю",
    (NOISE, 0): "в во на год года году годом годы годов годах годами г гг",
}
_ARABIC: Final = {
    (BETWEEN, 0): "بين",
    (WEAK_FROM, 1): "من",
    (TO, 0): "إلى",
    (AND, 0): "و",
    (OR, 0): "أو",
    (BEFORE, 0): "قبل",
    (AFTER, 0): "بعد",
    (SINCE, 0): "منذ",
    (UNTIL, 0): "حتى",
    (ABOUT, 0): "حوالي نحو قرابة تقريبا حوالى",
    (PERHAPS, 0): "ربما يحتمل",
    (EDGE, 1): "أوائل مطلع بداية",
    (EDGE, 2): "منتصف أواسط",
    (EDGE, 3): "أواخر نهاية",
    (SEASON, 1): "ربيع",
    (SEASON, 2): "صيف",
    (SEASON, 3): "خريف",
    (SEASON, 4): "شتاء",
    (QUARTER, 0): "ربع",
    (HALF, 0): "نصف",
    (DECADE, 0): "عقد سنوات أعوام",
    (CENTURY, 0): "قرن",
    (NUMBER, 1): "أول",
    (NUMBER, 2): "ثاني",
    (NUMBER, 3): "ثالث",
    (NUMBER, 4): "رابع",
    (NUMBER, 18): "ثامن_عشر",
    (NUMBER, 19): "تاسع_عشر",
    (NUMBER, 20): "عشرين",
    (NUMBER, 21): "حادي_والعشرين",
    **{
        (DECADE, 10 * number): f"{stem}ينيات {stem}ينات"
        for number, stem in enumerate(("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"), start=2)
    },
    (NOISE, 0): "في عام سنة شهر فصل خلال عامي العامين",
}
_ARMENIAN: Final = {
    (BETWEEN, 0): "միջև",
    (AND, 0): "և",
    (OR, 0): "կամ",
    (BEFORE, 0): "առաջ մինչ մինչև",
    (AFTER, 0): "հետո",
    (SINCE, 0): "սկսած",
    (ABOUT, 0): "մոտ շուրջ մոտավորապես մոտավոր",
    (PERHAPS, 0): "հավանաբար թերևս գուցե",
    (EDGE, 1): "սկիզբ սկիզբը սկզբին սկզբներին սկզբներ սկզբում",
    (EDGE, 2): "կեսեր կեսերին կեսերը միջին",
    (EDGE, 3): "վերջ վերջը վերջին վերջեր վերջերին",
    (SEASON, 1): "գարուն գարնան գարնանը գարունը",
    (SEASON, 2): "ամառ ամռան ամռանը ամառը",
    (SEASON, 3): "աշուն աշնան աշնանը աշունը",
    (SEASON, 4): "ձմեռ ձմռան ձմռանը ձմեռը",
    (QUARTER, 0): "եռամսյակ եռամսյակի եռամսյակում եռամսյակը",
    (HALF, 0): "կես կեսին կեսը կիսամյակ կիսամյակի կիսամյակում",
    (DECADE, 0): "տասնամյակ",
    (CENTURY, 0): "դար դարի դարում",
    (NUMBER, 1): "առաջին",
    (NUMBER, 2): "երկրորդ",
    (NUMBER, 3): "երրորդ",
    (NUMBER, 4): "չորրորդ",
    (
        NOISE,
        0,
    ): "թ թվական թվականի թվականին թվականներ թվականների թվականներին տարի տարվա տարում ամսին ամիս ամիսների ամիսներին",
}
_AZERBAIJANI: Final = {
    (BETWEEN, 0): "arasında arası",
    (AND, 0): "və ilə",
    (OR, 0): "yaxud",
    (BEFORE, 0): "əvvəl qədər kimi dək öncə",
    (AFTER, 0): "sonra",
    (SINCE, 0): "bəri etibarən",
    (FROM, 0): "ildən",
    (ABOUT, 0): "təxminən təqribən",
    (PERHAPS, 0): "ehtimal bəlkə ehtimalla",
    (EDGE, 1): "əvvəli əvvəlində əvvəlləri əvvəllərində",
    (EDGE, 2): "ortası ortasında ortaları ortalarında",
    (EDGE, 3): "sonu sonunda sonları sonlarında",
    (SEASON, 1): "yaz yazı yazında yazda",
    (SEASON, 2): "yay yayı yayında yayda",
    (SEASON, 3): "payız payızı payızında payızda",
    (SEASON, 4): "qış qışı qışında qışda",
    (QUARTER, 0): "rüb rübü rübündə",
    (HALF, 0): "yarısı yarısında yarı yarımili yarımilində",
    (DECADE, 0): "illər illəri illərin illərdə onillik",
    (CENTURY, 0): "əsr əsrin əsrdə",
    (NUMBER, 1): "birinci ilk",
    (NUMBER, 2): "ikinci",
    (NUMBER, 3): "üçüncü",
    (NUMBER, 4): "dördüncü",
    (NOISE, 0): "il ilin ildə ilinə ili ay ayı ayının ayları aylarının",
}
_ALL: Final = (_ENGLISH, _FRENCH, _RUSSIAN, _ARABIC, _ARMENIAN, _AZERBAIJANI)

AFTER_NUMBERS: Final = {
    DECADE: "s е х ые ых ական ականներ ականների ականներին ականներից ականը ականներում",
    FROM: "dan dən ից",
    NOISE: "st nd rd th er ère e eme ème й я м го ое ом г րդ ի ին ը ում թ "
    "cı ci cu cü ın in un ün nın nin da də a ə ya yə",
}
"""What is written right after a number, such as the ending of “1990-х”, by what it says."""
SUFFIXES: Final = {
    FROM: "ից dan dən ından indən undan ündən",
    NOISE: "ի ին ը ում ının inin unun ünün ın in un ün nın nin da də a ə ına inə una ünə ında ində unda ündə ı i u ü",
}
"""Endings of words in Armenian and Azerbaijani, by what they say."""
PHRASES: Final = (
    ("prior to", "before"),
    ("up to", "until"),
    ("or earlier", "until"),
    ("or before", "until"),
    ("on or before", "until"),
    ("not later than", "until"),
    ("not after", "until"),
    ("at the latest", "until"),
    ("or later", "since"),
    ("or after", "since"),
    ("on or after", "since"),
    ("not earlier than", "since"),
    ("not before", "since"),
    ("at the earliest", "since"),
    ("no later than", "until"),
    ("no earlier than", "since"),
    ("au plus tard", "jusque"),
    ("au plus tot", "depuis"),
    ("не позднее", "until"),
    ("не позже", "until"),
    ("не ранее", "since"),
    ("не раньше", "since"),
    ("ou avant", "jusque"),
    ("ou apres", "depuis"),
    ("и ранее", "until"),
    ("и позже", "since"),
    ("قبل ذلك", "until"),
    ("أو بعده", "since"),
    ("الحادي والعشرين", "حادي_والعشرين"),
    ("التاسع عشر", "تاسع_عشر"),
    ("الثامن عشر", "ثامن_عشر"),
    ("ի վեր", "since"),
    ("كانون الثاني", "يناير"),
    ("تشرين الأول", "أكتوبر"),
    ("تشرين الثاني", "نوفمبر"),
    ("كانون الأول", "ديسمبر"),
    ("peut-être", "probablement"),
    ("sans doute", "probablement"),
    ("və ya", "yaxud"),
    ("ya da", "yaxud"),
    *((f"ilə {word}", word) for word in ("qədər", "kimi", "dək")),
)
"""Words that say one thing together, and a word of the lists that says it."""


@cache
def words() -> dict[str, tuple[str, int]]:
    """Each word, folded, with the code of its token and its value."""
    found: dict[str, tuple[str, int]] = {}
    for language in _ALL:
        for meaning, listed in language.items():
            found |= {fold(word): meaning for word in listed.split()}
    return found


@cache
def endings(*, of_numbers: bool) -> dict[str, str]:
    """Each ending, folded, with what it says."""
    listed = AFTER_NUMBERS if of_numbers else SUFFIXES
    return {fold(ending): code for code, all_of_it in listed.items() for ending in all_of_it.split()}


@cache
def phrases() -> tuple[tuple[str, str], ...]:
    """The phrases, folded, and what is put in their place."""
    return tuple((fold(phrase), fold(word)) for phrase, word in PHRASES)
