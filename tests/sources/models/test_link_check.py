import pytest

from tests.factories import LinkCheckFactory
from tests.refusals import assert_refused, assert_unknown_refused

pytestmark = pytest.mark.django_db


def test_result_outside_the_list_is_refused() -> None:
    assert_unknown_refused(LinkCheckFactory.create(), "result", "sources_linkcheck_result_known")


@pytest.mark.parametrize("result", ["gone", "failed"])
def test_dead_link_without_a_reason_is_refused(result: str) -> None:
    check = LinkCheckFactory.create()
    check.result = result

    assert_refused(check, "sources_linkcheck_failure_explained", at="message")
