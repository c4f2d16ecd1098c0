"""Who speaks, in Azerbaijani."""

import re
from typing import Final

from claims.intake.speaking import forms
from claims.intake.speaking.rules import Rules, phrases, words

_VERBS: Final = """
bildirib bildirdi bildirir bildiriblər bildirmişdir bildirmiş deyib dedi deyir deyiblər dedilər deyirlər söyləyib
söylədi söyləyir açıqlayıb açıqladı qeyd vurğulayıb vurğuladı əlavə iddia təsdiqləyib təsdiqlədi təsdiq təkzib inkar
rədd yazıb yazdı xəbərdarlıq vəd ittiham açıqlama hesab etiraf xatırladıb xatırlatdı izah məlumat xəbər danışıb
danışdı cavablandırıb cavab adlandırıb adlandırdı qınayıb qınadı tənqid proqnozlaşdırıb düşünür inandırıb əmin
söyləyiblər bildirirlər açıqlayıblar deməkdədir diqqətə çatdırıb bəyan bəyanat ifadə şikayət
tövsiyə tələb təklif xahiş təbrik qərar dəstək etiraz təəssüf
    narahatlıq pisləyib pislədi pisləyir lənətləyib tərifləyib fikir bildirilib deyilib proqnoz xatırlatma şübhə güman
"""
_REGULAR: Final = """
bildir söylə de açıqla vurğula yaz çağır qına təriflə əsaslandır proqnozlaşdır şikayətlən xatırlat xatırla
danış cavablandır adlandır düşün inandır izahla təsdiqlə təkrarla paylaş məsləhətlə hədələ lağlağıla ittihamla
dəyərləndir qiymətləndir göstər gözlə alqışla salamla narazılaş
şübhələn ümidlən təəssüflən vədləş əminləşdir təkzibləşdir hesabla soruş
"""
_AUXILIARIES: Final = """
        edib etdi edir ediblər etmişdir olunub verib verdi verir veriblər eləyib edirlər etdilər verirlər olub
        saxlayıb da də isə həmçinin bu barədə bunu artıq dünən bugün bu gün daha sonra əvvəl jurnalistlərə
        açıqlamasında müsahibəsində qətiyyətlə yenidən rəsmən qəti şəkildə ki onu bunları mətbuata
        """


def _restored(name: str) -> str:
    """Without the genitive or the dative of the last word: Əliyevin is Əliyev, Nazirliyinin is Nazirliyi."""
    found = re.sub(r"(?<=\w)['’-](?:n?[ıiuü]n|y?[əa])$", "", name)
    if found != name:
        return found
    found = re.sub(r"(?<=[aeəıioöuü])n[ıiuü]n$|(?<=[bcçdfgğhjklmnpqrsştvxyz])[ıiuü]n$", "", name)
    if found != name:
        return found
    found = re.sub(r"(?<=[ıiuü])n[əa]$|(?<=[aeəıioöuü])y[əa]$", "", name)
    return found if found != name else re.sub(r"(?<=[bcçdfgğhjklmnpqrsştvxyz]{1})[əa]$", "", name)


def _nominative(name: str) -> str:
    """Without the ablative of a body, and where it was written: Nazirliyindən is Nazirliyi."""
    name = _WRITTEN_AT.sub("", name)
    return re.sub(r"(?<=[ıiuü])nd[aə]n$|(?<=[A-ZƏĞİÖŞÜÇ]{2})-?d[aə]n$|(?<=rluq)dan$|(?<=lik)dən$", "", name)


# Where it was written, behind a name: “Facebook-da”.
_WRITTEN_AT: Final = re.compile(r"(?<=\w) [A-Z][\w.]*[-’'](?:d[aə]|də|da)$")


