import pytest

from factcheck.analysis.encodings import decode, encoding_of


@pytest.mark.parametrize(
    ("label", "words", "codec"),
    [("shift_jis", "①髙橋", "cp932"), ("ks_c_5601-1987", "똠방각하", "cp949"), ("iso-8859-1", "“Bridge”", "cp1252")],
)
def test_encoding_that_a_page_declares_is_the_one_that_browsers_read(label: str, words: str, codec: str) -> None:
    page = f"<meta charset='{label}'><p>{words * 9}".encode(codec)

    assert page.decode(encoding_of(page, declares=True)) == page.decode(codec)


def test_texts_that_declare_nothing_are_read_in_the_likeliest_encoding() -> None:
    texts = {
        "Мост был закрыт на девять дней, сообщил министр.": ("cp1251", "koi8-r", "cp866", "utf-16-le"),
        "Le pont a été fermé, a déclaré l’élu d’Orléans.": ("cp1252",),
        "Most był zamknięty przez dziewięć dni, powiedział.": ("cp1250",),
        "Η γέφυρα ήταν κλειστή για εννέα ημέρες.": ("cp1253",),
        "أُغلق الجسر تسعة أيام، قال الوزير.": ("cp1256",),
        "港へ渡る橋が九日間閉鎖され、住民は小舟で渡った。": ("cp932",),
    }

    wrong = [
        (text, codec)
        for text, codecs in texts.items()
        for codec in codecs
        for content in (f"<html><body><p>{text}".encode(codec, "replace"),)
        if decode(content).text != content.decode(codec) or content.decode(encoding_of(content)) != decode(content).text
    ]

    assert wrong == []
