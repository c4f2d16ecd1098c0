"""The sentence that names both sides, as HTML."""

from django.template import Context, Template

from claims.pages.summary.leads import lead_of
from claims.pages.summary.voices import sides_of
from tests.claims.pages.summary.records import claim, contests, says

TEMPLATE = "{% load leads %}{% lead_words lead url %}"


def words(*said: dict[str, object], **context: object) -> str:
    document = claim(*said)
    return Template(TEMPLATE).render(Context({"lead": lead_of(sides_of(document)), "url": "", **context}))


def test_lead_words_of_names_with_markup_are_escaped() -> None:
    shown = words(says("<b>&"), contests("<i>", "Because <u>."))
    assert "<bdi>&lt;b&gt;&amp;</bdi>" in shown
    assert '<bdi class="grounds">Because &lt;u&gt;</bdi>' in shown


def test_lead_words_bear_the_sign_of_each_deed() -> None:
    shown = words(says("Mayor"), contests("Ministry"))
    assert '<span class="named asserts">' in shown
    assert '<span class="named contests">' in shown


def test_lead_words_on_a_page_with_terms_are_marked() -> None:
    assert "<mark>mayor</mark>" in words(says("mayor"), terms=("mayor",))


def test_lead_words_with_an_address_lead_to_what_was_said_there() -> None:
    assert 'href="/claims/c1/#a-Mayor-asserts"' in words(says("Mayor"), url="/claims/c1/")
