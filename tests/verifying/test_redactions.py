"""What was erased by an order is no fault where a row declares it, and one everywhere else."""

import pytest
import verify

from tests.verifying.sites import KEY, Row, Site

PUBLIC = verify.key_of(KEY.verifier_key)
CLAIM, ENTRY = "c1a1mc1a1mc1", "redactedredac"[:12]


def declared(revisions: object = (1,), kind: str = "claim", record: str = CLAIM) -> Row:
    numbers = list(revisions) if isinstance(revisions, tuple) else revisions
    return {"record": {"type": kind, "id": record}, "revisions": numbers, "basis": "A court"}


@pytest.fixture
def published() -> Site:
    """A claim with two revisions, of which the first says too much."""
    made = Site()
    made.add("claim", CLAIM, "first", {"text": "Too much"})
    made.add("claim", CLAIM, "update", {"text": "Enough"})
    return made


def signed(site: Site, *erased: int) -> verify.Found:
    """What is found of a site that erased documents and signed its log."""
    site.erased.update(erased)
    site.sign()
    return verify.verify(site.read, PUBLIC)


def test_document_erased_and_declared_is_listed_and_no_fault(published: Site) -> None:
    published.add("redaction", ENTRY, "redact", declared())

    found = signed(published, 0)

    assert found.faults == []
    assert [str(each) for each in found.redactions] == [f"claim {CLAIM}, revisions 1, by row 2: A court"]


def test_document_erased_without_a_row_that_declares_it_is_found(published: Site) -> None:
    assert signed(published, 0).faults == ["The document of row 0 is missing, and no row says why."]


@pytest.mark.parametrize(
    "said", [declared((2,)), declared(record="an0therclaim"), declared(kind="topic")], ids=["number", "record", "kind"]
)
def test_document_erased_where_something_else_is_declared_is_found(said: Row, published: Site) -> None:
    published.add("redaction", ENTRY, "redact", said)

    assert "The document of row 0 is missing, and no row says why." in signed(published, 0).faults


def test_document_erased_by_an_earlier_row_is_found(published: Site) -> None:
    published.add("redaction", ENTRY, "redact", declared((3,)))
    published.add("claim", CLAIM, "update", {"text": "Later"})

    assert "The document of row 3 is missing, and no row says why." in signed(published, 3).faults


def test_redaction_that_is_erased_itself_declares_nothing(published: Site) -> None:
    published.add("redaction", ENTRY, "redact", declared())
    published.add("redaction", "an0therentry", "redact", declared((1,), "redaction", ENTRY))

    assert signed(published, 0, 2).faults == [
        "The document of row 0 is missing, and no row says why.",
        "The document of row 2 is missing, and no row says why.",
    ]


def test_document_declared_as_erased_that_is_there_is_found(published: Site) -> None:
    published.add("redaction", ENTRY, "redact", declared())

    assert signed(published).faults == ["The document of row 0 is there, although row 2 declares it as erased."]


def test_redaction_that_names_no_revisions_is_found(published: Site) -> None:
    published.add("redaction", ENTRY, "redact", declared("all"))

    assert "Row 2 declares as erased what can't be read." in signed(published, 0).faults


def test_redaction_before_the_row_to_start_from_asks_for_nothing(published: Site) -> None:
    published.add("redaction", ENTRY, "redact", declared())
    published.add("topic", "afterwards00", "first", {"text": "Later"})
    signed(published, 0)

    assert verify.verify(published.read, PUBLIC, since=3).faults == []
