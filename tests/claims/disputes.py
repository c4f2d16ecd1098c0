"""Documents of made-up disputes, of any size and in several scripts."""

from typing import Any

from claims.pages.graph import Neighbourhood
from claims.vocabulary import Relation
from factcheck.publishing.canonical import Document

TEXTS = (
    "The departure of the residents was neither voluntary nor announced in advance, says the register {}.",
    "غادر السكان المنطقة قبل وصول القوافل وبعد إعلان السلطات عن فتح الطريق رقم {}",
    "Բնակիչները հեռացել են տարածաշրջանից մինչև շարասյան ժամանումը և ճանապարհի բացումը {}",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW {}",
)
RELATIONS = list(Relation)


def claim(number: int, **parts: Any) -> Document:
    """A claim's document, as far as a picture needs it."""
    said = {"claimant": {"id": f"w{number}", "name": f"Claimant number {number}"}, "stance": "asserts"}
    document = {
        "id": f"c{number:03}",
        "text": TEXTS[number % len(TEXTS)].format(number),
        "url": f"/claims/c{number:03}/x/",
        "language": "en",
        "attributions": [said],
        "rebuttals": [],
        "links": [],
    }
    return document | parts


def link(number: int, relation: str) -> Document:
    """A link to the claim of that number."""
    return {"relation": relation, "claim": {"id": f"c{number:03}"}}


def contest(number: int, counter: int | None = None, grounds: str = "") -> Document:
    """A rebuttal by a claimant of that number."""
    return {
        "claimant": {"id": f"r{number}", "name": f"Ministry number {number}", "url": f"/claimants/r{number}/x/"},
        "counter_claim": None if counter is None else {"id": f"c{counter:03}"},
        "grounds": grounds,
    }


def around(*documents: Document, is_cut: bool = False) -> Neighbourhood:
    """What is around the first of these claims."""
    return Neighbourhood(documents[0], {document["id"]: document for document in documents}, [], is_cut)


def crowd(size: int) -> Neighbourhood:
    """A claim with so many others within two steps of it, linked in all ways, some also to each other."""
    documents = [claim(number) for number in range(size)]
    for number in range(1, size):
        near = 0 if number % 4 == 1 else number - number % 4 - 3 if number % 4 == 0 else number - number % 4 + 1
        documents[number]["links"].append(link(near, RELATIONS[number % 6]))
        if number % 5 == 0:
            documents[near]["links"].append(link(number, RELATIONS[(number + 1) % 6]))
        if number > 8 and number % 7 == 0:
            documents[number]["links"].append(link(number - 8, RELATIONS[number % 6]))
        if number % 3 == 0:
            documents[number]["rebuttals"].append(contest(number, counter=near if number % 2 else None))
    return around(*documents)
