"""What axe finds in a page that the browser shows."""

from typing import Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_CHECKER: Final = Axe().axe_script


def barriers(page: Page, rules: list[str] | None = None) -> list[str]:
    """Each violation of these rules or tags, or of every rule that axe has, with the first element at fault.

    axe is run by the page itself: our policy would refuse it, so the browser's context has to bypass it.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_CHECKER)
    # Describing all that is well takes longer than finding what isn't.
    options = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    violations = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return [f"{violation['id']}: {violation['nodes'][0]['html'][:200]}" for violation in violations]
