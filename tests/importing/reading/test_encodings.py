import pytest

from factcheck.importing.reading.encodings import encoding_of


@pytest.mark.parametrize(
    ("label", "words", "codec"),
    [("shift_jis", "①髙橋", "cp932"), ("ks_c_5601-1987", "똠방각하", "cp949"), ("iso-8859-1", "“Bridge”", "cp1252")],
)
def test_encoding_that_a_page_declares_is_the_one_that_browsers_read(label: str, words: str, codec: str) -> None:
    page = f"<meta charset='{label}'><p>{words * 9}".encode(codec)

    assert page.decode(encoding_of(page, declares=True)) == page.decode(codec)
