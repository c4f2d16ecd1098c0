from datetime import date

import pytest

from factcheck.importing.reading import Archive, Mapping, MappingError, Meaning
from factcheck.importing.reading.mapped.guessing import guess_mapping
from factcheck.importing.understanding.dates import Order
from tests.importing.reading.archived import archive, lines, read_all
from tests.together import each_of


def guessed(**row: object) -> dict[str, Meaning]:
    return dict(guess_mapping([row]).columns)


@each_of(
    ("row", "meanings"),
    [
        (
            {"claim_text": "It rains", "speaker": "Ann", "verdict": "False", "Fact-check URL": "https://a.example/1"},
            [Meaning.CLAIM, Meaning.CLAIMANT, Meaning.RATING, Meaning.REVIEW_URL],
        ),
        (
            {"claimReviewed": "It rains", "URL": "https://a.example/1", "alternateName": "False", "ratingValue": "1"},
            [Meaning.CLAIM, Meaning.REVIEW_URL, Meaning.RATING, Meaning.RATING_VALUE],
        ),
        (
            {"Behauptung": "Es regnet", "Wer": "Anna", "Datum": "3.5.2020", "Urteil": "falsch", "Begründung": "Nein."},
            [Meaning.CLAIM, Meaning.CLAIMANT, Meaning.SAID_ON, Meaning.RATING, Meaning.SUMMARY],
        ),
        (
            {"Утверждение": "Идёт дождь", "Спикер": "Анна", "Вердикт": "Ложь", "Дата публикации": "2020-05-03"},
            [Meaning.CLAIM, Meaning.CLAIMANT, Meaning.RATING, Meaning.REVIEWED_ON],
        ),
        ({"Պնդում": "Անձրև է", "Ամսաթիվ": "2020-05-03"}, [Meaning.CLAIM, Meaning.SAID_ON]),
        ({"claim": "It rains", "source": "https://a.example/1"}, [Meaning.CLAIM, Meaning.SOURCE_URL]),
        ({"claim": "It rains", "source": "CNN"}, [Meaning.CLAIM, Meaning.OUTLET]),
        ({"claim": "It rains", "context": "in a television ad"}, [Meaning.CLAIM, Meaning.VENUE]),
        ({"claim": "It rains", "context": "It had been dry."}, [Meaning.CLAIM, Meaning.CONTEXT]),
        ({"claim": "It rains", "author": "https://a.example"}, [Meaning.CLAIM, Meaning.PUBLISHER_URL]),
        ({"claim": "It rains", "date": "no date at all"}, [Meaning.CLAIM]),
        (
            {"title": "It rains", "disproof": "No.", "summary": "It is said to."},
            [Meaning.CLAIM, Meaning.REBUTTAL, Meaning.PARAPHRASE],
        ),
    ],
)
def test_columns_are_guessed_by_headings_and_by_what_stands_in_them(
    row: dict[str, str], meanings: list[Meaning]
) -> None:
    assert list(guess_mapping([row]).columns.values()) == meanings


@each_of(
    ("sources", "source", "author"),
    [
        (("Facebook", "Telegram", "Social media", "Twitter users"), Meaning.VENUE, Meaning.CLAIMANT),
        (("Facebook", "Facebook posts", "Viral image", "Ann Lee"), Meaning.VENUE, Meaning.CLAIMANT),
        (("Facebook posts", "Ann Lee", "Viral image", "Joe Roe"), Meaning.CLAIMANT, Meaning.REVIEW_AUTHOR),
    ],
)
def test_source_beside_an_author_says_it_where_it_names_people(
    sources: tuple[str, ...], source: Meaning, author: Meaning
) -> None:
    rows = [
        {"claim": f"It rains for {days} days", "author": name, "source": said, "rating": "False"}
        for days, (name, said) in enumerate(
            zip(("Ann Lee", "Anna Meyer", "Bob Ray", "Maria Roe"), sources, strict=True)
        )
    ]

    columns = guess_mapping(rows).columns

    assert (columns["source"], columns["author"]) == (source, author)


@each_of(
    ("headings", "claim"),
    [
        (("title", "text", "date"), "title"),
        (("title", "content_text", "date"), "title"),
        (("title", "quote", "date"), "quote"),
        (("title", "quote", "speaker"), "quote"),
        (("title", "text", "speaker"), "text"),
        (("headline", "post text", "date"), "post text"),
        (("title", "message", "rating"), "message"),
    ],
)
def test_long_text_beside_a_title_is_an_article_only_where_it_is_called_so_and_nobody_speaks(
    headings: tuple[str, str, str], claim: str
) -> None:
    values = ("Speech of Ann Lee", "We build it. " * 60, "2020-05-03")
    last = {"speaker": "Ann Lee", "rating": "False"}.get(headings[2], values[2])

    columns = guess_mapping([dict(zip(headings, (*values[:2], last), strict=True))]).columns

    assert {name: columns.get(name) for name in headings[:2]} == (
        {"title": Meaning.CLAIM, headings[1]: None}
        if claim == "title"
        else {headings[0]: Meaning.REVIEW_TITLE, claim: Meaning.QUOTE}
    )


