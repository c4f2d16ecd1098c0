"""Why something can't be published, in words for the editor."""


class PublishingError(Exception):
    """An action that can't be done; nothing was written. The message is for the editor."""
