"""What is worked out of a document once for each page."""

from typing import Any

from django.utils.translation import override

from factcheck.language.once import once_a_page, one_page


def counted() -> tuple[Any, list[Any]]:
    seen: list[Any] = []

    @once_a_page
    def work_out(document: Any) -> int:
        seen.append(document)
        return len(document)

    return work_out, seen


def test_work_of_a_document_within_a_page_is_done_once_a_language() -> None:
    work_out, seen = counted()
    document = {"text": "a"}
    with one_page():
        assert [work_out(document), work_out(document), work_out(dict(document))] == [1, 1, 1]
        with override("hy"):
            work_out(document)
    assert len(seen) == 3


def test_work_of_a_document_outside_of_pages_is_done_each_time() -> None:
    work_out, _ = counted()
    document = {"text": "a"}
    with one_page():
        work_out(document)
    document["note"] = "b"
    assert work_out(document) == 2
    with one_page():
        assert work_out(document) == 2
