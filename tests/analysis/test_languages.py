"""The language of a text is told by its letters and its commonest words, or not at all."""

import pytest

from factcheck.analysis.languages import function_words, guess_language

SAID = {
    "bg": (
        "Мостът беше затворен за девет дни и никой не каза защо.",
        "Министърът съобщи, че няма да има избори през тази година.",
    ),
    "mk": (
        "Мостот беше затворен девет дена и никој не кажа зошто.",
        "Министерот изјави дека нема да има избори оваа година.",
    ),
    "sr": (
        "Мост је био затворен девет дана и нико није рекао зашто.",
        "Министар је изјавио да неће бити избора ове године.",
        "Most je bio zatvoren devet dana i niko nije rekao zašto, kaže ministar da će biti otvoren.",
    ),
    "be": (
        "Мост быў зачынены дзевяць дзён, і ніхто не сказаў чаму.",
        "Міністр паведаміў, што выбараў у гэтым годзе не будзе.",
    ),
    "uk": (
        "Міст був закритий дев'ять днів, і ніхто не сказав чому.",
        "Міністр повідомив, що виборів цього року не буде.",
    ),
    "ru": (
        "Мост был закрыт девять дней, и никто не сказал почему.",
        "Министр сообщил, что выборов в этом году не будет.",
        "Он сказал, что мост закрыт.",
    ),
    "af": (
        "Die brug was nege dae lank gesluit en niemand het gesê hoekom nie.",
        "Die minister het gesê dat daar nie vanjaar 'n verkiesing sal wees nie.",
    ),
    "nl": (
        "De brug was negen dagen gesloten en niemand zei waarom.",
        "De minister heeft gezegd dat er dit jaar geen verkiezingen zullen zijn.",
    ),
    "de": (
        "Die Brücke war neun Tage gesperrt und niemand sagte warum.",
        "Der Minister sagte, dass es in diesem Jahr keine Wahlen geben wird.",
    ),
    "kk": ("Көпір тоғыз күн жабық болды және ешкім себебін айтқан жоқ.",),
    "ky": ("Көпүрө тогуз күн жабык болду жана эч ким эмне үчүн экенин айткан жок.",),
    "tt": ("Күпер тугыз көн ябык булды һәм беркем дә ни өчен икәнен әйтмәде.",),
    "mn": ("Гүүр есөн өдөр хаалттай байсан бөгөөд хэн ч яагаад гэдгийг хэлээгүй.",),
    "tg": ("Пул нӯҳ рӯз баста буд ва касе нагуфт, ки чаро.",),
    "sv": ("Bron var stängd i nio dagar och ingen sade varför det var så.",),
    "da": ("Broen var lukket i ni dage, og ingen sagde hvorfor det var sådan.",),
    "nb": ("Broen var stengt i ni dager, og ingen sa hvorfor det var slik.",),
    "fi": ("Silta oli suljettu yhdeksän päivää, eikä kukaan sanonut miksi se oli näin.",),
    "cs": ("Most byl devět dní uzavřen a nikdo neřekl proč, ale ministr řekl, že se to změní.",),
    "sk": ("Most bol deväť dní zatvorený a nikto nepovedal prečo, ale minister povedal, že sa to zmení.",),
    "ro": ("Podul a fost închis nouă zile și nimeni nu a spus de ce, dar ministrul a spus că va fi deschis.",),
    "hu": ("A híd kilenc napig zárva volt, és senki sem mondta meg, hogy miért.",),
    "pt": (
        "A ponte esteve fechada durante nove dias e ninguém disse porquê, mas o ministro não falou com os jornalistas.",
    ),
    "es": ("El puente estuvo cerrado nueve días y nadie dijo por qué.",),
    "ca": ("El pont va estar tancat nou dies i ningú no va dir per què, però el ministre ho va negar amb paraules.",),
    "gl": ("A ponte estivo pechada nove días e ninguén dixo por que, pero o ministro non falou cos xornalistas.",),
    "it": ("Il ponte è rimasto chiuso per nove giorni e nessuno ha detto perché.",),
    "fa": ("پل نه روز بسته بود و هیچ کس نگفت چرا این کار را کردند.",),
    "ur": ("پل نو دن تک بند رہا اور کسی نے نہیں بتایا کہ ایسا کیوں ہے۔",),
    "ar": ("كان الجسر مغلقا لمدة تسعة أيام ولم يقل أحد لماذا.",),
    "ckb": ("پردەکە نۆ ڕۆژ داخرابوو و کەس نەیگوت بۆچی.",),
    "az": ("Körpü doqquz gün bağlı idi və heç kim niyə olduğunu demədi.",),
    "tr": ("Köprü dokuz gün kapalı kaldı ve kimse nedenini söylemedi.",),
    "uz": ("Koʻprik toʻqqiz kun yopiq boʻldi va hech kim nega ekanini aytmadi.",),
    "id": ("Jembatan itu ditutup selama sembilan hari dan tidak ada yang mengatakan mengapa.",),
    "vi": ("Cây cầu đã bị đóng cửa trong chín ngày và không ai nói tại sao.",),
    "pl": ("Most był zamknięty przez dziewięć dni i nikt nie powiedział dlaczego.",),
    "hr": ("Most je bio zatvoren devet dana i nitko nije rekao zašto, ali ministar kaže da će biti otvoren.",),
    "sl": ("Most je bil zaprt devet dni in nihče ni povedal zakaj, a minister pravi, da bo odprt.",),
    "lt": (
        "Tiltas buvo uždarytas devynias dienas, ir niekas nesakė kodėl, bet ministras sakė, kad jis bus atidarytas.",
    ),
    "lv": ("Tilts bija slēgts deviņas dienas, un neviens neteica, kāpēc tas tā ir.",),
    "et": ("Sild oli üheksa päeva suletud ja keegi ei öelnud, miks see nii on.",),
    "hi": ("पुल नौ दिन बंद रहा और किसी ने नहीं बताया क्यों।",),
    "mr": ("पूल नऊ दिवस बंद होता आणि का ते कोणीही सांगितले नाही.",),
    "bn": ("সেতুটি নয় দিন বন্ধ ছিল এবং কেউ বলেনি কেন।",),
    "zh": ("港口的桥关闭了九天，没有人说为什么。",),
    "ja": ("橋は九日間閉鎖され、理由は誰も言わなかった。",),
    "el": ("Η γέφυρα ήταν κλειστή εννέα ημέρες.",),
    "he": ("הגשר היה סגור תשעה ימים.",),
    "yi": ("די בריק איז געווען פארמאכט ניין טעג און קיינער האט נישט געזאגט פארוואס.",),
}
SURE = (
    "bg",
    "mk",
    "be",
    "uk",
    "ru",
    "af",
    "de",
    "fr",
    "es",
    "it",
    "pl",
    "ar",
    "fa",
    "ur",
    "cs",
    "sv",
    "fi",
    "ro",
    "hu",
    "az",
)


def test_language_of_a_sentence_is_never_another() -> None:
    told = [(language, guess_language(text)) for language, texts in SAID.items() for text in texts]

    assert [(language, found) for language, found in told if found not in {language, ""}] == []
    assert [(language, found) for language, found in told if language in SURE and not found] == []


def test_language_of_names_and_numbers_is_none() -> None:
    assert {
        guess_language(text) for text in ("", "Bridge 2023", "12345", "Café Orléans", "Скопје", "橋樑關閉了九天")
    } == {""}


@pytest.mark.parametrize(
    ("text", "language", "hollow"),
    [
        ("war in Karabakh", "de", {"in"}),
        ("Iran war", "de", set()),
        ("Ali Khamenei", "en", set()),
        ("mit study", "de", set()),
        ("Wer war schuld?", "en", {"wer", "war"}),
        ("Will Smith", "en", set()),
        ("will the bridge close", "en", {"will", "the"}),
        ("the bridge", "en", {"the"}),
    ],
)
def test_word_that_tells_something_elsewhere_is_hollow_in_its_own_language_alone(
    text: str, language: str, hollow: set[str]
) -> None:
    assert function_words(text, language) & set(text.lower().rstrip("?").split()) == hollow
