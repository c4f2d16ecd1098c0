"""Data sets of the field by the columns that they are known to have, with rows of our own."""

import json
from datetime import date
from typing import Any, Final

from factcheck.importing.records import ReadRecord
from tests.importing.reading.archived import lines, read_all
from tests.together import each_of

SAYS: Final = "Says the city spent twice as much on parks as on police."
LONG: Final = "Long. " * 200
PAGE: Final = "https://checker.example/1"


def tabbed(*rows: str) -> str:
    return "".join(row.replace("|", "\t") + "\n" for row in rows)


def commas(*rows: str) -> str:
    return "".join(f"{row}\n" for row in rows)


def told(record: ReadRecord) -> dict[str, Any]:
    said = record.utterances[0] if record.utterances else None
    review = record.reviews[0] if record.reviews else None
    rating = review.rating if review else None
    return {
        "text": record.text,
        "by": said.party.name if said else None,
        "role": said.party.role if said else None,
        "on": said.said_on.day if said and said.said_on else None,
        "venue": said.venue if said else None,
        "source": said.sources[0].url if said and said.sources else None,
        "url": review.url if review else None,
        "title": review.title if review else None,
        "publisher": review.publisher.name if review and review.publisher else None,
        "authors": [author.name for author in review.authors] if review else [],
        "reviewed": review.reviewed_on.day if review and review.reviewed_on else None,
        "rating": rating.text if rating else None,
        "value": rating.value if rating else None,
        "evidence": [source.url for source in review.evidence] if review else [],
        "topics": list(record.topics),
        "language": record.language,
    }


