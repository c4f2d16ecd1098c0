"""Shapes that archives come in, each with what is right of it: the wrong ones are listed."""

import json
from datetime import date
from typing import Any, Final

from factcheck.importing.records import ReadRecord
from factcheck.importing.understanding.deleted import DELETED
from tests.importing.reading.archived import REVIEW, claims, read_all, review
from tests.together import each_of

FLAT: Final = "The earth is flat"
PAGE: Final = f'<script type="application/ld+json">{json.dumps(REVIEW)}</script>'
ANN: Final = {"@type": "Person", "name": "Ann Lee"}


def claim(**item: Any) -> dict[str, Any]:
    return review(itemReviewed={"@type": "Claim", "author": "Ann Lee", **item})


def rated(**rating: Any) -> dict[str, Any]:
    return review(reviewRating={"@type": "Rating", **rating})


def told(content: Any, *, name: str = "archive", encoding: str = "utf-8") -> list[ReadRecord]:
    records, refusals = read_all(content, name=name, encoding=encoding)
    return [] if refusals else records


def by(record: ReadRecord) -> list[str]:
    return [said.party.name for said in record.utterances]


def at(record: ReadRecord) -> list[str]:
    return [source.url for said in record.utterances[:1] for source in said.sources]


def test_claim_is_found_however_its_types_and_names_are_spelt() -> None:
    schema = {"s": "https://schema.org/"}
    prefixed = {"@type": "s:ClaimReview", "s:claimReviewed": FLAT, "s:author": {"@type": "s:Organization"}}
    shapes: list[Any] = [
        {"@graph": {"first": REVIEW}},
        {"@type": "WebPage", "@reverse": {"isPartOf": REVIEW}},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": REVIEW}]},
        {"@type": ["DataFeed"], "dataFeedElement": {"@type": "DataFeedItem", "item": REVIEW}},
        {"results": {"items": [REVIEW]}},
        {"@type": "Claim", "text": FLAT, "@reverse": {"itemReviewed": review(claimReviewed=None)}},
        [review(author={"@id": "#c"}), {"@id": "#c", "@type": "Organization", "name": "Checker"}],
        [{"id": 5, "title": {"rendered": "x"}, "content": {"rendered": PAGE}}],
        review(**{"@type": "claimReview"}),
        review(**{"@type": "Review"}),
        review(**{"@type": "//schema.org/ClaimReview"}),
        review(**{"@type": "https://schema.org/ClaimReview/"}),
        review(claimReviewed={"@language": "en", "@value": FLAT}),
        review(claimReviewed=f"&lt;p&gt;{FLAT}&lt;/p&gt;"),
        review(claimReviewed=f"\u200f{FLAT}\u200e"),
        {"@context": schema, **prefixed},
        {"url": "https://crawler.example/1", "jsonld": json.dumps(REVIEW)},
        {
            "url": "https://crawler.example/1",
            "html": f'<script type="application/ld+json">{json.dumps(REVIEW)}</script>',
        },
    ]

    wrong = [shape for shape in shapes if [record.text for record in told(shape)] != [FLAT]]

    assert wrong == []


def test_those_who_say_it_are_found_however_they_are_named() -> None:
    several = [
        (claim(author=["Ann Lee", "Bob Ray"]), ["Ann Lee", "Bob Ray"]),
        (claim(author={"name": ["Ann Lee", "Bob Ray"]}), ["Ann Lee", "Bob Ray"]),
        (claim(author={"@type": "Person", "name": "Ann Lee; Bob Ray"}), ["Ann Lee", "Bob Ray"]),
        (claim(author={"givenName": "Ann", "familyName": "Lee"}), ["Ann Lee"]),
        (claim(author={"@type": "Role", "roleName": "minister", "author": ANN}), ["Ann Lee"]),
        (claim(author={"@type": "Person", "name": ""}), []),
        (claim(claimInterpreter={"name": "Checker"}), ["Ann Lee"]),
        (claim(author={"@type": "Organization", "name": "CHK", "url": "https://checker.example"}), []),
        (claim(author="Checker Staff"), []),
        (claim(author="Redação Checker"), []),
        (claim(author="Checkered Flag"), ["Checkered Flag"]),
    ]

    wrong = [(shape, names) for shape, names in several if [by(record) for record in told(shape)] != [names]]

    assert wrong == []


