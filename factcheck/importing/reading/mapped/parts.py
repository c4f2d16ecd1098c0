"""Headings of several words, understood by their parts: “Lien de la vérification”, “Wer hat es gesagt?”."""

from functools import cache, lru_cache
from typing import Final

from factcheck.importing.reading.mapped.mapping import Meaning
from factcheck.importing.understanding.texts import bare

_STEMS: Final[dict[str, str]] = {
    "claim": (
        "claim statement quot allegation assertion said says behaupt aussage zitat gesagt affirm declar citation "
        "dit afirmac dicho dijo frase cita bulo boato alegac disse infox dichiaraz affermaz detto утвержд заявл "
        "высказыв цитат сказа тверджен заяв вислов wypowied stwierdz cytat iddia soz ادعاء تصريح قول قال պնդ "
        "հայտարար ասել bewer uitspra påst klaim दावा दावे दावों"
    ),
    "check": (
        "factcheck factchecking check checks checked review reviewed verif verification faktencheck prüfung pruf "
        "geprüft verificac comprob chequeo checagem checad verificat verifica провер перевір фактчек sprawdz "
        "weryfik doğrulama dogrulama teyit تحقق تدقيق ստուգ controle debunk vérifica analiz जांच पड़ताल फैक्ट"
    ),
    "article": (
        "article artikel articulo artigo articolo статья статьи стаття مقال makale artykuł artykulu report post "
        "página page"
    ),
    "who": (
        "who person speaker author name claimant wer sprecher urheber redner qui auteur personnalit personne "
        "orateur locuteur quien autor personaje persona quem pessoa chi autore кто автор спикер персона хто kim "
        "originator kisi kişi sahibi yazar صاحب قائل متحدث المتحدث ով հեղինակ kto mowca mówca"
    ),
    "when": (
        "when date day month year time wann monat jahr mois annee mes ano месяц год datum tag quand jour cuando "
        "fecha quando data когда дата коли tarih tarix تاريخ متى երբ ամսաթիվ kiedy तारीख दिनांक"
    ),
    "link": (
        "link url href address webaddress lien adresse enlace liga vinculo direccion ligacao endereco "
        "collegamento indirizzo ссылк адрес посилан baglanti bağlantı linki लिंक adres رابط عنوان հղում հասցե odnosnik"
    ),
    "verdict": (
        "verdict rating ruling truthiness truthfulness veracity निष्कर्ष veredito label conclusion result truthometer "
        "meter urteil bewertung ergebnis einstufung "
        "note notation resultat calificac veredicto resultado clasificac etiqueta selo classificac avaliac "
        "conclusao verdetto giudizio вердикт оценк результат рейтинг оцінк висновок wynik ocen werdykt karar "
        "sonuc sonuç degerlendirme حكم تقييم نتيجة գնահատ վճիռ"
    ),
    "published": (
        "published posted publication veröffentlich veroffentlich publi publica publicac pubblicaz публикац "
        "опублик публікац yayin نشر հրապարակ publikac"
    ),
    "title": "title headline titel uberschrift titre titulo titolo заголов назва baslik عنوان վերնագիր tytul",
    "org": (
        "organisme organisation organization organisations agence agency agencia agência institution institución "
        "instituição redaktion rédaction redacción redação издан организац редакц kurum kuruluş संस्था جهة مؤسسة وكالة"
    ),
    "most": "maximale maximum máximo máxima massimo höchste höchstwert максимальн максимум azami",
    "least": "minimale minimum mínimo mínima minimo niedrigste минимальн минимум asgari",
    "source": "source original quelle origine fuente fonte источник джерел kaynak مصدر աղբյուր zrodl",
}
_TOGETHER: Final[tuple[tuple[frozenset[str], Meaning], ...]] = (
    (frozenset({"verdict", "most"}), Meaning.RATING_BEST),
    (frozenset({"verdict", "least"}), Meaning.RATING_WORST),
    (frozenset({"org", "check"}), Meaning.PUBLISHER),
    (frozenset({"link", "check"}), Meaning.REVIEW_URL),
    (frozenset({"link", "article"}), Meaning.REVIEW_URL),
    (frozenset({"link", "source"}), Meaning.SOURCE_URL),
    (frozenset({"link", "claim"}), Meaning.SOURCE_URL),
    (frozenset({"when", "check"}), Meaning.REVIEWED_ON),
    (frozenset({"when", "published"}), Meaning.REVIEWED_ON),
    (frozenset({"when", "article"}), Meaning.REVIEWED_ON),
    (frozenset({"when"}), Meaning.SAID_ON),
    (frozenset({"title", "check"}), Meaning.REVIEW_TITLE),
    (frozenset({"title", "article"}), Meaning.REVIEW_TITLE),
    (frozenset({"verdict"}), Meaning.RATING),
    (frozenset({"who", "check"}), Meaning.REVIEW_AUTHOR),
    (frozenset({"who"}), Meaning.CLAIMANT),
    (frozenset({"link"}), Meaning.REVIEW_URL),
    (frozenset({"published"}), Meaning.REVIEWED_ON),
    (frozenset({"claim", "source"}), Meaning.SOURCE_URL),
    (frozenset({"claim"}), Meaning.CLAIM),
    (frozenset({"org"}), Meaning.PUBLISHER),
    (frozenset({"source"}), Meaning.SOURCE_URL),
    (frozenset({"article"}), Meaning.REVIEW_URL),
)
"""What a heading means that has all of these parts: the first that fits."""
_OF_RECORDS: Final = frozenset(
    {"created", "updated", "modified", "imported", "scraped", "crawled", "retrieved", "accessed", "inserted", "added"}
)
"""Words of dates that tell what became of a record, not of a claim."""
_VAGUE: Final = frozenset({"org", "source"})
"""Parts that tell nothing beside words that are not known: “source medium”."""
_MOST: Final = 6
_SHORTEST: Final = 4


@lru_cache(maxsize=2000)
def meanings_by_parts(heading: str) -> list[Meaning]:
    """What a folded heading may mean by its words; nothing where they tell nothing, or are as many as in a sentence."""
    words = heading.split()
    if len(words) > _MOST:
        return []
    parts = parts_of(heading)
    if "when" in parts and not _OF_RECORDS.isdisjoint(words):
        return []
    if parts <= _VAGUE and not all(len(word) < _SHORTEST or _part_of(word) for word in words):
        return []
    if "claim" in parts and "check" in parts and parts <= {"claim", "check", "source"}:
        return [Meaning.CLAIM]
    found = [meaning for needed, meaning in _TOGETHER if needed <= parts][:1]
    return [*found, *_ELSE.get(found[0], ())] if found else []


_ELSE: Final = {Meaning.CLAIM: (Meaning.SAID_ON,), Meaning.SOURCE_URL: (Meaning.OUTLET,)}
"""What a heading means where what stands below it is something else."""


def parts_of(heading: str) -> set[str]:
    """The parts that the words of a heading are."""
    return {part for word in bare(heading.replace("_", " ")).split() if (part := _part_of(word))}


def _part_of(word: str) -> str:
    stems = _stems()
    plain = word.removeprefix("ال")
    if plain in stems:
        return stems[plain]
    longest = min(len(plain), 14)
    # A word in another form: “утверждения”, “vérifiée”, “wypowiedzi”.
    return next((stems[plain[:size]] for size in range(longest, _SHORTEST - 1, -1) if plain[:size] in stems), "")


@cache
def _stems() -> dict[str, str]:
    return {bare(stem): part for part, stems in _STEMS.items() for stem in stems.split()}
