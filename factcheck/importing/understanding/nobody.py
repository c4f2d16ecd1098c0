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

_UNTOLD_TEXT: Final = (
    "various several multiple many some different numerous unknown unidentified unnamed anonymous viral and or on by "
    "in the of from a an this with screenshot screenshots forwarded altered doctored old varios varias virales viral "
    "el la los las del al dos das do da no na nos nas em por para que diversas muitos muitas algunos algunas "
    "du au aux dans par certains certaines sozialer sozialen soziale einige viele разные различные некоторые многие "
    "анонимные в на во из с различных разных неизвестные різні деякі у على في من عدة بعض مجهولون متداول متداولة مواقع "
    "çeşitli bazı bir ve birçok alcuni molti su sui nei nelle różni użytkownicy w na z vari varie anonimi "
    "varios varias multiples diversos diversas usuarios de en redes plusieurs divers diverses sur "
    "des les verschiedene mehrere diverse auf in den im und unbekannte"
)
_PLACES_TEXT: Final = (
    "social media network networks sociales sociaux internet online web facebook twitter x instagram tiktok whatsapp "
    "telegram youtube reddit threads weibo vk wechat redes rede réseaux netzwerke netzwerken medien соцсети соцсетях "
    "социальные социальных сети сетях сетей интернет интернета интернете фейсбук фейсбука вконтакте телеграм "
    "соціальні мережі мереж فيسبوك تويتر واتساب تيك توك يوتيوب انستغرام الإنترنت انترنت التواصل الاجتماعي وسائل sosyal "
    "medya internette sociali mediów społecznościowych internetu x formerly known as blog blogs website websites"
)
_KINDS_TEXT: Final = (
    "users user posts post accounts account pages page groups videos video images image memes messages message "
    "people sources websites sites blogs users' netizens usuarios publicaciones utilisateurs publications comptes "
    "nutzer nutzerinnen beiträge posts accounts media reel reels story stories meme clip clips tweet tweets photo "
    "photos headline headlines article articles text texts chain email emails mail usuario usuarias cuentas páginas "
    "publicación imagen imágenes vídeo vídeos mensaje mensajes cadena cadenas usuários usuário usuárias publicação "
    "publicações postagens postagem mensagem mensagens corrente correntes perfis páginas internautes internaute "
    "utilisateur utilisatrices publication vidéo vidéos messages compte pages beitrag kommentare konten seiten bilder "
    "пользователи пользователей пользователь посты пост публикации публикация сообщения видео фото аккаунты каналы "
    "користувачі дописи публікації مستخدمو مستخدمون مستخدمي مستخدمين منشورات منشور صفحات حسابات ناشطون رواد فيديو صورة "
    "kullanıcıları kullanıcılar paylaşımlar paylaşımları gönderiler hesaplar utenti utente post messaggi użytkownicy "
    "posty wpisy gebruikers berichten brukere användare"
)
_UNTOLD: Final = frozenset(bare(_UNTOLD_TEXT).split())
_PLACES: Final = frozenset(bare(_PLACES_TEXT).split())
_SORTS: Final = frozenset(bare(_KINDS_TEXT).split())


def is_vague(plain: str) -> bool:
    """Whether a folded name names nobody in particular: “various social media users”, “Facebook and X posts”."""
    words = frozenset(plain.split())
    if plain in VAGUE:
        return True
    return bool(words & _SORTS) and len(words) > 1 and words <= _UNTOLD | _PLACES | _SORTS