def test_places_are_found_however_they_are_given() -> None:
    one, two = "https://a.example/1", "https://b.example/2"
    shapes = [
        (claim(appearance=[one, two]), [one, two]),
        (claim(appearance=f"{one} , {two}"), [one, two]),
        (claim(appearance={"@type": "CreativeWork", "url": [one, two]}), [one, two]),
        (claim(appearance={"@type": "CreativeWork", "sameAs": one}), [one]),
        (claim(sameAs=one), [one]),
        (claim(url=one), [one]),
        (claim(url=one, appearance=two), [two]),
        (review(itemReviewed=one), [one]),
        (review(itemReviewed=[one, {"@type": "Claim", "author": ANN}]), [one]),
    ]

    wrong = [(shape, places) for shape, places in shapes if [at(record) for record in told(shape)] != [places]]

    assert wrong == []


def test_review_of_several_claims_is_a_record_for_each() -> None:
    items = [{"@type": "Claim", "text": "One", "author": "Ann"}, {"@type": "Claim", "text": "Two", "author": "Bob"}]
    shapes = [
        review(claimReviewed=None, itemReviewed=items),
        review(claimReviewed=["One", "Two"], itemReviewed=items),
    ]

    found = [[(record.text, by(record), record.place.path) for record in told(shape)] for shape in shapes]

    assert found == [
        [("One", ["Ann"], "itemReviewed[0]"), ("Two", ["Bob"], "itemReviewed[1]")],
        [("One", ["Ann"], "claimReviewed[0]"), ("Two", ["Bob"], "claimReviewed[1]")],
    ]


def test_rating_is_read_whatever_form_it_has() -> None:
    shapes: list[tuple[dict[str, Any], tuple[object, ...] | None]] = [
        (rated(ratingValue="4/5", bestRating="5", worstRating="1", alternateName="x"), ("x", 4, 5, 1)),
        (rated(ratingValue="4/5", bestRating="10", worstRating="1", alternateName="x"), ("x", None, 10, 1)),
        (rated(alternateName="4/5"), ("4/5", 4, 5, None)),
        (rated(ratingValue="٣", bestRating="٥", worstRating="١", alternateName="x"), ("x", 3, 5, 1)),
        (rated(ratingValue="", bestRating="", worstRating="", alternateName=""), None),
        (rated(image="https://checker.example/false.png"), None),
        (rated(alternateName={"en": "False", "fr": "Faux"}), ("False", None, None, None)),
        (rated(alternateName=False), ("False", None, None, None)),
        (rated(description="False"), ("False", None, None, None)),
        (rated(description="Since the earth is round, " * 6), None),
        (review(reviewRating="False"), ("False", None, None, None)),
        (review(reviewRating=3), ("", 3, None, None)),
        (
            review(reviewRating=[{"ratingValue": 2}, {"alternateName": "Mostly false"}]),
            ("Mostly false", None, None, None),
        ),
    ]

    wrong = []
    for shape, meant in shapes:
        [rating] = [record.reviews[0].rating for record in told(shape)]
        read = (rating.text, rating.value, rating.best, rating.worst) if rating else None
        wrong += [(shape, read)] if read != meant else []

    assert wrong == []


def test_one_review_has_one_key_however_its_site_is_called() -> None:
    address = "https://checker.example/fact/1"
    others = (
        f"{address}/",
        address.replace("https", "http"),
        address.replace("//", "//www."),
        f"{address}?utm_source=x",
    )

    records = told([review(url=url) for url in (address, *others)])

    assert len({record.key for record in records}) == 1
    assert told(review(url=f"{address}1"))[0].key != records[0].key


def test_files_that_are_no_proper_json_are_read_where_nothing_has_to_be_guessed() -> None:
    text, other = json.dumps(REVIEW), json.dumps(review(claimReviewed="Two"))
    shapes = [
        ("a.json", f"[{text},]", 1),
        ("a.json", f"{text[:-1]},}}", 1),
        ("a.json", f"/* exported */\n[{text}]", 1),
        ("a.json", f"[\n// one\n{text}\n]", 1),
        ("a.json", f"callback([{text}]);", 1),
        ("a.json", f"var data = [{text}];", 1),
        ("a.js", f"window.__DATA__ = {text};\n", 1),
        ("a.js", f"export default [{text}];", 1),
        ("a.js", f"/**/ jQuery_12({{{text[1:]}, {{{text[1:]}]);".replace("({", "([{"), 2),
        ("a.txt", f"self.__next['data'] = {text}", 1),
        ("a.json", f"[{text.replace('flat', 'flat ' + chr(10))}]", 1),
        ("a.json", text.replace("1, ", "NaN, ", 1), 1),
        ("a.ndjson", f"{text},\n{other},\n", 2),
        ("a.ndjson", f"{json.dumps(text)}\n{json.dumps(other)}\n", 2),
    ]

    wrong = [(name, content) for name, content, count in shapes if len(told(content, name=name)) != count]

    assert wrong == []


