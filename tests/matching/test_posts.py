"""What a pasted post says of itself, and what a claim that names its author or its month gains by it."""

from datetime import date

from factcheck.matching.analysed import Analysed
from factcheck.matching.features import FEATURES, compared
from factcheck.matching.posts import Post, post
from factcheck.matching.question import Compared, Found, Question
from tests.together import each_of

SIGNED = date(2020, 1, 6).toordinal()


@each_of(
    ("text", "expected"),
    [
        ("They left. — Ilhan Omar (@IlhanMN) January 6, 2020", Post("Ilhan Omar", SIGNED)),
        ("Ils sont partis. — Une Agence (@agence) 6 janvier 2020", Post("Une Agence", SIGNED)),
        ("Они ушли. — Агентство (@agency) 6 января 2020 г.", Post("Агентство", SIGNED)),
        ("They left. — Somebody (@them)", Post("Somebody")),
        ("They left. — Somebody (@them) February 30, 2020", Post("Somebody")),
        ("They left — all of them (@them) said so.", Post()),
        ("Look pic.twitter.com/B7vEun", Post(pictured=True)),
        ("Look https://x.com/a/status/1/photo/1", Post(pictured=True)),
        ("Look https://example.org/photo", Post()),
        ("", Post()),
    ],
)
def test_post_says_who_wrote_it_when_and_with_a_picture(text: str, expected: Post) -> None:
    assert post(text) == expected


def features(asked: Question, claim: str) -> dict[str, float]:
    row = compared(asked, [(Compared(Analysed.of(claim, "en"), language="en"), Found())])[0]
    return dict(zip(FEATURES, row, strict=True))


@each_of(
    ("claim", "expected"),
    [
        ("A bridge was closed in January 2020.", (1, 1, 0)),
        ("A bridge was closed on January 2, 2020.", (1, 1, 0)),
        ("A bridge was closed in May 2020.", (0, 1, 0)),
        ("A bridge was closed in 2019.", (0, 0, 0)),
        ("A bridge was closed in 2012.", (0, 0, 1)),
        ("A bridge was closed 12345678901234567890 times.", (0, 0, 0)),
    ],
)
def test_compared_tells_whether_a_claim_names_the_month_or_year_of_the_text(
    claim: str, expected: tuple[float, ...]
) -> None:
    asked = Question(Analysed.of("They closed it", "en"), lambda form: 1.0, day=SIGNED)

    found = features(asked, claim)

    assert (found["said_month"], found["said_year"], found["said_other_year"]) == expected


def test_compared_tells_whether_a_claim_names_the_author_and_speaks_of_a_picture() -> None:
    author = Analysed.of("Ilhan Omar")
    asked = Question(Analysed.of("They closed it", "en"), lambda form: 1.0, author=author, pictured=True)

    named, other = (features(asked, claim) for claim in ("A photo shows Omar.", "A bridge was closed."))

    assert [(each["author_share"], each["pictured_both"]) for each in (named, other)] == [(0.5, 1), (0, 0)]