SETS: Final[list[tuple[str, str, str, dict[str, Any]]]] = [
    (
        "LIAR, without headings",
        "test.tsv",
        tabbed(
            f"2.json|half-true|{SAYS}|city-budget,taxes|ann-lee|Mayor|Texas|none|1|2|3|4|5|a speech",
            "3.json|false|Says it never rains in the north.|weather|bob-ray||Ohio|none|1|2|3|4|5|an interview",
        ),
        {"text": SAYS, "rating": "half-true", "role": "Mayor", "venue": "a speech", "topics": ["city-budget", "taxes"]},
    ),
    (
        "LIAR-PLUS, without headings",
        "val2.tsv",
        tabbed(
            f"0|2.json|half-true|{SAYS}|taxes|ann-lee|Mayor|Texas|none|1|2|3|4|5|a speech|It spent as much.",
            "1|3.json|false|Says it never rains.|weather|bob-ray||Ohio|none|1|2|3|4|5|an interview|It rains.",
        ),
        {"text": SAYS, "rating": "half-true", "role": "Mayor", "venue": "a speech", "topics": ["taxes"]},
    ),
    (
        "MultiFC, without headings",
        "train.tsv",
        tabbed(
            f"pomt-00001|{SAYS}|mostly false|{PAGE}|-|['Tax']|Ann Lee|Bob Ray|['Crime']|Parks?|2010-09-02|2010-08-30",
            f"snes-00002|A shark swims in a street.|false|{PAGE}2|None|None|None|Kim|['photos']|Shark|2017-08-28|None",
        ),
        {
            "text": SAYS,
            "by": "Ann Lee",
            "on": date(2010, 8, 30),
            "rating": "mostly false",
            "url": PAGE,
            "title": "Parks?",
            "authors": ["Bob Ray"],
            "reviewed": date(2010, 9, 2),
            "topics": ["Tax", "Crime"],
        },
    ),
    (
        "ClaimsKG, as its site exports it",
        "result.csv",
        commas(
            '"","claimID","claimText","claimDate","claimRating","ratingName","claimAuthor","source","sourceURL","link"',
            f'"1","x/1","{SAYS}","2011-10-20","1","MIXTURE","Ann Lee","checker","http://checker.example","{PAGE}"',
            f'"2","x/2","It rains.","","0","FALSE","","checker","http://checker.example","{PAGE}2"',
        ),
        {"text": SAYS, "by": "Ann Lee", "rating": "MIXTURE", "publisher": "checker", "url": PAGE, "source": None},
    ),
    (
        "X-Fact",
        "train.all.tsv",
        tabbed(
            "language|site|evidence_1|evidence_2|link_1|link_2|claimDate|reviewDate|claimant|claim|label",
            f"pt|checker.example|Algo|Mais|https://a.example/1|https://b.example|2020-03-01|None|Ann Lee|{SAYS}|false",
            "pt|checker.example||||||2020-03-05|Bob Ray|It rains.|true",
        ),
        {
            "text": SAYS,
            "by": "Ann Lee",
            "on": date(2020, 3, 1),
            "reviewed": None,
            "rating": "false",
            "url": "",
            "evidence": ["https://a.example/1", "https://b.example/"],
            "language": "pt",
        },
    ),
    (
        "FakeCovid",
        "FakeCovid.csv",
        commas(
            ",ref_category_title,ref_url,verifiedby,class,title,published_date,article_source,content_text,lang",
            f'0,False: {SAYS},https://list.example/1,Checker,False,{SAYS},2020/03/21,{PAGE},"{LONG}",en',
            f'1,MISLEADING: Rain.,https://list.example/2,Checker,Misleading,It rains.,2020/03/22,{PAGE}2,"{LONG}",en',
        ),
        {"text": SAYS, "rating": "False", "publisher": "Checker", "url": PAGE, "reviewed": date(2020, 3, 21)},
    ),
    (
        "claims of CheckThat!",
        "vclaims.json",
        json.dumps([{"vclaim_id": "v-1", "vclaim": SAYS, "truth_label": "False", "title": "Parks?", "page_url": PAGE}]),
        {"text": SAYS, "rating": "False", "title": "Parks?", "url": PAGE},
    ),
    (
        "PolitiFact, as JSON",
        "data.json",
        lines(
            [
                {
                    "verdict": "false",
                    "statement_originator": "Ann Lee",
                    "statement": SAYS,
                    "statement_date": "6/11/2008",
                    "statement_source": "speech",
                    "factchecker": "Maria Roe",
                    "factcheck_date": f"6/{day}/2008",
                    "factcheck_analysis_link": PAGE,
                }
                for day in (12, 16)
            ]
        ),
        {
            "text": SAYS,
            "by": "Ann Lee",
            "on": date(2008, 6, 11),
            "venue": "speech",
            "authors": ["Maria Roe"],
            "reviewed": date(2008, 6, 12),
            "url": PAGE,
            "rating": "false",
        },
    ),
    (
        "PolitiFact, as a table",
        "politifact.csv",
        commas(
            ",author,statement,source,date,target",
            f'0,Bill Roe,{SAYS},Facebook posts,"June 19, 2020",false',
            '1,Bill Roe,It rains more than ever.,Ann Lee,"July 1, 2020",half-true',
        ),
        {"text": SAYS, "by": "Facebook posts", "authors": ["Bill Roe"], "on": date(2020, 6, 19), "rating": "false"},
    ),
    (
        "Snopes",
        "snopes.csv",
        commas(
            "snopes_page,topic,claim,claim_label,date_published,page_url",
            *(f"https://checker.example/{n},Food,{SAYS},false,1998-12-0{n},https://s{n}.example/" for n in range(1, 7)),
        ),
        {"text": SAYS, "url": PAGE, "rating": "false", "topics": ["Food"], "reviewed": date(1998, 12, 1)},
    ),
    (
        "Emergent",
        "url-versions.csv",
        commas(
            "articleId,claimHeadline,articleHeadline,claimId,articleHeadlineStance,claimTruthiness",
            f"a1,{SAYS},A town spends,c1,for,false",
        ),
        {"text": SAYS, "rating": "false"},
    ),
    (
        "a list of Meedan Check",
        "list.csv",
        commas(
            "Claim,Item page URL,Status,Created by,Social Media Posted at,Report Published at,Fact-check URL",
            f"{SAYS},https://desk.example/2,False,Ana,2023-04-30,2023-05-02,{PAGE}",
        ),
        {"text": SAYS, "url": PAGE, "rating": "False", "reviewed": date(2023, 5, 2)},
    ),
    (
        "records of Airtable",
        "records.json",
        json.dumps(
            {
                "records": [
                    {
                        "id": f"rec{n}",
                        "createdTime": "2019-01-01",
                        "fields": {"Claim": text, "Speaker": "Ann Lee"} | more,
                    }
                    for n, text, more in (
                        (1, SAYS, {"URL": PAGE, "Rating": "False"}),
                        (2, "It rains.", {"Date": "2018-01-02", "URL": PAGE}),
                    )
                ]
            }
        ),
        {"text": SAYS, "by": "Ann Lee", "url": PAGE, "on": None, "rating": "False"},
    ),
    (
        "CLIMATE-FEVER",
        "train.jsonl",
        lines([{"claim": SAYS, "claim_label": "SUPPORTS", "evidences": [{"evidence_label": "REFUTES"}]}]),
        {"text": SAYS, "rating": "SUPPORTS"},
    ),
    (
        "PUBHEALTH",
        "train.tsv",
        tabbed(
            "claim_id|claim|date_published|explanation|fact_checkers|main_text|sources|label|subjects",
            f"1|{SAYS}|April 26, 2015|No.|Maria Roe, Ann Lee|Main text.|{PAGE}, {PAGE}2|false|Parks, Police",
        ),
        {
            "text": SAYS,
            "authors": ["Maria Roe", "Ann Lee"],
            "publisher": None,
            "evidence": [PAGE, f"{PAGE}2"],
            "topics": ["Parks", "Police"],
            "rating": "false",
        },
    ),
    (
        "the list of the IFCN",
        "covid.csv",
        commas(
            "Fact-checked by,Date,Claim,Rating,Explanation,Source of claim (originated from),Read the full article",
            f"Checker,2020/04/01,{SAYS},FALSE,There is no evidence.,Facebook post,{PAGE}",
        ),
        {"text": SAYS, "publisher": "Checker", "url": PAGE, "rating": "FALSE"},
    ),
    (
        "EUvsDisinfo",
        "euvsdisinfo.csv",
        commas(
            "keywords,date_published,article_title,article_url,debunk_url,summary,response",
            f'"Parks, Police",2021-03-04,{SAYS},https://s.example/1,{PAGE},At length.,No evidence.',
        ),
        {"text": SAYS, "url": PAGE, "source": "https://s.example/1", "topics": ["Parks", "Police"]},
    ),
]