def test_url_of_many_sites_beside_an_explanation_is_evidence() -> None:
    rows = [{"claim": f"c {n}", "explanation": "No.", "url": f"https://site{n}.example/{n}"} for n in range(12)]
    of_one = [{**row, "url": f"https://one.example/{place}"} for place, row in enumerate(rows)]

    assert guess_mapping(rows).columns["url"] is Meaning.EVIDENCE
    assert guess_mapping(of_one).columns["url"] is Meaning.REVIEW_URL


@each_of(
    ("heading", "names", "pages", "meaning"),
    [
        ("Medio", ["Maldita", "", "AFP Factual"], ["maldita.es", "maldita.es", "factual.afp.com"], Meaning.PUBLISHER),
        ("СМИ", ["Медуза", "Проверено.Медиа", ""], ["meduza.io", "provereno.media", "meduza.io"], Meaning.PUBLISHER),
        ("Outlet", ["Agence France-Presse", "The Post"], ["factcheck.afp.com", "post.example"], Meaning.PUBLISHER),
        ("Brand", ["Full Fact", "full-fact.example"], ["fullfact.example", "full-fact.example"], Meaning.PUBLISHER),
        ("Media", ["Facebook", "TV debate", "Facebook"], ["checker.example"] * 3, Meaning.VENUE),
        ("country", ["pl", "pl"], ["demagog.org.pl", "demagog.org.pl"], None),
        ("Party", ["F", "T"], ["politifact.com", "politifact.com"], None),
        ("Venue", ["Speech in parliament", "Rally in Delhi"], ["boomlive.in", "boomlive.in"], Meaning.VENUE),
        ("Speaker", ["Users in Kerala", "A man in a video"], ["boomlive.in", "boomlive.in"], Meaning.CLAIMANT),
        ("Medio", ["CNN", "Maldita", "Fox News"], ["checker.example", "maldita.es", "checker.example"], Meaning.VENUE),
    ],
)
def test_column_called_generically_is_the_publisher_where_the_sites_of_the_reviews_say_so(
    heading: str, names: list[str], pages: list[str], meaning: Meaning | None
) -> None:
    who = {} if meaning is Meaning.CLAIMANT else {"who": "Ann Lee"}
    rows = [
        {heading: name, "claim": f"It rains {place}", **who, "link": f"https://www.{page}/{place}"}
        for place, (name, page) in enumerate(zip(names, pages, strict=True))
    ]

    found = guess_mapping(rows).columns.get(heading)
    assert found is meaning or (meaning is None and found is not Meaning.PUBLISHER)


def test_language_in_which_the_claims_are_not_written_is_that_of_the_sources() -> None:
    text = "It is said that the government of the country has been in talks with the others for a year"
    rows = [{"claim": text, "outlet": "TV", "language": language} for language in ("Russian", "Czech", "Russian")]

    assert guess_mapping(rows).columns["language"] is Meaning.SOURCE_LANGUAGE


def test_id_that_is_not_the_rows_own_is_no_key() -> None:
    rows = [{"claim": f"c {n}", "id": "1"} for n in range(3)]

    assert "id" not in guess_mapping(rows).columns


def test_mapping_is_the_same_after_saving() -> None:
    mapping = Mapping(
        {"a": Meaning.CLAIM, "b": Meaning.SAID_ON}, {Meaning.PUBLISHER: "Checker"}, {"b": Order.MONTH_FIRST}, rows="x"
    )

    assert Mapping.from_json(mapping.to_json()) == mapping


@each_of(
    "saved",
    [
        "",
        "[]",
        "{}",
        '{"version": 2}',
        '{"version": 1, "columns": []}',
        '{"version": 1, "columns": {"a": "nonsense"}}',
        "[" * 9999,
    ],
)
def test_what_is_no_mapping_is_refused(saved: str) -> None:
    with pytest.raises(MappingError):
        Mapping.from_json(saved)


def test_mapping_of_a_person_is_followed() -> None:
    mapping = Mapping(
        {"x": Meaning.CLAIM, "y": Meaning.SAID_ON},
        {Meaning.CLAIMANT: "Ann", Meaning.PUBLISHER: "Checker", Meaning.LANGUAGE: "Danish"},
        {"y": Order.MONTH_FIRST},
    )

    [record], _ = read_all("x,y,z\nIt rains,03/04/2020,False\n", mapping=mapping)

    [said] = record.utterances
    assert (said.party.name, record.language) == ("Ann", "da")
    assert said.said_on is not None
    assert said.said_on.day == date(2020, 3, 4)
    assert record.original == {"x": "It rains", "y": "03/04/2020", "z": "False"}


