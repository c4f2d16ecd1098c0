"""What a fetch that did not work raises."""

BY_HAND = "You can save the page yourself and add it as a capture."


class FetchError(Exception):
    """A document could not be had; the message is for editors. `status` is what the site answered, if it did."""

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status
