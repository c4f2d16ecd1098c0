import pytest

from factcheck.importing.records import ReadParty
from factcheck.importing.understanding import names
from factcheck.importing.understanding.names import ANONYMOUS, names_in, recased, understood_name
from tests.together import each_of


def name_of(written: str, kind: str = "") -> str:
    party = understood_name(written, kind).party
    return party.name if party else ""


@each_of(
    ("written", "name"),
    [
        ("  Donald\u00a0 Trump ", "Donald Trump"),
        ('"பேஸ்புக் பயனர்"', "பேஸ்புக் பயனர்"),
        ("<b>Tom</b> &amp; Co", "Tom & Co"),
        ("Obama, Barack", "Barack Obama"),
        ("Trump, Donald J.", "Donald J. Trump"),
        ("van der Bellen, Alexander", "Alexander van der Bellen"),
        ("Пашинян, Никол", "Никол Пашинян"),
        ("Paris, France", "Paris, France"),
        ("London, UK", "London, UK"),
        ("Smith, Inc.", "Smith, Inc."),
        ("King, Jr.", "King, Jr."),
        ("Rep. Bruce Braley, D-Iowa", "Rep. Bruce Braley, D-Iowa"),
        ("Ankita Deshkar,Pallavi Mishra", "Ankita Deshkar,Pallavi Mishra"),
        ("Der Innenminister, Nicolas Sarkozy", "Der Innenminister, Nicolas Sarkozy"),
        ("Petra Pau, PDS-Bundestagsabgeordnete", "Petra Pau, PDS-Bundestagsabgeordnete"),
        ("@realDonaldTrump", "@realDonaldTrump"),
    ],
)
def test_name_is_read_as_an_editor_would_write_it(written: str, name: str) -> None:
    party = understood_name(written).party

    assert party is not None
    assert (party.name, party.original) == (name, written)


def test_name_of_an_organisation_is_never_turned_round() -> None:
    assert name_of("Sputnik, Radio", "Organization") == "Sputnik, Radio"


@each_of("written", ["", "null", " N/A ", "None", "-", "12", "…"])
def test_what_stands_for_nobody_is_nobody(written: str) -> None:
    assert understood_name(written).party is None


@each_of(
    "written",
    [
        *("Unknown", "Multiple people", "Facebook posts", "Fuentes múltiples", "Plusieurs sites internet", "Соцсети"),
        *("Various social media users", "Facebook and X (formerly known as Twitter) posts", "Varios usuarios de X"),
    ],
)
def test_name_of_nobody_in_particular_is_anonymous(written: str) -> None:
    party, remark = understood_name(written)

    assert party is not None
    assert (party.name, party.kind, remark) == (written, ANONYMOUS, names.NOBODY_IN_PARTICULAR)


def test_role_after_the_name_is_kept_apart() -> None:
    party = understood_name("Pavel Spirin, former journalist").party

    assert party is not None
    assert (party.name, party.role) == ("Pavel Spirin", "former journalist")


def test_address_in_place_of_a_name_becomes_a_link() -> None:
    party, remark = understood_name("https://twitter.com/x_y")

    assert party is not None
    assert (party.name, party.links, remark) == ("@x_y", ("https://twitter.com/x_y",), names.ADDRESS)


def test_address_of_a_post_names_whose_it_is_or_nobody_in_particular() -> None:
    mine, anybodys = (understood_name(f"https://{url}").party for url in ("x.com/ada/status/1", "facebook.com/r/12"))

    assert mine
    assert anybodys
    assert (mine.name, anybodys.name, anybodys.kind) == ("@ada", "", ANONYMOUS)
    assert understood_name("Media Users Association").party == ReadParty(
        "Media Users Association", "Media Users Association", "Organization"
    )


def test_address_after_a_name_becomes_a_link() -> None:
    party = understood_name("Kremlin Watch (European Values), http://www.europeanvalues.net/kremlinwatch/").party

    assert party is not None
    assert (party.name, len(party.links)) == ("Kremlin Watch (European Values)", 1)


def test_name_that_no_name_can_be_is_cut_with_a_remark() -> None:
    party, remark = understood_name("word " * 200)

    assert party is not None
    assert len(party.name) <= names.LONGEST
    assert remark == names.CUT