def test_line_that_is_none_at_the_beginning_costs_no_other() -> None:
    text = json.dumps(REVIEW)

    for first in ("{oops", "oops"):
        records, refusals = read_all(f"{first}\n{text}\n", name="a.ndjson")

        assert ([record.text for record in records], [refusal.place.line for refusal in refusals]) == ([FLAT], [1])


def test_error_in_place_of_an_answer_is_refused_as_what_it_is() -> None:
    _, [refusal] = read_all({"error": {"code": 403, "message": "The key is not valid.", "status": "DENIED"}})

    assert refusal.reason.endswith("The key is not valid.")


def test_headings_of_many_languages_are_understood() -> None:
    headings = [
        "Behauptung;Urheber;Datum der Aussage;Bewertung;Link zum Faktencheck",
        "Aussage;Wer hat es gesagt?;Wann;Urteil;URL Faktencheck",
        "Zitat;Sprecher/in;Datum;Ergebnis;Faktencheck-Link",
        "Affirmation;Auteur de l'affirmation;Date de la déclaration;Verdict;Lien de la vérification",
        "Déclaration vérifiée;Qui l'a dit ?;Quand;Note;Lien",
        "Citation;Personnalité;Date;Notation;URL de l'article",
        "Afirmación;Autor de la afirmación;Fecha de la declaración;Calificación;Enlace de la verificación",
        "Frase;Quién lo dijo;Fecha;Veredicto;URL",
        "Declaración;Personaje;Fecha;Resultado;Enlace",
        "Alegação;Autor da alegação;Data da declaração;Classificação;Link da checagem",
        "Frase checada;Quem disse;Data;Etiqueta;Link",
        "Утверждение;Автор утверждения;Дата высказывания;Вердикт;Ссылка на проверку",
        "Цитата;Спикер;Дата;Результат проверки;URL",
        "Твердження;Автор твердження;Дата;Вердикт;Посилання",
        "الادعاء;صاحب الادعاء;تاريخ الادعاء;التقييم;رابط التحقق",
        "التصريح;القائل;التاريخ;الحكم;الرابط",
        "Wypowiedź;Autor wypowiedzi;Data;Ocena;Link",
        "Պնդում;Հեղինակ;Ամսաթիվ;Գնահատական;Հղում",
        "What was claimed;Who claimed it;When was it said;Our verdict;Fact check link",
        "fact_checked_claim;source_person;said_at;conclusion;permalink",
        "statement;person;statement_date;truthometer;article_url",
        "What they said;By whom;On;Stamp;Story",
        "说法;发言人;日期;评级;链接",
        "主張;発言者;日付;判定;URL",
        "주장;발언자;날짜;판정;링크",
        "Twierdzenie;Autor;Data;Ocena;Odnośnik",
        "Výrok;Řečník;Datum;Hodnocení;Odkaz",
        "Afirmație;Vorbitor;Data;Verdict;Legătură",
        "Claim;;;Fact-check;\nText;Speaker;Date;Verdict;URL",
        "Allégation vérifiée;;;Vérification;\nTexte;Auteur;Date;Verdict;Adresse",
    ]
    row = "Vaccines contain chips that track everyone;Ann Lee;16.03.2020;Falsch;https://checker.example/1"

    wrong = []
    for heading in headings:
        found = [understood(record) for record in told(f"{heading}\n{row}\n")]
        wrong += [(heading, found)] if found != [("Vaccines", ["Ann Lee"], "2020-03-16", "Falsch", "/1")] else []

    assert wrong == []


def understood(record: ReadRecord) -> tuple[object, ...]:
    said_on = record.utterances[0].said_on if record.utterances else None
    [review] = record.reviews or [None]
    rating = review.rating if review is not None else None
    url = review.url[-2:] if review is not None else ""
    return record.text[:8], by(record), str(said_on and said_on.day), rating and rating.text, url


def test_marks_within_cells_are_read_as_their_program_wrote_them() -> None:
    backslashed = 'Claim,Speaker,Rating\n"He said \\"no\\" twice, then left",Ann Lee,False\n"Another one",Bob,True\n'
    broken = 'Claim,Speaker,Rating\n"Line one\nline two; and three",Ann Lee,False\n'

    first = told(backslashed)[0]
    assert (first.text, by(first)) == ('He said "no" twice, then left', ["Ann Lee"])
    assert [(record.text, by(record)) for record in told(broken)] == [("Line one line two; and three", ["Ann Lee"])]