def test_order_of_a_column_is_told_by_rows_that_come_later() -> None:
    rows = "".join(f"c {number},0{number}/04/2020\n" for number in range(1, 8))

    records, _ = read_all(
        f"claim,date\n{rows}last,25/04/2020\n", mapping=Mapping({"claim": Meaning.CLAIM, "date": Meaning.REVIEWED_ON})
    )

    assert records[0].text == "c 1"
    assert Archive(archive(f"claim,date\n{rows}last,25/04/2020\n")).guessed_mapping() == Mapping(
        {"claim": Meaning.CLAIM, "date": Meaning.SAID_ON}, orders={"date": Order.DAY_FIRST}
    )


def test_preview_shows_ten_rows_as_they_are_understood() -> None:
    content = "claim,speaker\n" + "".join(f"claim {number},Ann\n" for number in range(50))
    previewed = Archive(archive(content))

    assert len(previewed.preview()) == 10
    assert previewed.headings() == ["claim", "speaker"]


def test_nested_objects_are_rows_by_their_paths() -> None:
    record = {
        "claim": "It rains",
        "questions": [{"answers": [{"source_url": "https://a.example/1"}]}],
        "label": "Refuted",
    }

    [read], _ = read_all(lines([record, record]))[0][:1], None

    assert [source.url for source in read.reviews[0].evidence] == ["https://a.example/1"]


def test_quotes_of_an_article_are_records_each_and_those_of_nobody_are_refused() -> None:
    article = {
        "doc": "11 - Article (2005-08-20)",
        "text": "A long text.",
        "quotes": [
            {"type": "Indirect", "quote": "es regne", "speaker": ["Die Polizei"]},
            {"type": "Direct", "quote": "„Es regnet.“", "speaker": ["Anna"]},
            {"type": "Direct", "quote": "„Nein.“", "speaker": ["Er"]},
            {"type": "Direct", "quote": "„Ja.“", "speaker": [""]},
        ],
    }

    records, refusals = read_all(lines([article, {**article, "quotes": []}]))

    assert [(record.text, record.utterances[0].quote, record.utterances[0].summary) for record in records] == [
        ("es regne", "", "es regne"),
        ("Es regnet.", "Es regnet.", ""),
    ]
    [source] = records[0].utterances[0].sources
    assert source.title == "Article"
    assert source.published_on is not None
    assert source.published_on.day == date(2005, 8, 20)
    assert [refusal.place.path for refusal in refusals] == ["quotes[2]", "quotes[3]", ""]


def test_lines_of_a_debate_without_a_claim_are_refused() -> None:
    said = {"speaker": "ANN", "text": "It pours.", "normalized_claim": "It rains.", "label": "TRUE"}

    [record], [refusal] = read_all(lines([said, {**said, "normalized_claim": "-", "label": "-"}]))

    assert (record.text, record.utterances[0].quote) == ("It rains.", "It pours.")
    assert refusal.field == "normalized_claim"


def test_those_who_contest_a_claim_are_told_apart_from_those_who_make_it() -> None:
    [record], _ = read_all([{"claim": "It rains", "speaker": "Ann", "rebutted by": "Bob", "rebuttal": "It does not."}])

    assert [(said.party.name, said.contests, said.summary) for said in record.utterances] == [
        ("Ann", False, ""),
        ("Bob", True, "It does not."),
    ]
    assert record.reviews == ()


def test_rebuttal_of_nobody_in_particular_is_what_the_review_found() -> None:
    [record], _ = read_all([{"claim": "It rains", "speaker": "Ann", "disproof": "It does not."}])

    assert record.reviews[0].summary == "It does not."
    assert record.reviews[0].rating is None


def test_outlet_is_the_claimant_where_nobody_else_is_named() -> None:
    [record], _ = read_all([{"claim": "It rains", "outlet": "Sputnik, RT", "source_url": "https://a.example/1"}])

    assert [said.party.name for said in record.utterances] == ["Sputnik", "RT"]
    assert record.utterances[0].sources[0].url == "https://a.example/1"


def test_topics_are_parted_however_they_are_listed() -> None:
    rows = [
        {"claim": f"c {place}", "tags": tags} for place, tags in enumerate(["a, b", "a;b", "['a', 'b']", ["a", "b"]])
    ]

    records, _ = read_all(rows)

    assert {record.topics for record in records} == {("a", "b")}


def test_claimants_under_headings_of_several_languages_are_one() -> None:
    table = "Claim,Claimant / Redner,Заявитель,Sprecherin\nIt rains,Ann Lee,Энн Ли,Ann Leeh\n"

    [record], refusals = read_all(table)

    [said] = record.utterances
    assert (said.party.name, said.party.names, refusals) == ("Ann Lee", (("ru", "Энн Ли"), ("de", "Ann Leeh")), [])
