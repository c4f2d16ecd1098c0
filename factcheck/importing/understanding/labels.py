"""What labels of fact-checkers mean, where that is beyond doubt: the bucket that each falls into."""

import re
from functools import cache
from typing import Final

from claims.vocabulary import Bucket
from factcheck.importing.understanding.texts import bare

_PHRASES: Final[dict[Bucket, str]] = {
    Bucket.TRUE: (
        "true; correct; accurate; yes; fact; confirmed; verified; real; authentic; genuine; correct "
        "attribution; supported; supports; legit; legitimate; the claim is true; this is true; true claim; geppetto "
        "checkmark; vrai; c'est vrai; exact; verdadero; verdad; cierto; correcto; confirmado; verdadeiro; "
        "verdade; fato; é verdade; comprovado; wahr; richtig; stimmt; korrekt; zutreffend; vero; corretto; "
        "правда; верно; достоверно; істина; правдиво; prawda; prawdziwe; waar; juist; sant; sandt; rigtigt; "
        "riktig; totta; doğru; doğrudur; gerçek; ճիշտ; ճիշտ է; ճշմարիտ; ճշմարտություն; صحيح; حقيقي; حقيقة; "
        "صحیح; درست; सच; सही; सत्य; সত্য; benar; fakta; სიმართლე; αληθές; αληθεια; adevărat; pravda; tačno; "
        "istina; istinito; igaz; 真实; 事實; 正確; 属实; 사실; "
        "вистина; вярно; đúng; zero pinocchios; "
        "the geppetto checkmark; ✔; ✅; ✓"
    ),
    Bucket.MOSTLY_TRUE: (
        "mostly true; mostly correct; mostly accurate; largely true; largely correct; nearly true; almost "
        "true; somewhat true; one pinocchio; plutôt vrai; presque vrai; en grande partie vrai; largement "
        "vrai; mayormente cierto; mayormente verdadero; mayoritariamente cierto; casi verdadero; casi cierto; "
        "verdadeiro mas; verdadeiro, mas; quase verdadeiro; majoritariamente verdadeiro; überwiegend richtig; "
        "größtenteils richtig; weitgehend richtig; größtenteils wahr; eher richtig; fast richtig; quasi vero; "
        "per lo più vero; abbastanza vero; скорее правда; в основном правда; по большей части правда; почти "
        "правда; почти верно; переважно правда; майже правда; prawie prawda; grotendeels waar; delvist "
        "rigtigt; stort sett sant; til dels riktig; çoğunlukla doğru; büyük ölçüde doğru; हद तक सच; sebagian "
        "besar benar"
    ),
    Bucket.MIXED: (
        "mixed; mixture; half true; half-true; half false; partly true; partially true; partly correct; "
        "partially correct; misleading; missing context; lacks context; needs context; out of context; "
        "decontextualized; decontextualised; context missing; exaggerated; exaggeration; distorted; "
        "cherry-picked; cherrypicking; cherry picking; two pinocchios; conflicting evidence; conflicting "
        "evidence/cherrypicking; mixed evidence; it's complicated; trompeur; à moitié vrai; mi-vrai mi-faux; "
        "en partie vrai; partiellement vrai; c'est plus compliqué; plus compliqué; exagéré; hors contexte; "
        "manque de contexte; contexte manquant; à nuancer; mixto; mixta; engañoso; media verdad; verdad a "
        "medias; mitad verdad; parcialmente cierto; parcialmente verdadero; falta contexto; fuera de "
        "contexto; sin contexto; exagerado; descontextualizado; enganoso; meia verdade; meio verdadeiro; "
        "parcialmente verdadeiro; sem contexto; falta de contexto; fora de contexto; distorcido; impreciso; "
        "misto; contraditório; halb wahr; halbwahr; teils wahr; teilweise richtig; teilweise wahr; teils "
        "richtig; irreführend; fehlender kontext; kontext fehlt; aus dem kontext gerissen; übertrieben; "
        "gemischt; fuorviante; parzialmente vero; mezzo vero; mezza verità; полуправда; наполовину правда; "
        "частично правда; частично верно; вводит в заблуждение; вырвано из контекста; нет контекста; без "
        "контекста; преувеличение; манипуляция; напівправда; частково правда; маніпуляція; перекручення; "
        "częściowo prawda; manipulacja; wprowadza w błąd; misleidend; gedeeltelijk waar; deels waar; "
        "vildledende; missvisande; misvisende; delvis sant; mangler kontekst; yanıltıcı; karma; yarı doğru; "
        "kısmen doğru; bağlamından koparılmış; կիսաճշմարտություն; մասամբ ճիշտ; ապակողմնորոշող; մոլորեցնող; "
        "مضلل; مضللة; جزئيا صحيح; صحيح جزئيا; गलत संदर्भ; भ्रामक; आधा सच; menyesatkan; sebagian benar; "
        "konteks yang salah; გადაჭარბებული; ნახევრად სიმართლე; παραπλανητικό; zavádějící; zavádzajúce; "
        "félrevezető; înșelător; trunchiat; 误导; 誤導; 部分正確; ミスリード; 절반의 사실; 誤解を招く"
    ),
    Bucket.MOSTLY_FALSE: (
        "mostly false; mostly incorrect; mostly inaccurate; largely false; largely incorrect; partly false; "
        "partially false; partlyfalse; somewhat false; barely true; mainly false; three pinocchios; plutôt "
        "faux; presque faux; en partie faux; partiellement faux; partiellement inexact; mayormente falso; "
        "parcialmente falso; casi falso; parcialmente falsa; majoritariamente falso; quase falso; überwiegend "
        "falsch; größtenteils falsch; weitgehend falsch; teilweise falsch; teils falsch; eher falsch; "
        "parzialmente falso; per lo più falso; скорее неправда; в основном неправда; частично ложь; почти "
        "неправда; частично неправда; скорее ложь; переважно неправда; частково неправда; częściowo fałsz; "
        "raczej fałsz; grotendeels onwaar; deels onwaar; delvis usant; delvist forkert; kısmen yanlış; "
        "çoğunlukla yanlış; մասամբ կեղծ; sebagian salah; partial false; częściowy fałsz"
    ),
    Bucket.FALSE: (
        "false; incorrect; inaccurate; wrong; fake; fake news; hoax; untrue; not true; fabricated; debunked; "
        "refuted; refutes; no; lie; scam; altered; altered photo; altered video; altered image; altered photo/video; "
        "manipulated; manipulated media; manipulated video; miscaptioned; misattributed; doctored; pants on "
        "fire; pants-fire; pants on fire!; four pinocchios; four pinocchios claim; bottomless pinocchio; full "
        "flop; totally false; completely false; fiction; incorrectly attributed; false claim; the claim is "
        "false; this is false; fake quote; faux; c'est faux; inexact; trucage; intox; canular; photomontage; "
        "manipulado; montagem; arnaque; fausse citation; falso; falsa; falsos; bulo; mentira; incorrecto; "
        "ridículo; erróneo; montaje; falso!; é falso; fake!; boato; errado; incorreto; falsch; fälschung; "
        "gefälscht; erfunden; frei erfunden; falschmeldung; unwahr; manipuliert; bufala; falsità; errato; "
        "ложь; неправда; фейк; фальшь; фальш; фальшивка; неверно; вранье; враньё; лживо; не правда; "
        "дезинформация; брехня; неправдиво; вигадка; fałsz; nieprawda; fałszywe; onwaar; niet waar; onjuist; "
        "falsk; falskt; usant; forkert; feil; helt feil; valhetta; väärin; yanlış; yanlışdır; uydurma; sahte; "
        "yalan; yanlıştır; կեղծ; կեղծ է; սուտ; սխալ; ոչ ճիշտ; خطأ; زائف; كاذب; غير صحيح; مفبرك; مزيف; خاطئ; "
        "جعلی; غلط; دروغ; نادرست; झूठ; गलत; फर्जी; फ़र्जी; असत्य; মিথ্যা; ভুয়া; salah; hoaks; palsu; tidak "
        "benar; ყალბი; ტყუილი; მცდარი; ψευδές; ψεμα; fals; neadevărat; nepravda; netačno; neistina; lažno; "
        "hamis; nem igaz; álhír; 假; 错误; 錯誤; 谣言; 不實; 虛假; 誤り; 虚偽; 偽; 거짓; 사실 아님; "
        "невистина; невярно; фалшиво; "
        "sai; sai sự thật; ❌; ✖; ✗; ✘"
    ),
    Bucket.UNPROVEN: (
        "unproven; unverified; unsupported; not proven; no evidence; not enough evidence; not enough info; "
        "insufficient evidence; unsubstantiated; unconfirmed; unfounded; unknown; undetermined; inconclusive; lacks "
        "evidence; too early to say; too soon to tell; research in progress; legend; cannot be verified; "
        "unverifiable; nothing to support; baseless; non prouvé; non vérifié; invérifiable; pas de preuve; "
        "aucune preuve; infondé; sans preuve; on ne sait pas; no probado; sin pruebas; no hay pruebas; sin "
        "evidencia; no verificable; inverificable; insostenible; não comprovado; sem provas; sem evidências; "
        "impossível provar; insustentável; não há provas; ainda é cedo para dizer; inconclusivo; unbelegt; "
        "unbewiesen; nicht belegt; keine belege; ungeklärt; nicht überprüfbar; unklar; non provato; non "
        "verificabile; не доказано; не подтверждено; бездоказательно; нет доказательств; недоказуемо; "
        "голословно; не доведено; без доказів; nieweryfikowalne; brak dowodów; niepotwierdzone; onbewezen; "
        "ongefundeerd; niet bewezen; ubevist; obevisat; kanıtlanmamış; kanıt yok; doğrulanamadı; şüpheli; "
        "ապացուցված չէ; չհաստատված; غير مثبت; غير مؤكد; बिना सबूत; अप्रमाणित; belum terbukti; nepodložené; "
        "neověřitelné; αναπόδεικτο; không có bằng chứng; 未證實; 无法证实; 証拠不十分; 판단 유보"
    ),
    Bucket.NOT_RATED: (
        "satire; satirical; labeled satire; originated as satire; parody; humor; humour; joke; opinion; "
        "commentary; not rated; no rating; unrated; explainer; analysis; other; outdated; recall; flip-flop; "
        "half flip; no flip; in the works; promise kept; promise broken; compromise; stalled; satira; sátira; "
        "parodia; paródia; sátira/humor; satirique; parodie; opinión; opinião; opinione; meinung; satirisch; "
        "сатира; пародия; мнение; шутка; думка; satyra; opinia; satir; hiciv; görüş; սատիրա; կարծիք; سخرية; "
        "ساخر; هجاء; رأي; व्यंग्य; राय; satira/humor; sin calificar; sans note; ohne bewertung; outros; otro; "
        "otros; autre; sonstiges; другое; 諷刺; 讽刺; 風刺; de olho"
    ),
}
_ENDS: Final = re.compile(r"\s*(?:[.:!;–—|(\n]|-\s|,\s)")
_BUT: Final = re.compile(
    r"\b(?:but|however|mais|pero|sino|mas|porém|aber|jedoch|ma|però|но|однако|але|ale|maar|men|ama|fakat|բայց|لكن|लेकिन|tapi)\b",
    re.IGNORECASE,
)


def bucket_of(label: str) -> Bucket | None:
    """The bucket that a label falls into beyond doubt, whatever its case and language; None where there is a doubt.

    Of a sentence such as “False. The photo is of 2012.” its first words count, unless it goes on with “but”.
    """
    known = _known()
    whole = _key(label)
    if whole in known:
        return known[whole]
    end = _ENDS.search(label)
    if end is None or _BUT.search(label):
        return None
    return known.get(_key(label[: end.start()]))


def _key(label: str) -> str:
    return bare(label) or label.strip()


@cache
def _known() -> dict[str, Bucket]:
    return {_key(phrase): bucket for bucket, phrases in _PHRASES.items() for phrase in phrases.split(";")}