def test_data_sets_are_read_by_the_columns_that_they_are_known_to_have() -> None:
    wrong = []
    for name, file, content, meant in SETS:
        records, refusals = read_all(content, name=file)
        read = told(records[0]) if records and not refusals else {}
        wrong += [(name, {key: read.get(key) for key in meant if read.get(key) != meant[key]})]

    assert [each for each in wrong if each[1]] == []


def test_languages_of_headings_tell_who_published_what_when_and_where() -> None:
    tables = [
        (
            "Affirmation;Auteur;Date de la vérification;Date de l'affirmation",
            "Verdict;URL de la vérification;Organisme;Source de l'affirmation",
        ),
        (
            "Behauptung;Behauptet von;Veröffentlicht am;Behauptet am",
            "Bewertung;Faktencheck;Redaktion;Quelle der Behauptung",
        ),
        (
            "Alegação;Autor da alegação;Data da verificação;Data da alegação",
            "Veredito;Link da verificação;Agência;Link da alegação",
        ),
        (
            "Утверждение;Кто сказал;Дата проверки;Дата утверждения",
            "Вердикт;Ссылка на проверку;Редакция;Ссылка на источник",
        ),
        ("الادعاء;صاحب الادعاء;تاريخ التحقق;تاريخ الادعاء", "التصنيف;رابط التحقق;الجهة;رابط الادعاء"),
        ("İddia;İddia Sahibi;Analiz Tarihi;İddia Tarihi", "Sonuç;Analiz Linki;Kurum;İddia Linki"),
        ("दावा;दावाकर्ता;जांच की तारीख;दावे की तारीख", "निष्कर्ष;फैक्ट चेक लिंक;संस्था;दावे का लिंक"),
    ]
    row = f"{SAYS};Ann Lee;02/03/2021;28/02/2021;False;{PAGE};Checker;https://s.example/1"
    meant = {
        "text": SAYS,
        "by": "Ann Lee",
        "on": date(2021, 2, 28),
        "reviewed": date(2021, 3, 2),
        "rating": "False",
        "url": PAGE,
        "publisher": "Checker",
        "source": "https://s.example/1",
    }

    read = [told(record) for table in tables for record in read_all(f"{';'.join(table)}\n{row}\n")[0]]

    assert [{key: each[key] for key in meant if each[key] != meant[key]} for each in read] == [{}] * len(tables)