def test_names_in_one_field_are_parted() -> None:
    assert names_in("Trump, Donald; Biden, Joe") == ["Trump, Donald", "Biden, Joe"]
    assert names_in("Sonia und Willy Bogner") == ["Sonia und Willy Bogner"]


@pytest.mark.parametrize(
    ("name", "text", "capitals"),
    [
        ("mitch mcconnell", "As Mitch McConnell said", "Mitch McConnell"),
        ("facebook posts", "facebook posts say", "facebook posts"),
        ("Ann", "ANN said", "Ann"),
    ],
)
def test_capitals_are_taken_from_the_text_alone(name: str, text: str, capitals: str) -> None:
    assert recased(name, text) == capitals


@each_of(
    "written",
    [
        "Screenshot of a tweet",
        "Publicaciones virales en Facebook",
        "Usuários do WhatsApp",
        "Пользователи Facebook",
        "Посты в соцсетях",
        "مستخدمو فيسبوك",
        "منشورات على مواقع التواصل الاجتماعي",
        "Des internautes",
        "Publications sur Facebook",
        "Nutzer sozialer Medien",
        "Sosyal medya kullanıcıları",
        "Utenti Facebook",
        "TikTok video",
        "Viral video via WhatsApp",
        "facebook-posts",
        *("A Facebook video", "Telegram channels", "Truth Social posts", "Видео в Telegram-канале"),
        "Various websites",
        "Forwarded message",
        "Postagens nas redes sociais",
        "Фото в соцсетях",
    ],
)
def test_users_and_posts_are_nobody_in_particular_in_many_languages(written: str) -> None:
    party, _ = understood_name(written)

    assert party is not None
    assert party.kind == ANONYMOUS


@each_of(
    "written",
    [
        *("Mail Online", "The Mail", "An Post", "The Post", "Online Media", "X Media", "Web Page", "People Online"),
        *("Story and Photo", "Web Story", "A Story", "Story Network", "El Clip", "El Mensaje", "El Canal"),
    ],
)
def test_houses_called_by_what_they_publish_are_named(written: str) -> None:
    party, _ = understood_name(written)

    assert party is not None
    assert (party.name, party.kind == ANONYMOUS) == (written, False)


@each_of(
    ("written", "name", "remark"),
    [
        ("Ann Lee via Facebook", "Ann Lee", names.BY_WAY),
        ("Ann Lee (via Radio One)", "Ann Lee", names.BY_WAY),
        ("Ann Lee, via X", "Ann Lee", names.BY_WAY),
        ("Ann Lee Via: Radio One", "Ann Lee", names.BY_WAY),
        ("Radio One via its Telegram channel", "Radio One", names.BY_WAY),
        ("Mayor Kim via Truth Social", "Mayor Kim", names.BY_WAY),
        ("Radio One (Via radio.example)", "Radio One", names.BY_WAY),
        ("Ann Lee via https://radio.example/1", "Ann Lee", ""),
        *((name, name, "") for name in ("La Via Campesina", "Movimiento Via Democratica", "Radio Via Libera")),
        *((name, name, "") for name in ("Facebook (via Ann Lee)", "Radio One via Radio Two", "Comitato via Roma")),
        ("Via Campesina", "Via Campesina", ""),
        ("Unknown via Facebook", "Unknown", names.NOBODY_IN_PARTICULAR),
        ("ann-lee", "Ann Lee", names.SLUG),
        ("ursula-von-der-leyen", "Ursula von der Leyen", names.SLUG),
        ("al-shabaab", "al-shabaab", ""),
        ("jay-z", "jay-z", ""),
        ("Jean-Luc", "Jean-Luc", ""),
    ],
)
def test_name_stands_without_its_way_and_in_words(written: str, name: str, remark: str) -> None:
    party, said = understood_name(written)

    assert (party and party.name, said) == (name, remark)


def test_way_of_6000_characters_is_read_at_once() -> None:
    spaced = ("a" + " " * 6000 + "via http", "a" + "," * 6000 + "b http", "a (via " + "a." * 3000)
    for hostile in ("a via " * 1000, *spaced, "-".join(["ab"] * 2000), "a, " * 2000 + "via"):
        assert understood_name(hostile)[0] is not None
