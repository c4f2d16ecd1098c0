from factcheck.importing.understanding.fields import JOINED, Fields
from factcheck.importing.understanding.people import GIVEN_TEXT, people_in
from tests.together import each_of


@each_of(
    ("written", "people"),
    [
        ("Ada Lovelace and Alan Turing", 2),
        ("Dr. Angela Merkel und Olaf Scholz", 2),
        ("Emmanuel Macron et Marine Le Pen", 2),
        ("Владимир Путин и Никол Пашинян", 2),
        ("Donald J. Trump, Ursula von der Leyen, and Joe Biden", 3),
        ("Fiona Hill and Xavier Bertrand", 2),
        ("Elif Kaya ve Cem Kaya", 2),
        ("Jean-Claude Juncker et Claude Monet", 2),
        ("Christian Aid and Anna Lee", 0),
        ("Anna Lee and Christian Science Monitor", 0),
        ("Charlotte Observer and Anna Lee", 0),
        ("Marshall Fund and Anna Lee", 0),
        ("Martin Luther Bund und Anna Lee", 0),
        ("Ministry of Trade and Industry", 0),
        ("Foreign Affairs and International Trade", 0),
        ("Sonia und Willy Bogner", 0),
        ("Bill and Melinda Gates", 0),
        ("Marie Curie and Rosa Luxemburg Foundation", 0),
        ("Goldman Sachs and Morgan Stanley", 0),
        ("Santiago Ramón y Cajal", 0),
        ("Marta Sousa e Silva Costa", 0),
        ("Peter Jackson and others", 0),
        ("Merkel, Angela und Scholz, Olaf", 0),
    ],
)
def test_people_are_parted_where_each_part_is_plainly_the_name_of_one(written: str, people: int) -> None:
    assert len(people_in(written)) == people


def test_people_of_one_field_are_read_each_by_itself_and_organisations_never() -> None:
    fields = Fields()

    assert fields.names("who", "Ada Lovelace and Alan Turing; Tom") == ["Ada Lovelace", "Alan Turing", "Tom"]
    assert [(remark.field, remark.understood) for remark in fields.remarks] == [("who", JOINED)]
    assert len(fields.names("who", "Ada Lovelace and Alan Turing", "Organization")) == 1


def test_given_names_are_whole() -> None:
    assert [name for name in GIVEN_TEXT.split() if name.startswith("-") or name.endswith("-")] == []
