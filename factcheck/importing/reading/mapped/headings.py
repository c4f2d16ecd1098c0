"""Headings of columns in many languages and what they mean, the likeliest first."""

import re
from functools import cache
from typing import Final

from factcheck.importing.reading.mapped.headings_elsewhere import WORDS
from factcheck.importing.reading.mapped.mapping import Meaning
from factcheck.importing.reading.mapped.parts import meanings_by_parts
from factcheck.importing.understanding.texts import bare

_LEADING: Final = re.compile(
    r"(?:(?:our|the|a|an|final|main|full|nuestr[ao]|el|la|notre|le|der|die|das|unsere?|наша?|наше) )+"
)
_BETWEEN: Final = re.compile(r"[_.'’]")
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

_WORDS: Final[dict[Meaning, str]] = {
    Meaning.CLAIM: (
        "frase; frase checada; cita verificada; vclaim; verified claim; claim headline; "
        "claim; claim text; claims; claim reviewed; claim review claim reviewed; normalized claim; normalised "
        "claim; claim en; the claim; fact checked claim; claim statement; statement; statement text; "
        "assertion; allegation; lie; false claim; myth; rumour; rumor; hoax; tweet; sentence; proposition; "
        "headline claim; afirmación; afirmacion; declaración; dicho; afirmação; declaração; alegação; boato; "
        "affirmation; déclaration; allégation; infox; behauptung; aussage; these; affermazione; "
        "dichiarazione; утверждение; заявление; высказывание; тезис; твердження; заява; պնդում; "
        "հայտարարություն; iddia; iddia metni; bəyanat; ادعاء; الادعاء; تصريح; stwierdzenie; wypowiedź; "
        "bewering; uitspraak; påstand; påstående; दावा; klaim; tvrzení; výrok; állítás; ισχυρισμός; "
        "твърдение; tvrdnja; väite; 主张; 主張; 言论"
    ),
    Meaning.QUOTE: (
        "quote; quotation; exact quote; original statement; original quote; verbatim; utterance; text; "
        "content; post; post text; message; body; cita; citation; citação; zitat; wortlaut; citazione; "
        "цитата; մեջբերում; alıntı; sitat; اقتباس; cytat; citaat"
    ),
    Meaning.QUOTE_KIND: "quote type; type of quote; quotation type; speech type; type",
    Meaning.PARAPHRASE: "paraphrase; claim summary; summary of the claim; claim description",
    Meaning.CLAIMANT: (
        "claimant; claimants; declarante; speaker; speakers; "
        "said by; claimed by; stated by; who said it; who; wer; qui; "
        "quién; chi; quem; кто; хто; person; "
        "politician; name; claim author; claim speaker; creative work author name; claim author name; item "
        "reviewed author name; attributed to; originator; author of claim; declarant; orador; hablante; quién "
        "lo dijo; autor de la afirmación; político; persona; autor da afirmação; quem disse; locuteur; "
        "intervenant; auteur de la déclaration; sprecher; sprecherin; person name; urheber; parlante; "
        "oratore; behauptet von; gesagt von; aussage von; dicho por; dit par; affirmé par; dito por; detto da; "
        "спикер; заявитель; кто сказал; кто утверждает; автор высказывания; персона; մեջբերվող; խոսող; հեղինակ; "
        "konuşmacı; kim söyledi; söyleyen; iddia sahibi; المتحدث; صاحب الادعاء; mówca; polityk; spreker; taler; "
        "talare; "
        "वक्ता; दावाकर्ता; दावा करने वाला; author; autor; auteur; autore; автор; yazar; müəllif; müellif"
    ),
    Meaning.CLAIMANT_ROLE: (
        "speaker role; role; job title; job; position; speaker job title; speaker title; claimant role; title "
        "of speaker; office; occupation; cargo; fonction; funktion; amt; должность; पद"
    ),
    Meaning.CLAIMANT_URL: (
        "speaker url; claimant url; author same as; creative work author same as; claimant link; speaker "
        "link; speaker wikidata; claim author url; item reviewed author same as; item reviewed author url"
    ),
    Meaning.SAID_ON: (
        "claim date; social media posted at; date of claim; said on; date said; statement date; date of statement; "
        "claimed on; "
        "creative work date published; item reviewed date published; quote date; speech date; event date; "
        "date; day; fecha; fecha de la afirmación; data; data da afirmação; date de la déclaration; datum; "
        "datum der aussage; дата; дата заявления; дата высказывания; ամսաթիվ; tarih; iddia tarihi; tarix; "
        "التاريخ; تاريخ الادعاء; dato; तारीख; tanggal; data wypowiedzi; ημερομηνία; 日期; when"
    ),
    Meaning.VENUE: (
        "venue; where; where said; wo; где; dónde; donde; dove; nerede; waar; gdzie; "
        " location of statement; medium; channel; platform; reporting source; media; "
        "forum; occasion; event; lugar; ort; место; anlass; où; onde"
    ),
    Meaning.OUTLET: (
        "outlet; outlets; news outlet; media outlet; newspaper; source name; publisher of claim; medio; "
        "veículo; média; издание; сми; source; fuente; fonte; quelle; источник; джерело; kaynak; mənbə; "
        "աղբյուր; المصدر; źródło; bron; kilde; källa"
    ),
    Meaning.SOURCE_URL: (
        "original claim url; claim url; source url; source link; url of claim; link to claim; claim link; "
        "appearance; first appearance; appearances; claim source; statement url; original url; post url; post "
        "link; tweet url; item reviewed url; video url; video link; url of video; link to video; url de la video; "
        "lien vidéo; ссылка на видео; audio url; episode url; broadcast url; recording url; clip url; "
        "link to source; enlace de la fuente; url de la source; quellen "
        "url; quellenlink; ссылка на источник; kaynak linki"
    ),
    Meaning.SOURCE_TITLE: (
        "source title; doc; document; document title; article title of claim; source headline; video title; episode "
        "title; programme title; title of video"
    ),
    Meaning.SOURCE_LANGUAGE: "source language; language of source; outlet language; original language",
    Meaning.SOURCE_DATE: "source date; date of source; document date",
    Meaning.REBUTTAL: (
        "rebuttal; disproof; debunk; debunking; refutation; counter claim; counterclaim; denial; response; "
        "refutación; desmentido; réfutation; démenti; widerlegung; gegendarstellung; опровержение; "
        "спростування; հերքում; təkzib; tekzip; نفي; dementi"
    ),
    Meaning.REBUTTER: "rebutted by; rebutter; denied by; refuted by; contested by; disputed by; disproved by",
    Meaning.REVIEW_URL: (
        "fact check url; debunk url; debunk link; faktencheck; article source; link to fact check; link to factcheck; "
        "link to article; "
        "factcheck url; fact checking article; fact check link; factcheck link; review url; "
        "review link; article url; claim review url; fact check; factcheck; fact check article; report url; "
        "verdict url; page; url; link; permalink; href; address; web; website; page url; enlace; liga; lien; "
        "adresse; ссылка; адрес; посилання; հղում; bağlantı; link del fact check; الرابط; लिंक; tautan; 链接; "
        "url del chequeo"
    ),
    Meaning.REVIEW_TITLE: (
        "review title; fact check title; title; headline; article title; extra title; fact check headline; "
        "título; titulo; titular; titre; titel; überschrift; titolo; заголовок; название; վերնագիր; başlık; "
        "başlıq; العنوان; tytuł; शीर्षक; judul; 标题"
    ),
    Meaning.REVIEWED_ON: (
        "review date; report published at; created time; created; date reviewed; reviewed on; fact check date; date of "
        "fact check; published; publish "
        "date; published date; publication date; date published; published on; published at; pub date; claim "
        "review date published; checked on; date checked; posted; fecha de publicación; fecha de "
        "verificación; data de publicação; data da checagem; date de publication; veröffentlicht; "
        "veröffentlicht am; datum der prüfung; prüfdatum; data pubblicazione; дата публикации; дата проверки; "
        "дата публікації; հրապարակման ամսաթիվ; yayın tarihi; dərc tarixi; تاريخ النشر; data publikacji; "
        "created at"
    ),
    Meaning.PUBLISHER: (
        "publisher; publisher name; verified by; verifiedby; redaktion; kurum; الجهة; fact checkers; "
        "factcheckers; fact checker; factchecker; fact "
        "checked by; checked by; organisation; "
        "organization; review publisher; claim review author name; claim review source; site; fact check "
        "source; fact checking organization; verificador; medio verificador; organización; organização; "
        "agência; agencia; éditeur; vérificateur; faktenprüfer; herausgeber; редакция; издатель; проверяющий; "
        "yayıncı; naşir; الناشر; wydawca; verifier; rated by; reviewer organisation"
    ),
    Meaning.PUBLISHER_URL: "publisher url; publisher site; publisher link; site url; publisher website; domain",
    Meaning.REVIEW_AUTHOR: (
        "review author; reviewer; fact check author; article author; byline; journalist; claim review author; "
        "checked by person; factchecker name; redactor; periodista; rédacteur; redakteur; autor de la "
        "verificación; автор проверки; editor"
    ),
    Meaning.REVIEW_AUTHOR_URL: "claim review author url; review author url; author url; author link; byline url",
    Meaning.RATING: (
        "claim label; claim rating; claim truthiness; truthiness; truth label; our rating; verdict; rating; label; "
        "labels; alternate name; alternative name; rating alternate name; review "
        "rating alternate name; rating name; truth rating; truthfulness; conclusion; ruling; veracity; truth "
        "value; truth; textual rating; fact check rating; verdict label; assessment; judgement; judgment; "
        "classification; result; outcome; status; veredicto; calificación; calificacion; etiqueta; "
        "clasificación; classificação; avaliação; selo; conclusão; verdict final; note; évaluation; jugement; "
        "urteil; bewertung; einstufung; ergebnis; verdetto; giudizio; valutazione; вердикт; оценка; рейтинг; "
        "результат; вывод; вердикт редакции; оцінка; висновок; վճիռ; գնահատական; karar; sonuç; değerlendirme; "
        "nəticə; qərar; الحكم; التصنيف; التقييم; النتيجة; werdykt; ocena; oordeel; vurdering; omdöme; निर्णय; फैसला; "
        "hodnocení; értékelés; κρίση; 判定; 结论; 評価"
    ),
    Meaning.RATING_VALUE: (
        "rating value; rating score; "
        "review rating rating value; rating rating value; score; note chiffrée; numeric rating; rating "
        "number; "
        "truth score"
    ),
    Meaning.RATING_BEST: (
        "best rating; rating max; "
        "rating best rating; review rating best rating; max rating; best; maximum rating; max; maximum; "
        "max score; note maximale; puntuación máxima; nota máxima; максимум"
    ),
    Meaning.RATING_WORST: (
        "worst rating; rating min; "
        "rating worst rating; review rating worst rating; min rating; worst; min; minimum; min score; "
        "note minimale; puntuación mínima; nota mínima; минимум"
    ),
    Meaning.SUMMARY: (
        "summary; fact check summary; "
        "justification; explanation; short explanation; reason; rationale; finding; findings; "
        "conclusion text; rating explanation; description; abstract; comment; resumen; justificación; "
        "explicación; resumo; justificativa; explicação; résumé; justification du verdict; explication; "
        "zusammenfassung; begründung; erklärung; kurzfassung; riassunto; spiegazione; motivazione; "
        "обоснование; объяснение; резюме; пояснение; пояснення; обґрунтування; ամփոփում; հիմնավորում; "
        "açıklama; özet; gerekçe; izah; الملخص; شرح; uzasadnienie; podsumowanie; samenvatting; toelichting; "
        "begrundelse; motivering; सारांश; odůvodnění"
    ),
    Meaning.ANALYSIS: (
        "analysis; main text; review body; article body; full text; article text; article; extra body; fact check "
        "text; "
        "body text; análisis; texto; cuerpo; análise; corpo; analyse; texte; corps; volltext; artikeltext; "
        "testo; анализ; текст статьи; полный текст; аналіз; վերլուծություն; analiz; təhlil; التحليل; analiza"
    ),
    Meaning.EVIDENCE: (
        "evidence; evidence url; evidence urls; evidences; references; reference; sources; source urls; "
        "citations; cited sources; proof; proofs; extra refered links; extra referred links; referred links; "
        "refered links; links; evidencia; evidencias; fuentes; pruebas; evidência; evidências; fontes; "
        "preuves; sources citées; belege; quellen; nachweise; prove; fonti; доказательства; источники; "
        "ссылки; докази; джерела; ապացույցներ; աղբյուրներ; kanıt; kanıtlar; kaynaklar; sübut; mənbələr; "
        "الأدلة; المصادر; dowody; źródła; bewijs; bronnen"
    ),
    Meaning.LANGUAGE: (
        "language; lang; language code; in language; locale; idioma; lengua; língua; langue; sprache; lingua; "
        "язык; мова; լեզու; dil; اللغة; język; taal; sprog; språk; भाषा; bahasa; 语言"
    ),
    Meaning.CONTEXT: (
        "context; background; claim context; notes; note on claim; contexto; contexte; kontext; hintergrund; "
        "contesto; контекст; համատեքստ; bağlam; kontekst; السياق; संदर्भ"
    ),
    Meaning.TOPICS: (
        "topic; topics; tag; tags; टैग; टैग्स; subject; subjects; keyword; keywords; category; categories; issue; "
        "theme; "
        "themes; extra tags; tema; temas; etiquetas; palabras clave; categoría; categoria; palavras chave; "
        "assunto; thème; thèmes; mots clés; sujet; catégorie; thema; themen; schlagworte; schlagwörter; "
        "kategorie; argomento; argomenti; тема; темы; теги; ключевые слова; категория; рубрика; теми; թեմա; "
        "թեմաներ; konu; etiketler; mövzu; الموضوع; الوسوم; temat; tematy; onderwerp; emne; ämne; विषय; topik; "
        "主题"
    ),
    Meaning.KEY: (
        "id; uuid; identifier; claim id; record id; key; guid; _id; claimid; statement id; quote id; row id; no; nr; "
        "número; номер"
    ),
}
_TAIL: Final = 3
"""Last parts of a path that are looked at together: “publisher.name”, “review.rating.value”."""


