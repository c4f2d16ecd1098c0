"""A guess at the language of a text: by its script where one language writes it, else by its commonest words."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import chain

from factcheck.analysis.alphabets import is_known, written_with
from factcheck.analysis.folding import fold
from factcheck.analysis.function_words import BY_LANGUAGE, TELLING_ELSEWHERE

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
    "BENGALI": "bn",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
}
# Words that hardly a sentence of the language does without and the others listed don't have in such number.
_WORDS = {
    "en": "the of and to in that is was for it with as his on by from this which are has",
    "fr": "le la les des et du une dans que qui est pour pas sur au aux avec ce ont sont",
    "de": "der die das und nicht von zu den mit sich des auf ist im dem ein eine auch wird sind",
    "es": "el los las del que y en por una con para es se su al lo como más pero fue",
    "it": "il di che è non la per una sono della con del si nel gli le anche dei ha alla",
    "pt": "o os que não uma do da em para com por mais dos como foi ao das são pela também",
    "nl": "de het een is van en dat niet te zijn voor met op aan er om ook als bij naar wordt",
    "pl": "nie się na do że jest to jak po przez od dla są oraz przed był tym który ale czy",
    "tr": "bir ve bu için ile olarak da de çok daha olan gibi sonra kadar ancak değil olduğunu ise göre ne",
    "az": "və bir bu üçün ilə də da olan ki olaraq edib görə deyib isə həm onun bildirib daha sonra hər",
    "ru": "и в не на что с по это как из он для но был от его за к о так",
    "uk": "і в не на що з та до це як від він для але був його за про є які ніхто чому року буде",
    "be": "і ў у не на што з да гэта як ад ён для але быў яго за пра ёсць якія ніхто чаму годзе будзе гэтым",
    "bg": "и в не на че с по това как от той за но беше е да се са със като няма през ще никой тази който",
    "mk": "и во не на дека со по ова како од тој за но беше е да се се нема низ ќе никој оваа кој што ги",
    "sr": "и у не на да са по ово како од он за али је био се су нису кроз ће нико ове који што то били",
    "kk": "және бұл мен үшін бір де бар жоқ болды еді деп оның осы болып ешкім",
    "ky": "жана бул менен үчүн бир да бар жок болду деп анын ушул болуп эч",
    "tt": "һәм бу белән өчен бер дә бар юк булды дип аның шул булып беркем",
    "mn": "ба энэ нь гэж бөгөөд юм байна байсан хэн тэр дээр нэг болон байгаа",
    "tg": "ва ки дар ба аз ин буд барои он бо як аст ҳам худ чаро",
    "ar": "في من على إلى أن التي الذي عن مع هذا هذه كان بعد قال بين ما لا قد كما حيث إن ذلك حتى أو لم هو هي كانت",
    "fa": "و در به از که این را با است برای آن یک خود تا بر هم کرد شد های می",
    "ur": "کے کی کا میں ہے سے کو پر نے اور کہ ہیں یہ بھی تھا نہیں تک کسی ایسا کیوں رہا",
    "ckb": "لە بە و کە بۆ ئەو لەگەڵ هەر کەس بوو ئەم دا",
    "af": "die van en het nie in is te dat met vir op was sy hy om gesê ook daar deur hulle wat word ’n sal",
    "sv": "och att det som en på är av för med den till inte om han har de var ett från vid sade så ingen",
    "da": "og at det som en på er af for med den til ikke om han har de var et fra ved sagde blev ingen efter hvorfor",
    "nb": "og at det som en på er av for med den til ikke om han har de var et fra ved sa ble ingen etter hvorfor slik",
    "fi": "ja on ei se että oli joka mutta hän ovat kuin myös sen mukaan ole kun olivat eikä miksi näin kukaan",
    "et": "ja on ei see et oli mis aga ta kui ka selle oma ning pole keegi miks nii",
    "cs": "a v na se že je to s z do o k ve pro za by ale jak po jsou byl jako který proč nikdo řekl",
    "sk": "a v na sa že je to s z do o k vo pre za by ale ako po sú bol ktorý prečo nikto povedal",
    "sl": "je in v na se da za so ki z ne bi tudi pa po kot s bil ali nihče zakaj bo",
    "hr": "je i u na se da za su koji s ne bi također kao što od bio nije nitko zašto tko će ali tijekom",
    "sr-Latn": "je i u na se da za su koji sa ne bi takođe kao što od bio nije niko zašto ko će ali tokom",
    "ro": "și în de la a cu nu că este pe din un o mai care pentru fost au sa dar ce va nimeni",
    "hu": "a az és hogy nem is egy ez volt meg csak de már sem van el miért senki mint",
    "ca": "de la el i que a en els les un una per amb no és del va al però més ho seves",
    "gl": "de a o que e en do da os as un unha por con non é no na pero máis ninguén dixo cos",
    "lt": "ir į kad iš su yra tai kaip bet buvo už ne dėl jis nuo apie niekas kodėl bus",
    "lv": "un ir ka no uz par ar kas tas bija nav kā bet lai to viņš gan neviens kāpēc",
    "sq": "dhe në të e i me për një që nga nuk është u ka se ishte por si",
    "is": "og að í á er um sem ekki til var við hann það með fyrir af en hefur þeir hún eru þess",
    "el": "και το να του η της ο με που για από στο την των τη στην ότι είναι θα δεν ως σε τον οι τα στη",
    "he": "של את על לא הוא עם כי גם זה היא כל אם או אבל יש אין היה בין עד אמר לפי אחרי כדי",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke ada mengatakan",
    "uz": "va bu bilan uchun bir ham deb u shu emas edi boʻldi hech kim",
    "vi": "và của là có không được trong cho một các đã với người này những đến từ ai",
    "hi": "है में के की का से को पर ने और कि यह भी नहीं हैं था किसी क्यों",
    "mr": "आहे आणि या ते होते होता नाही केले की का त्या हे मध्ये",
    "ne": "छ र मा को का लाई हुन् भएको छन् पनि यो गर्न",
}
# With those that search leaves out of account: a short message has few words that tell.
WORDS = {
    language: frozenset(map(fold, words.split())) | BY_LANGUAGE.get(language, frozenset())
    for language, words in _WORDS.items()
} | {language: words for language, words in BY_LANGUAGE.items() if language not in _WORDS}
_SEVERAL = 3
_OF_SEVERAL = frozenset(word for word, count in Counter(chain(*WORDS.values())).items() if count >= _SEVERAL)
"""Function words of so many languages that they are likely none of another sense."""
_WORD = re.compile(r"[^\W\d_]+")
_YIDDISH = re.compile(r"\b(?:און|איז|האט|נישט)\b")
_ENOUGH = 0.08
_LEAD = 1.4
_LETTERS = 20
"""Letters of a text that only one alphabet has, without which it is too short to tell."""


def function_words(text: str, language: str = "") -> frozenset[str]:
    """Words, folded, that hold sentences together in the language that the text is plainly in.

    Args:
        text: such as a question; of one without words that tell its language, those of the given one and of several,
            but for words that tell something in another.
        language: a BCP 47 tag, or "".
    """
    return _function_words(text[:SAMPLE], language)


# Asked anew for each claim that a text is about.
@lru_cache(maxsize=128)
def _function_words(sample: str, language: str) -> frozenset[str]:
    guessed = guess_language(sample)
    if _is_plain(sample, guessed):
        return WORDS.get(guessed, frozenset())
    return (_own(language) | _OF_SEVERAL) - TELLING_ELSEWHERE


def _is_plain(sample: str, guessed: str) -> bool:
    """Whether a text is in the guessed language for sure: “war in Karabakh” need not be German, “wer war es” is."""
    own = WORDS.get(guessed, frozenset()) - _OF_SEVERAL - TELLING_ELSEWHERE
    return bool(guessed) and (bool(_by_script(sample)) or not own.isdisjoint(_WORD.findall(fold(sample))))


def _own(language: str) -> frozenset[str]:
    return WORDS.get(language.partition("-")[0].lower(), frozenset())


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
            return "yi" if language == "he" and _YIDDISH.search(sample) else language
    return ""


def _by_words(sample: str) -> str:
    """The language whose commonest words and letters these are; letters alone decide where no other has them."""
    letters = [letter for letter in sample.lower() if letter.isalpha()]
    spelled = written_with(letters)
    words = Counter(_WORD.findall(fold(sample)))
    scores = sorted(
        (
            (sum(words[word] for word in known), name)
            for name, known in WORDS.items()
            if name in spelled or not is_known(name)
        ),
        reverse=True,
    )
    (best, language), (next_best, _), *_others = [*scores, (0, ""), (0, "")]
    plain = best >= max(2, words.total() * _ENOUGH) and best >= next_best * _LEAD
    return language if plain else next(iter(spelled)) if len(spelled) == 1 and len(letters) >= _LETTERS else ""
