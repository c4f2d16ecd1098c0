"""What axe finds in a page that the browser shows."""

from typing import Final, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_CHECKER: Final = Axe().axe_script


IN_ANOTHER_LIGHT: Final = ["color-contrast", "link-in-text-block"]
"""What can differ of the same page in another light."""


def barriers_in_both_lights(page: Page, rules: list[str]) -> list[str]:
    """Likewise, of these rules; then, in the dark, of those among them that light can break, or of these tags."""
    _light(page, "light")
    found = barriers(page, rules)
    _light(page, "dark")
    again = [rule for rule in IN_ANOTHER_LIGHT if rule in rules] or rules
    return found + [f"{each}, in the dark" for each in barriers(page, again)]


def _light(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Show the page so, with no colour on its way from one to the other."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate("document.getAnimations().forEach(each => each instanceof CSSTransition && each.finish())")


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
