"""Words that stand where a name belongs and name nobody."""

from typing import Final

from factcheck.importing.understanding.texts import bare

_NOTHING: Final = (
    "; null; none; nan; n a; na; nil; undefined; no speaker; unspecified; tbd; author; autor; claimant; "
    "speaker; no author; not available; keine angabe; sin autor; sem autor; sans auteur; no name"
)
_SOMEBODY: Final = (
    "unknown; anonymous; anonymous source; anonymous sources; various; various sources; several sources; "
    "unknown source; unknown author; unnamed source; unnamed sources; internet; the internet; viral; multiple "
    "sources; multiple people; multiple persons; multiple users; multiple posts; multiple authors; multiple "
    "websites; multiple sites; many people; several people; various people; social media; social media posts; "
    "social media post; social media users; social media user; social networks; users; facebook; facebook "
    "posts; facebook post; facebook users; facebook user; instagram posts; tweets; instagram post; instagram "
    "users; twitter users; twitter user; twitter posts; tweet; tiktok posts; tiktok users; tiktok post; x "
    "posts; threads posts; youtube videos; viral image; viral post; viral posts; viral video; viral message; "
    "whatsapp; whatsapp message; whatsapp messages; telegram; whatsapp users; chain email; chain emails; "
    "bloggers; blog posting; blog posts; memes; netizens; online posts; online users; internet users; "
    "internet posts; web users; posts; viral claim; others; fuentes varias; fuentes multiples; multiples "
    "fuentes; varias fuentes; redes sociales; desconocido; anonimo; usuarios de redes sociales; usuarios de "
    "facebook; usuario de facebook; varios; fontes diversas; diversas fontes; desconhecido; multiplas fontes; "
    "sources multiples; plusieurs sources; diverses sources; plusieurs sites internet; reseaux sociaux; les "
    "reseaux sociaux; internautes; inconnu; anonyme; source inconnue; utilisateurs facebook; unbekannt; "
    "anonym; soziale medien; mehrere quellen; diverse quellen; verschiedene quellen; facebook nutzer; "
    "facebook nutzerin; internetnutzer; sosiale medier; неизвестно; неизвестныи; аноним; анонимно; социальные "
    "сети; соцсети; пользователи соцсетеи; пользователи социальных сетеи; различные источники; сосиал медиа; "
    "невідомо; соцмережі; соціальні мережі; fonti varie; utenti facebook; social network; sconosciuto; "
    "bilinmiyor; sosyal medya; sosial media; media sosial; sosial sebekeler; nieznany; media spolecznosciowe; "
    "onbekend; sociale media; ukjent; experts; critics; observers; analysts; witnesses; eyewitnesses; media "
    "reports; reports; sources; media; the media; officials; unnamed officials; some people; people; "
    "residents; locals; a source; experten; kritiker; beobachter; analysten; zeugen; augenzeugen; "
    "zeugenaussagen; medienberichte; medienberichten; berichte; berichten; bericht; angaben; eigenen angaben; "
    "ersten angaben; medien; offiziellen angaben; offizielle angaben; expertos; criticos; testigos; medios; "
    "temoins; medias; les medias; эксперты; очевидцы; сми; источник; источники; критики; наблюдатели; مجهول; "
    "a video; a photo; an image; an email; an article; a blog post; blog post; online videos; old video; old videos; "
    "old photo; old photos; "
    "غير معروف; وسائل التواصل الاجتماعي; مواقع التواصل الاجتماعي; الإنترنت; انترنت; सोशल मीडिया"
)
_PRONOUNS: Final = (
    "i; he; she; they; we; you; it; who; this; that; er; sie; es; wir; ihr; dieser; diese; dieses; jener; "
    "der; die; das; il; elle; ils; elles; on; nous; vous; je; el; ella; ellos; ellas; nosotros; yo; eles; "
    "elas; ele; ela; nos; lui; lei; loro; io; noi; он; она; они; оно; я; мы; вы; він; вона; вони; ми; հնա; "
    "նա; նրանք; o; onlar; هو; هي; هم; هن; نحن; letzterer; letztere; ersterer; man; dieselbe; derselbe; "
    "demnach; damit; darin; dem; den; denen; diesem; diesen; wonach; danach; laut; demzufolge; jenem; jenen; "
    "welchem; welcher; welche; letzterem; wer; wen; wem; einer; eine; einem; jemand; andere; einige; viele; "
    "manche; him; them; her; us; me; somebody; someone; some; others; quien; celui; celle; ceux; qui; кто; "
    "некоторые"
)

NOBODY: Final = frozenset(bare(phrase) for phrase in _NOTHING.split(";")) | {""}
"""What is written where no name is known."""

VAGUE: Final = frozenset(bare(phrase) for phrase in _SOMEBODY.split(";"))
"""What names nobody in particular: “multiple sources”, “Facebook posts”."""

PRONOUNS: Final = frozenset(bare(phrase) for phrase in _PRONOUNS.split(";"))
"""Words that stand for somebody named before: by themselves they name nobody."""