def heading_of(column: str) -> str:
    """A heading as it is compared: `claimReview_author_name` is “claim review author name”."""
    return bare(_CAMEL.sub(" ", _BETWEEN.sub(" ", column)))


def meanings_of(column: str) -> list[Meaning]:
    """What a heading may mean, the likeliest first: as it is known, else by its words."""
    return known_meanings_of(column) or meanings_by_parts(heading_of(column.rpartition(".")[2]))


def known_meanings_of(column: str) -> list[Meaning]:
    """What a known heading means, the likeliest first; of a nested column its last parts where the whole is unknown."""
    known = _known()
    whole = heading_of(column)
    if whole in known:
        return known[whole]
    parts = column.split(".")
    tails = (heading_of(".".join(parts[place:])) for place in range(max(len(parts) - _TAIL, 1), len(parts)))
    if found := next((known[tail] for tail in tails if tail in known), None):
        return found
    if (bare := _LEADING.sub("", whole)) != whole and bare in known:
        return known[bare]
    # “Claim (English)”, “Verdict*”, “Speaker name”.
    words = re.split(r"[(\[/:*]", column)[0]
    if (shorter := heading_of(words)) in known and words != column:
        return known[shorter]
    shorter = next((part for suffix in _SUFFIXES if (part := whole.removesuffix(suffix)) != whole), "")
    return known.get(shorter, [])


_SUFFIXES: Final = (" name", " text", " en", " label", " s")


@cache
def _known() -> dict[str, list[Meaning]]:
    found: dict[str, list[Meaning]] = {}
    for meaning, words in (*_WORDS.items(), *WORDS.items()):
        for word in words.split(";"):
            means = found.setdefault(heading_of(word.strip()), [])
            if meaning not in means:
                means.append(meaning)
    return found
