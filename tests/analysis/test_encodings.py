from collections.abc import Iterator

import pytest

from factcheck.analysis.encodings.decoding import decode, encoding_of
from tests.analysis.undeclared import PAGE, TEXTS
from tests.sweeping import rest_in_sweeps


@pytest.mark.parametrize(
    ("label", "words", "codec"),
    [("shift_jis", "①髙橋", "cp932"), ("ks_c_5601-1987", "똠방각하", "cp949"), ("iso-8859-1", "“Bridge”", "cp1252")],
)
def test_encoding_that_a_page_declares_is_the_one_that_browsers_read(label: str, words: str, codec: str) -> None:
    page = f"<meta charset='{label}'><p>{words * 9}".encode(codec)

    assert page.decode(encoding_of(page, declares=True)) == page.decode(codec)


def _sent() -> Iterator[tuple[str, str, bytes]]:
    for language, (text, codecs) in TEXTS.items():
        for codec in codecs.split():
            for shape in ("{text}", PAGE.replace("{lang}", ""), PAGE.replace("{lang}", f' lang="{language}"')):
                yield language, codec, shape.replace("{text}", text).encode(codec, "replace")


@pytest.mark.no_database
@pytest.mark.parametrize("step", rest_in_sweeps([7, 1]))
def test_texts_that_declare_nothing_are_read_in_the_likeliest_encoding(step: int) -> None:
    sent = list(_sent())[::step]

    wrong = [(language, codec) for language, codec, content in sent if decode(content).text != content.decode(codec)]
    wrong_of_archives = [
        (language, codec)
        for language, codec, content in sent
        if content.decode(encoding_of(content)) != content.decode(codec)
    ]

    assert len(wrong) <= len(sent) * 0.05, wrong
    assert len(wrong_of_archives) <= len(sent) * 0.05, wrong_of_archives


@pytest.mark.parametrize(("declared", "right"), [("windows-1251", "cp1251"), ("iso-8859-1", "koi8-r")])
def test_declared_encoding_gives_way_where_it_makes_no_words(declared: str, right: str) -> None:
    page = f"<meta charset={declared}>{TEXTS['ru'][0]}".encode(right, "replace")

    assert decode(page).text == page.decode(right)


def test_declared_encoding_is_kept_where_another_reads_a_little_better() -> None:
    page = "<meta charset=iso-8859-2><p>Łódź".encode("iso-8859-2")

    assert decode(page.replace(b"iso-8859-2", b"iso-8859-1")).text.endswith("<p>£ód¼")


def test_declaration_that_comes_late_counts_and_one_within_a_script_does_not() -> None:
    late = "<script>'<meta charset=koi8-r>'</script>" + "<link>" * 2000 + "<meta charset=windows-1250><p>Č"

    assert decode(late.encode("cp1250")).text == late