RULES: Final = Rules(
    verbs=words(_VERBS + forms.azerbaijani(_REGULAR)),
    conjunctions=(("ki",),),
    verbal=re.compile(r"(?:[ıiuü]b|[ıiuü]blər|[ıiuü]blar|d[ıiuü]|[ıiuü]r|m[ıiuü]şdir)$"),
    heralds=(),
    trailers=phrases(
        """
        sözlərinə görə
        sözlərinə əsasən
        fikrincə
        məlumatına görə
        məlumatına əsasən
        məlumatlarına görə
        dediyinə görə
        bildirdiyinə görə
        rəyinə görə
        fikrinə görə
        iddiasına görə
        hesablamalarına görə
        hesabatına görə
        sözlərincə
        dediklərinə görə
        qənaətinə görə
        sözləri ilə desək
        məlumatlarına əsasən
        proqnozuna görə
        fikirlərinə görə
        açıqlamasına görə
        açıqlamasına əsasən
        bəyanatına görə
        bəyanatına əsasən
        xəbərinə görə
        verdiyi məlumata görə
        verilən məlumata görə
        verilən xəbərə görə
        aldığı məlumata görə
        təxminlərinə görə
        proqnozlarına görə
        araşdırmasına görə
        yazdığına görə
        vurğuladığına görə
        söylədiyinə görə
        açıqladığına görə
        """
    ),
    skipped=words(_AUXILIARIES),
    hindering=words("imtina etməyib verməyib deməyib bildirməyib etmədi vermədi demədi etməyiblər verməyiblər"),
    declining=phrases(
        """
        şərh verməkdən imtina
        şərh etməkdən imtina
        cavab verməyib
        cavab vermədi
        cavab verməyiblər
        şərh verməyib
        şərh verməyiblər
        şərh etməyib
        suallara cavab verməyib
        imtina edib
        imtina etdi
        imtina ediblər
        şərh vermədi
        şərh etmədi
        açıqlama verməyib
        açıqlama vermədi
        şərh verməkdən çəkinib
        şərhdən imtina
        şərhsiz qoyub
        cavabsız qoyub
        cavabsız qoydu
        münasibət bildirməyib
        münasibət bildirmədi
        """
    ),
    pronouns=words(
        """
        o onlar mən biz siz sən bu bunlar kim kimsə hamı çoxları bəziləri heç kəs sonuncu özü ona onun onların
        bəzisi digərləri
        """
    ),
    openings=words(
        """
        amma lakin və isə əgər çünki sonra əvvəl bugün dünən sabah də da ancaq halbuki belə ki üçün ilə görə
        haqda haqqında bununla yanaşı eyni zamanda həmçinin necə bunu bunun
        """
    ),
    linking=words("adının istəməyən olan istəyən"),
    ending=words("ki və isə üçün ilə görə barədə haqqında"),
    joints=words("və fon van der de al əl bin"),
    titles=words(
        """
        prezident prezidenti nazir naziri sədr sədri sözçü sözçüsü spiker spikeri direktor direktoru deputat
        deputatı səfir səfiri prokuror prokuroru hakim hakimi general generalı polkovnik polkovniki professor
        professoru həkim həkimi vəkil vəkili iqtisadçı iqtisadçısı politoloq tarixçi ekspert eksperti rəhbər
        rəhbəri rəis rəisi müavin müavini müavinı katib katibi mer meri qubernator qubernatoru kansler kansleri
        kral papa jurnalist fəal alim alimi təsisçi təsisçisi lider lideri məşqçi məşqçisi fermer müəllim
        müəllimi şeyx analitik analitiki nümayəndə nümayəndəsi xanım cənab ombudsman icra başçısı sosioloq
        hüquqşünas akademik doktor doktoru komandan komandanı nazirin köməkçisi köməkçi bələdiyyə ekoloq bioloq
        geoloq sakin sakini koordinator koordinatoru politoloqu yazıçı rejissor
        """
    ),
    bodies=words(
        """
        nazirlik nazirliyi nazirliyin nazirliyinin hökumət hökuməti hökumətin hökumətinin polis polisi ordu
        ordusu məhkəmə məhkəməsi parlament parlamenti səfirlik səfirliyi səfirliyinin şirkət şirkəti şirkətin
        şirkətinin agentlik agentliyi agentliyinin komitə komitəsi komitəsinin komissiya komissiyası
        komissiyasının partiya partiyası partiyasının təşkilat təşkilatı təşkilatının xidmət xidməti xidmətinin
        prokurorluq prokurorluğu prokurorluğunun prokurorluqdan idarə idarəsi idarəsinin bank bankı bankının universitet
        universiteti universitetinin müxalifət hakimiyyət fond fondu fondunun şura şurası şurasının mərkəz
        mərkəzi mərkəzinin institut institutu institutunun assosiasiya assosiasiyası federasiyası xəstəxana
        xəstəxanası birliyi birliyinin departamenti nazirliyindən agentliyindən komitəsindən komissiyasından xidmətindən
        prokurorluğundan idarəsindən bankından polisindən səfirliyindən şirkətindən təşkilatından birliyindən
        """
    ),
    spokespeople=words("sözçüsü nümayəndəsi sözçü nümayəndə"),
    anonymous=words(
        """
        şahid şahidi müəllim həkim işçi sürücü sərnişin qonşu tələbə fəal
        rəsmi rəsmilər mənbə mənbələr mənbəsi mənbələri mənbənin mənbələrin şahid şahidlər şahidlərin diplomat
        diplomatlar sakin sakinlər sakinləri sakini sakinlərin sakinlərinin məmur məmurlar məmuru məmurun əsgər
        əsgərlər əməkdaş əməkdaşı əməkdaşlar əməkdaşları ekspertlər ekspertlərin işçilər işçi işçilərin alimlər
        alimlərin iqtisadçılar iqtisadçıların həkimlər həkimlərin qonşular qonşu valideynlər fermerlər tələbələr
        fəallar şahidi mütəxəssislər mütəxəssislərin müəllimlər balıqçılar
        """
    ),
    documents=words("hesabat hesabatda məqalə məktub sənəd bəyanat araşdırma sorğu"),
    dates=words(
        """
        yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr yanvarın fevralın martın
        aprelin mayın iyunun iyulun avqustun sentyabrın oktyabrın noyabrın dekabrın bazar çərşənbə cümə şənbə
        axşamı ertəsi
        """
    ),
    ministries=words("nazirlik nazirliyi xin mn"),
    governments=words("hökumət hökuməti hakimiyyət kreml"),
    organisations=words(
        """
        məhkəmə birlik təşkilat təşkilatı komitə komitəsi şura şurası agentlik agentliyi partiya partiyası polis
        ordu səfirlik səfirliyi fond fondu bank bankı universitet universiteti institut institutu komissiya
        komissiyası xidmət xidməti şirkət şirkəti prokurorluq prokurorluğu idarə idarəsi mərkəz mərkəzi
        assosiasiyası federasiyası xəstəxanası birliyi
        """
    ),
    subject_first=True,
    nominative=_nominative,
    restored=_restored,
    occupation=re.compile(r"(?:çı|çi|çu|çü|ist|şünas|oloq|ıcı|ici|ucu|ücü|qraf)$"),
)