def test_order_of_a_column_is_told_by_the_others_where_all_agree() -> None:
    def reviewed(*rows: str) -> Any:
        records, _ = read_all(commas("Claim,Claim date,Review date,Rating", *rows))
        return told(records[0])["reviewed"]

    first = f"{SAYS},28/02/2021,02/03/2021,False"

    assert reviewed(first) == date(2021, 3, 2)
    assert reviewed(first, "It rains.,02/28/2021,02/03/2021,False") == date(2021, 1, 1)


@each_of(
    ("heading", "day"),
    [
        ("Claim date (DD/MM/YYYY)", date(2021, 3, 2)),
        ("Date (jj/mm/aaaa)", date(2021, 3, 2)),
        ("Дата (ДД.ММ.ГГГГ)", date(2021, 3, 2)),
        ("Claim date, MM/DD/YYYY", date(2021, 2, 3)),
        ("Claim date", date(2021, 1, 1)),
    ],
)
def test_order_of_a_column_is_that_which_its_heading_says(heading: str, day: date) -> None:
    records, _ = read_all(f"Claim;Speaker;{heading}\n{SAYS};Ann Lee;02/03/2021\n")

    assert told(records[0])["on"] == day


def test_number_below_a_heading_of_ratings_counts_on_the_scale_beside_it() -> None:
    records, _ = read_all(f"Affirmation;Note;Note maximale;Note minimale\n{SAYS};2,5;5;0\n")

    [rating] = [record.reviews[0].rating for record in records]
    assert rating is not None
    assert [str(each) for each in (rating.value, rating.best, rating.worst)] == ["2.5", "5", "0"]


def test_statements_of_a_video_are_said_where_the_video_stands() -> None:
    said = {"text": "It has rained for a year", "speaker": {"fullName": "Ann Lee", "title": "Mayor"}}
    comment = {"text": "No", "score": 4, "source": {"url": "https://rain.example/1", "title": "Rain"}}
    video = {"url": "https://video.example/9", "title": "Debate", "speakers": [{"fullName": "Joe Roe"}]}
    whole = {**video, "statements": [{"id": 1, **said, "comments": [comment]}, {"id": 2, "text": "It was dry", **said}]}
    alone = [{"id": 1, **said, "video": video, "comments": [comment]}]
    table = "statement_id,statement_text,speaker_full_name,speaker_title,video_url,video_title\n"
    table += "1,It has rained for a year,Ann Lee,Mayor,https://video.example/9,Debate\n"

    for content in (whole, [whole], {"data": {"videos": {"entries": [whole]}}}, alone, table):
        [record, *_], refusals = read_all(content)
        [utterance] = record.utterances
        [source] = utterance.sources
        assert (record.text, utterance.party.name, utterance.party.role, refusals) == (
            "It has rained for a year",
            "Ann Lee",
            "Mayor",
            [],
        )
        assert (source.url, source.title) == ("https://video.example/9", "Debate")
        assert [review.rating for review in record.reviews] in ([], [None])