def test_page_that_calls_its_bytes_wrongly_is_read_as_what_they_are() -> None:
    text = json.dumps(review(claimReviewed="Mädchen"), ensure_ascii=False)
    page = f'<html><meta charset="utf-8"><script type="application/ld+json">{text}</script>'

    assert [record.text for record in told(page, encoding="cp1252")] == ["Mädchen"]


def test_ids_are_those_of_their_archive_and_stay_when_it_is_exported_anew() -> None:
    def keys(name: str, publisher: str = "") -> list[str]:
        return [record.key for record in told(f"id,claim,rating,publisher\n1,{FLAT},False,{publisher}\n", name=name)]

    assert keys("checks 2020-01-02.csv") == keys("checks_2021.csv")
    assert keys("checks.csv") != keys("others.csv")
    assert keys("a.csv", "Checker") == keys("b.csv", "Checker") != keys("a.csv", "Another")


def test_nodes_with_long_names_are_found_by_their_ids_in_the_list_that_they_stand_in() -> None:
    long = "http://schema.org/"
    written = {
        "@type": [f"{long}ClaimReview"],
        f"{long}claimReviewed": [{"@value": FLAT, "@language": "en"}],
        f"{long}itemReviewed": [{"@type": [f"{long}Claim"], f"{long}author": [{"@id": "_:b1"}]}],
    }
    person = {"@id": "_:b1", "@type": [f"{long}Person"], f"{long}name": [{"@value": "Ann Lee"}]}

    [record] = told([written, person])

    assert (record.text, by(record), record.language) == (FLAT, ["Ann Lee"], "en")


def test_types_that_a_database_writes_around_its_values_are_taken_off() -> None:
    def row(day: object) -> dict[str, object]:
        return {"_id": {"$oid": "5f"}, "claim": FLAT, "speaker": "Ann Lee", "date": {"$date": day}}

    days = [
        understood(record)[2] for record in told([row("2021-01-05T00:00:00Z"), row({"$numberLong": "1609804800000"})])
    ]

    assert days == ["2021-01-05"] * 2


GVIZ = (
    '/*O_o*/\ngoogle.visualization.Query.setResponse({"version":"0.6","status":"ok","table":{"cols":['
    '{"id":"A","label":"%s","type":"string"},{"id":"B","label":"%s","type":"string"},{"id":"C","label":"%s"}],'
    '"rows":[%s{"c":[{"v":"It rains"},{"v":"Ann Lee"},{"v":"Date(2020,11,3)","f":"12/3/2020"}]}]}});'
)


@each_of(
    "content",
    [
        GVIZ % ("Claim", "Speaker", "Date", ""),
        GVIZ % ("", "", "", '{"c":[{"v":"Claim"},{"v":"Speaker"},{"v":"Date"}]},{"c":null},'),
        ",A,B,C\n1,Claim,Speaker,Date\n2,It rains,Ann Lee,2020-12-03\n",
        ",Claim,Speaker,Date\n1,It rains,Ann Lee,2020-12-03\n",
    ],
)
def test_what_google_spreadsheets_answer_is_read_as_the_sheet_that_it_is(content: str) -> None:
    [record], _ = read_all(content)

    [said] = record.utterances
    assert (record.text, said.party.name) == ("It rains", "Ann Lee")
    assert said.said_on is not None
    assert said.said_on.day == date(2020, 12, 3)


@each_of(
    "content",
    [
        {
            "@type": "DataFeed",
            "dataFeedElement": [{"@type": "DataFeedItem", "dateDeleted": "2021-01-01", "item": [REVIEW]}],
        },
        review(dateDeleted="2021-01-01"),
        [{"claim": "It rains", "rating": "False", "deleted_at": "2021-01-01T00:00:00Z"}],
        [{"id": 1, "attributes": {"claim": "It rains", "rating": "False", "isDeleted": True}}],
        "claim,verdict,status\nIt rains,False,trash\n",
        (
            '<rss xmlns:wp="http://wordpress.org/export/1.2/"><item><link>https://a.example/1</link><wp:status>trash'
            f"</wp:status><description><![CDATA[<script type='application/ld+json'>{json.dumps(REVIEW)}</script>]]>"
            "</description></item></rss>"
        ),
    ],
)
def test_record_that_its_publisher_deleted_is_told_and_not_brought_in(content: object) -> None:
    records, [refusal] = read_all(content)

    assert records == []
    assert refusal.reason.startswith(DELETED.partition("(")[0])


@each_of("value", ["", "false", "0", "0000-00-00 00:00:00", None, False, "null"])
def test_record_of_which_nothing_says_when_it_was_deleted_is_brought_in(value: object) -> None:
    row = {"claim": "It rains", "deleted_at": value, "status": "publish", "author": {"deleted": True}}

    assert claims([row]) == ["It rains"]
