"""What lets one script or style that stands in a page itself run under the policy."""

import secrets


class Nonce:
    """A word that no page had before, made when a template first writes it."""

    def __init__(self) -> None:
        self.word = ""

    def __str__(self) -> str:
        self.word = self.word or secrets.token_urlsafe(16)
        return self.word
