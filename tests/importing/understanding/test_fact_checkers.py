import pytest

from factcheck.importing.records import ReadParty
from factcheck.importing.understanding.fact_checkers import AUTHOR, PUBLISHER, is_fact_checker
from tests.together import each_of

PUBLISHED_BY = ReadParty("Africa Check", links=("https://africacheck.org/",))


@each_of("claimant", ["Africa Check", "AFRICA CHECK", "africacheck", "africacheck.org"])
def test_claimant_of_the_publishers_name_or_site_is_the_fact_checker(claimant: str) -> None:
    assert is_fact_checker(ReadParty(claimant), PUBLISHED_BY, (), "https://africacheck.org/1") == PUBLISHER


def test_claimant_who_wrote_the_review_is_the_fact_checker() -> None:
    author = ReadParty("", links=("https://africacheck.org/about/authors/grace-gichuhi",))

    assert is_fact_checker(ReadParty("Grace Gichuhi"), PUBLISHED_BY, (author,), "") == AUTHOR
    assert is_fact_checker(ReadParty("Ann Lee"), PUBLISHED_BY, (ReadParty("Ann Lee"),), "") == AUTHOR


@pytest.mark.parametrize("claimant", ["Donald Trump", "Africa Today", "Facebook"])
def test_claimant_who_is_somebody_else_stays(claimant: str) -> None:
    assert (
        is_fact_checker(ReadParty(claimant), PUBLISHED_BY, (ReadParty("Ann Lee"),), "https://www.facebook.com/1") == ""
    )