_SMALL_TEXT: Final = (
    "and or on by in the of from a an this with el la los las del al dos das do da no na nos nas em por par para que "
    "du au aux dans en et de des les sur auf den im und в на во из с у على في من bir ve su sui nei nelle w z via old "
    "as formerly known"
)
_UNTOLD_TEXT: Final = (
    "various several multiple many some different numerous unknown unidentified unnamed anonymous viral screenshot "
    "screenshots forwarded altered doctored chain varios varias virales diversas muitos muitas algunos algunas "
    "certains certaines einige viele разные различные некоторые многие анонимные различных разных неизвестные різні "
    "деякі عدة بعض مجهولون متداول متداولة çeşitli bazı birçok alcuni molti różni vari varie anonimi multiples "
    "diversos plusieurs divers diverses verschiedene mehrere diverse unbekannte"
)
_USERS_TEXT: Final = (
    "users user users' netizens posts tweet tweets meme memes websites blogs usuarios usuario usuarias usuários "
    "usuário usuárias utilisateurs utilisateur utilisatrices internautes internaute nutzer nutzerinnen postagens "
    "postagem пользователи пользователей пользователь посты користувачі дописи مستخدمو مستخدمون مستخدمي مستخدمين "
    "منشورات منشور ناشطون رواد kullanıcıları kullanıcılar paylaşımlar paylaşımları gönderiler utenti utente "
    "użytkownicy posty wpisy gebruikers brukere användare"
)
_PLATFORMS_TEXT: Final = (
    "bluesky mastodon viber linkedin discord twitch douyin snapchat odnoklassniki одноклассники одноклассниках "
    "facebook twitter x instagram tiktok whatsapp telegram youtube reddit threads weibo vk wechat фейсбук фейсбука "
    "вконтакте телеграм فيسبوك تويتر واتساب تيك توك يوتيوب انستغرام sociales sociaux sociais sozialer sozialen "
    "soziale sociali społecznościowych соцсети соцсетях социальные социальных соціальні التواصل الاجتماعي sosyal "
    "интернета интернете internette internetu الإنترنت انترنت"
)
_NETWORKS_TEXT: Final = (
    "social truth media network networks internet online web redes rede réseaux netzwerke netzwerken medien сети сетях "
    "сетей интернет мережі мереж مواقع وسائل medya mediów blog website"
)
_SORTS_TEXT: Final = (
    "channel channels canal canales canais kanal kanäle канал канале каналах "
    "post account accounts page pages groups videos video images image messages message people sources sites "
    "publicaciones publications comptes beiträge reel reels story stories clip clips photo photos headline headlines "
    "article articles text texts email emails cuentas páginas publicación imagen imágenes vídeo vídeos mensaje "
    "mensajes cadena cadenas publicação publicações mensagem mensagens corrente correntes perfis publication vidéo "
    "vidéos compte beitrag kommentare konten seiten bilder пост публикации публикация сообщения видео фото аккаунты "
    "каналы публікації صفحات حسابات فيديو صورة hesaplar messaggi berichten"
)
_SOCIAL: Final = ("social media", "truth social")
_WHOSE: Final = frozenset({"his", "her", "their", "its", "official"})
_WAYS: Final = frozenset({"internet", "email"})
_HOUSES: Final = frozenset({"media", "mail"})
"""Words that beside the name of a platform may make that of a house: “X Media”."""


def _words(text: str) -> frozenset[str]:
    return frozenset(bare(text).split())


_UNTOLD: Final = _words(_UNTOLD_TEXT)
_USERS: Final = _words(_USERS_TEXT)
_PLATFORMS: Final = _words(_PLATFORMS_TEXT)
_SORTS: Final = _words(_SORTS_TEXT) | _USERS
_ANY: Final = _SORTS | _UNTOLD | _PLATFORMS | _HOUSES | _words(_SMALL_TEXT) | _words(_NETWORKS_TEXT)


def is_vague(plain: str) -> bool:
    """Whether a folded name names nobody in particular: “various social media users”, “Facebook and X posts”.

    What is published alone tells nothing, since houses are called so: “Mail Online”, “Web Story”, “El Clip”.
    """
    words = frozenset(plain.split())
    if plain in VAGUE:
        return True
    if len(words) < 2 or not words <= _ANY:  # noqa: PLR2004
        return False
    told = bool(words & _USERS or (words & _UNTOLD and words & (_SORTS | _HOUSES)))
    return told or (bool(words & _SORTS) and _has_platform(plain, words))


def is_platform(plain: str) -> bool:
    """Whether folded words name a platform, or what stands on one: “Facebook”, “social media”, “his Telegram page”."""
    words = frozenset(plain.split()) - _WHOSE
    return words <= _ANY and (_has_platform(plain, words) or not words.isdisjoint(_WAYS))


def _has_platform(plain: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(_PLATFORMS) or any(each in plain for each in _SOCIAL)
